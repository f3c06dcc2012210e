import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { coerce, compare, parse, type SemVer } from 'semver';
import type { ReleasedConfig } from '../config/config';
import type { Scope } from '../tree/list-files';
import { HistoryError } from './history-error';
import { openRepository } from './repository';
import type { Revision } from './revision';
import { readSnapshot } from './snapshot';

/** A version of the client that people have. */
export interface Release {
  readonly name: string;
  /** The share of users that have it, from 0 to 1; `null` where nobody said. */
  readonly share: number | null;
  /** Reads its files, or its snapshot. Throws `HistoryError` where that cannot be done. */
  open(): Revision;
}

/** The releases, the oldest first, and in sentences what is not among them. */
export interface Releases {
  readonly releases: readonly Release[];
  /** The names of all that there are, also of those that are too old or no versions. */
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

type Versioned = Omit<Release, 'share'> & { readonly version: SemVer | null };

/** The version that a name stands for: `v2.3.0`, `mobile-2.3`, `app@2.3.0-rc.1`. `before` is what the pattern has before it. */
function versionOf(name: string, before = ''): SemVer | null {
  const text = (name.startsWith(before) ? name.slice(before.length) : name).replace(/^v(?=\d)/, '');
  return parse(text, { loose: true }) ?? (/^\d+(?:\.\d+)*$/.test(text) ? coerce(text) : null);
}

/** What a pattern has before its first wildcard, and before the digits of a version: nothing in `v2.*`. */
const fixedPart = (pattern: string): string => (/^[^*?[]*/.exec(pattern)?.[0] ?? '').replace(/v?\d[\d.]*$/, '');

/** The version of the floor, read like the tags that it is compared with. */
function floorOf(from: string | undefined, patterns: readonly string[]): SemVer | undefined {
  if (from === undefined) return undefined;
  const found = patterns.map((pattern) => versionOf(from, fixedPart(pattern))).find((version) => version !== null) ?? versionOf(from);
  if (found === null) throw new HistoryError(`\`${from}\`, the oldest release in use, is no version: name a tag such as v2.3.0.`);
  return found;
}

const all = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : [value].flat());

const list = (names: readonly string[]): string => (names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', '));

/** A tag that was named and is not there, or that a shallow clone may lack, must not pass for one that was checked. */
function assertThere(
  patterns: readonly string[],
  from: string | undefined,
  floor: SemVer | undefined,
  tags: readonly Versioned[],
  isShallow: boolean,
): void {
  const absent = patterns.find(
    (pattern) => !/[*?[]/.test(pattern) && !tags.some(({ name }) => name === pattern || name.startsWith(`${pattern}/`)),
  );
  if (absent !== undefined)
    throw new HistoryError(
      `There is no tag \`${absent}\` in this clone: fetch it with \`git fetch origin tag ${absent}\`, or leave it out.`,
    );
  if (!isShallow) return;
  const lacks =
    tags.length === 0
      ? 'no tag matches'
      : floor !== undefined && !tags.some(({ version }) => version !== null && compare(version, floor) === 0)
        ? `the oldest release, \`${from ?? ''}\`, is not there`
        : undefined;
  if (lacks !== undefined) throw new HistoryError(`This clone is shallow, and ${lacks}: fetch the tags with \`git fetch --tags\`.`);
}

function taggedReleases(
  patterns: readonly string[], from: string | undefined, folder: string, scope: Scope,
): { readonly found: readonly Versioned[]; readonly names: readonly string[]; readonly notes: readonly string[] } {
  if (patterns.length === 0) return { found: [], names: [], notes: [] };
  const repository = openRepository(folder, scope);
  const floor = floorOf(from, patterns);
  const byName = new Map<string, Versioned>();
  for (const pattern of patterns) {
    for (const { name, commit } of repository.tags(pattern)) {
      byName.set(name, { name, version: versionOf(name, fixedPart(pattern)), open: () => ({ name, ...repository.state(commit) }) });
    }
  }
  const tags = [...byName.values()];
  assertThere(patterns, from, floor, tags, repository.isShallow());
  const unparsed = tags.filter(({ version }) => version === null).map(({ name }) => name);
  return {
    names: tags.map(({ name }) => name),
    found: tags.filter(({ version }) => version !== null && (floor === undefined || compare(version, floor) >= 0)),
    notes: [
      ...(tags.length === 0 ? [`No tag matches ${patterns.map((pattern) => `\`${pattern}\``).join(' or ')}: a clone of one commit has no tags; fetch them with \`git fetch --tags\`.`] : []),
      ...(unparsed.length > 0 ? [`Not checked, since they are no versions: ${list(unparsed)}.`] : []),
    ],
  };
}

/** The snapshot files that a path names: itself, or what is in the folder. */
function snapshotFiles(file: string, shown: string): string[] {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw new HistoryError(`\`${shown}\` does not exist: there is no snapshot to read.`);
  return stats.isDirectory()
    ? readdirSync(file)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => path.join(file, name))
    : [file];
}

function snapshotReleases(paths: readonly string[], folder: string): Versioned[] {
  return paths.flatMap((shown) => snapshotFiles(path.resolve(folder, shown), shown)).map((file) => {
    const name = path.basename(file, '.json');
    const relative = path.relative(folder, file).split(path.sep).join('/');
    return { name, version: versionOf(name), open: () => ({ name, snapshot: readSnapshot(file, relative) }) };
  });
}

function byVersion(a: Versioned, b: Versioned): number {
  if (a.version !== null && b.version !== null) return compare(a.version, b.version);
  return Number(b.version === null) - Number(a.version === null) || (a.name < b.name ? -1 : 1);
}

/**
 * Finds the released versions that are still in use on a day (a date in UTC): tags by pattern and floor, and snapshots.
 * Throws `HistoryError` where there is no repository or no such snapshot.
 */
export function findReleases(
  { tags, from, snapshots, versions = {} }: ReleasedConfig,
  folder: string,
  today: string,
  scope: Scope = {},
): Releases {
  const tagged = taggedReleases(all(tags), from, folder, scope);
  const frozen = snapshotReleases(all(snapshots), folder);
  const found = [...tagged.found, ...frozen].sort(byVersion);
  const ended = found.filter(({ name }) => (versions[name]?.until ?? today) < today).map(({ name }) => name);
  const unknown = Object.keys(versions).filter((name) => !found.some((each) => each.name === name));
  return {
    releases: found
      .filter(({ name }) => !ended.includes(name))
      .map(({ name, open }) => ({ name, open, share: versions[name]?.share ?? null })),
    // Without a tag, as in a clone of one commit, it is not known which there are.
    names: all(tags).length > 0 && tagged.names.length === 0 ? [] : [...tagged.names, ...frozen.map(({ name }) => name)],
    notes: [
      ...tagged.notes,
      ...(ended.length > 0 ? [`Not checked, since their support has ended: ${list(ended)}.`] : []),
      ...(unknown.length > 0 ? [`\`released.versions\` of the configuration names what is no release: ${list(unknown)}.`] : []),
    ],
  };
}
