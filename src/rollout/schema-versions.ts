import type { Change } from '../compare/changes';
import { realmChanges, type RealmChange } from '../compare/realms';
import { beforeOf, fromOf, toOf } from '../compare/transition';
import type { ClientClass } from '../schema/client-schemas';
import type { Baseline } from '../compare/side-changes';
import type { Target } from '../schema/targets';
import { clientChanges } from '../compare/side-changes';

/** What has to be said about each local realm whose schema changed. */
export interface RealmTexts {
  /** About `schemaVersion`. */
  readonly version: readonly string[];
  /** Whether one of them is still to be raised. */
  readonly isBehind: boolean;
  /** About the migration function. */
  readonly migrate: readonly string[];
}

function versionText({ configuration, earlier, version }: RealmChange): string {
  const { schemaVersion, place } = configuration;
  const { file, line, column } = schemaVersion?.place ?? place;
  const at = `At ${file}:${line}:${column}`;
  const before = earlier?.schemaVersion?.value ?? 0;
  if (configuration.recreates) return `${at} a file of an earlier version is thrown away, with all that is in it (\`deleteRealmIfMigrationNeeded\`): the version may stay.`;
  if (schemaVersion?.fault != null) return `${at} \`${schemaVersion.fault}\` is no version: write an integer above the last released one.`;
  switch (version) {
    case 'same': return `${at} it is ${before} still: raise it to ${before + 1}.`;
    case 'raised': return `${at} it was raised from ${before} to ${schemaVersion?.value ?? 0} already.`;
    case 'lowered': return `${at} it fell from ${before} to ${schemaVersion?.value ?? 0}: raise it to ${before + 1}.`;
    case 'unknown': return `${at} it is only known when the app runs: see that it is above the last released one.`;
  }
}

function migrationText({ configuration: { migrates, place: { file, line, column } } }: RealmChange): string {
  return `At ${file}:${line}:${column} there is ${migrates ? 'a migration function: see that it does this' : 'no migration function yet'}.`;
}

/** The local realms that both revisions open, and whose schema changed so that their version has to rise. */
export function changedRealms(
  { client: before }: Pick<Baseline, 'client'>,
  { client: after }: Pick<Baseline, 'client'>,
  target: Target,
): RealmChange[] {
  if (before === null || after === null) return [];
  return realmChanges(before, after, clientChanges(before, after), target).filter(({ changes }) => changes.length > 0);
}

const subjectOf = (change: Change<ClientClass>): string =>
  JSON.stringify([change.kind, beforeOf(change)?.name, (fromOf(change) ?? toOf(change))?.mapTo]);

/** Whether the file of one of some realms is only opened with a higher version because of a change, and that was not raised yet. */
export function needsVersionIn(realms: readonly RealmChange[]): (change: Change<ClientClass>) => boolean {
  const kept = realms.filter(({ configuration, version }) => !configuration.recreates && version !== 'raised');
  const subjects = new Set(kept.flatMap(({ changes }) => changes.map(subjectOf)));
  return (change) => subjects.has(subjectOf(change));
}

/** What has to be said about local realms whose schema changed. */
export function realmTexts(realms: readonly RealmChange[]): RealmTexts {
  const isBehind = realms.some(({ configuration, version }) => !configuration.recreates && (version === 'same' || version === 'lowered'));
  return {
    version: realms.map(versionText),
    isBehind,
    migrate: realms.filter(({ configuration }) => !configuration.recreates).map(migrationText),
  };
}
