import path from 'node:path';
import { coerce, compare, parse, type SemVer } from 'semver';
import { entriesOf } from '../disk/disk';
import type { ReleasedConfig } from '../config/config';
import type { Scope } from '../tree/list-files';
import { entryAt } from '../tree/entry';
import { cutWords } from '../schema/cut-words';
import { slashedFrom } from '../tree/slashed';
import { HistoryError } from './history-error';
import { openRepository, type Repository } from './repository';
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
  /** What was asked for and is not there, or is damaged. The rest can be checked all the same. */
  readonly failures: readonly string[];
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

/** Throws where a name is empty, as of a variable that is not set: an empty path would be the folder of the app. */
function assertNamed(names: readonly string[], from: string | undefined): void {
  if (names.some((name) => name.trim() === ''))
    throw new HistoryError('A name of a release is empty, as of a variable that is not set: name a tag, a pattern of tags such as v*, or a snapshot file.');
  if (from?.trim() === '')
    throw new HistoryError('The oldest release in use is empty, as of a variable that is not set: name a tag such as v2.3.0.');
}

/** What patterns of tags found in a repository. */
interface Tagged {
  readonly tags: readonly (Versioned & { readonly commit: string })[];
  /** Whether the clone has a part of the history only, and so perhaps a part of the tags. */
  readonly isShallow: boolean;
  /** Why some tags lead nowhere. */
  readonly damaged: readonly string[];
}

/** The tag that a pattern without a wildcard names is not there. */
const isAbsent = ({ tags, damaged }: Tagged, pattern: string): boolean =>
  !/[*?[]/.test(pattern) &&
  !tags.some(({ name }) => name === pattern || name.startsWith(`${pattern}/`)) &&
  !damaged.some((message) => message.startsWith(`\`refs/tags/${pattern}\` `));

/** A tag that was named and is not there, or that a shallow clone may lack, must not pass for one that was checked. */
function lackingTags(patterns: readonly string[], from: string | undefined, floor: SemVer | undefined, found: Tagged): string[] {
  const { tags, isShallow } = found;
  const absent = patterns
    .filter((pattern) => isAbsent(found, pattern))
    .map((name) => `There is no tag \`${name}\` in this clone: fetch it with \`git fetch origin tag ${name}\`, or leave it out.`);
  if (absent.length > 0 || !isShallow) return absent;
  const lacks =
    tags.length === 0
      ? 'no tag matches'
      : floor !== undefined && !tags.some(({ version }) => version !== null && compare(version, floor) === 0)
        ? `the oldest release, \`${from ?? ''}\`, is not there`
        : undefined;
  return lacks === undefined ? [] : [`This clone is shallow, and ${lacks}: fetch the tags with \`git fetch --tags\`.`];
}

function tagsOf(patterns: readonly string[], repository: Repository): Tagged {
  const found = patterns.map((pattern) => ({ pattern, ...repository.tags(pattern) }));
  const tags = found.flatMap(({ pattern, tags: named }) =>
    named.map(({ name, commit }): [string, Tagged['tags'][number]] => {
      const open = (): Revision => ({ name, ...repository.state(name, commit) });
      return [name, { name, commit, version: versionOf(name, fixedPart(pattern)), open }];
    }),
  );
  const damaged = found.flatMap((each) => each.damaged.map(({ message }) => message));
  return { tags: [...new Map(tags).values()], isShallow: repository.isShallow(), damaged: [...new Set(damaged)] };
}

function taggedReleases(
  patterns: readonly string[], from: string | undefined, folder: string, scope: Scope,
): Pick<Releases, 'names' | 'notes' | 'failures'> & { readonly found: readonly Versioned[] } {
  if (patterns.length === 0) return { found: [], names: [], notes: [], failures: [] };
  const repository = openRepository(folder, scope);
  const floor = floorOf(from, patterns);
  const all = tagsOf(patterns, repository);
  const { tags } = all;
  const failures = [...all.damaged, ...lackingTags(patterns, from, floor, all)];
  const unparsed = tags.filter(({ version }) => version === null).map(({ name }) => name);
  const found = tags.filter(({ version }) => version !== null && (floor === undefined || compare(version, floor) >= 0));
  repository.expect([...found].sort(byVersion).map(({ commit }) => commit));
  return {
    names: tags.map(({ name }) => name),
    found,
    failures,
    notes: [
      ...(tags.length === 0 && failures.length === 0 ? [`No tag matches ${patterns.map((pattern) => `\`${cutWords(pattern)}\``).join(' or ')}: a clone of one commit has no tags; fetch them with \`git fetch --tags\`.`] : []),
      ...(unparsed.length > 0 ? [`Not checked, since they are no versions: ${list(unparsed)}.`] : []),
    ],
  };
}

/** The snapshot files that a path names: itself, or what is in the folder. */
function snapshotFiles(file: string, shown: string): string[] {
  const stats = entryAt(file);
  if (stats === undefined) throw new HistoryError(`\`${shown}\` does not exist: there is no snapshot to read.`);
  return stats.isDirectory()
    ? entriesOf(file)
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => path.join(file, name))
    : [file];
}

function snapshotReleases(paths: readonly string[], folder: string): Versioned[] {
  return paths.flatMap((shown) => snapshotFiles(path.resolve(folder, shown), shown)).map((file) => {
    const name = path.basename(file, '.json');
    const relative = slashedFrom(folder, file);
    return { name, version: versionOf(name), open: () => ({ name, snapshot: readSnapshot(file, relative) }) };
  });
}

function byVersion(a: Versioned, b: Versioned): number {
  if (a.version !== null && b.version !== null) return compare(a.version, b.version);
  return Number(b.version === null) - Number(a.version === null) || (a.name < b.name ? -1 : 1);
}

/**
 * Finds the released versions that are still in use on a day (a date in UTC): tags by pattern and floor, and snapshots.
 * Throws `HistoryError` where there is no repository or no such snapshot, or a name is empty.
 */
export function findReleases(
  { tags, from, snapshots, versions = {} }: ReleasedConfig,
  folder: string,
  today: () => string,
  scope: Scope = {},
): Releases {
  assertNamed([...all(tags), ...all(snapshots)], from);
  const tagged = taggedReleases(all(tags), from, folder, scope);
  const frozen = snapshotReleases(all(snapshots), folder);
  const found = [...tagged.found, ...frozen].sort(byVersion);
  const isOver = (until: string | undefined): boolean => until !== undefined && until < today();
  const ended = found.filter(({ name }) => isOver(versions[name]?.until)).map(({ name }) => name);
  const unknown = Object.keys(versions).filter((name) => !found.some((each) => each.name === name));
  return {
    releases: found
      .filter(({ name }) => !ended.includes(name))
      .map(({ name, open }) => ({ name, open, share: versions[name]?.share ?? null })),
    failures: tagged.failures,
    // Without a tag, as in a clone of one commit, it is not known which there are.
    names: all(tags).length > 0 && tagged.names.length === 0 ? [] : [...tagged.names, ...frozen.map(({ name }) => name)],
    notes: [
      ...tagged.notes,
      ...(ended.length > 0 ? [`Not checked, since their support has ended: ${list(ended)}.`] : []),
      ...(unknown.length > 0 ? [`\`released.versions\` of the configuration names what is no release: ${list(unknown)}.`] : []),
    ],
  };
}
