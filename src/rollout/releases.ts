import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { nameList } from '../schema/name-list';
import { spell } from '../schema/spelling';
import type { RolloutChange } from './change';
import { subjectOf } from './nouns';
import { storedProperty } from './revisions';
import type { Staged } from './steps';

/** A version of the client that people have, and the share of users that do, from 0 to 1, where it is known. */
export interface ReleasedVersion {
  readonly name: string;
  readonly share: number | null;
  readonly client: ClientSchemas;
}

/** Whether a version still has what a change takes away, or does not have yet what it asks for. */
function isInTheWay(classes: ReadonlyMap<string, ClientClass>, { kind, class: name, property, before }: RolloutChange): boolean {
  const schema = name === null ? undefined : classes.get(name);
  if (schema === undefined) return false;
  if (property === null || kind === 'primary-key') return true;
  const declared = storedProperty(schema, property);
  if (kind === 'added-property') return declared === undefined;
  return declared !== undefined && (kind === 'removed-property' || kind === 'renamed-property' || spell(declared) === before);
}

function sharesText(versions: readonly ReleasedVersion[]): string {
  const shares = versions.flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.length === 0 ? '' : ` (${Math.round(shares.reduce((sum, share) => sum + share, 0) * 1000) / 10} % of users)`;
}

/** Which released versions have to be gone, for all changes that have to wait. Settings say nothing about versions. */
export function releaseTexts(all: readonly Staged[], versions: readonly ReleasedVersion[]): string[] {
  const waiting = all.filter(
    ({ change, stages }) => stages.wait !== undefined && change.class !== null && !change.kind.includes('queryable'),
  );
  if (versions.length === 0 || waiting.length === 0) return [];
  const byName = versions.map((version) => ({ version, classes: new Map(version.client.classes.map((each) => [each.name, each])) }));
  const groups = new Map<string, string[]>();
  for (const { change } of waiting) {
    const found = byName.filter(({ classes }) => isInTheWay(classes, change)).map(({ version }) => version);
    const key = found.length === 0 ? '' : `${nameList(found.map(({ name }) => name))}${sharesText(found)}`;
    groups.set(key, [...(groups.get(key) ?? []), subjectOf(change)]);
  }
  return [...groups].map(([names, subjects]) => (names === ''
    ? `No released version is in the way of: ${nameList(subjects)}.`
    : `Released versions in the way of ${nameList(subjects)}: ${names}.`));
}
