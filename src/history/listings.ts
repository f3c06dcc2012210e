import type { Entry, Git, Listing, Submodule } from './git';
import type { Tree } from './git-objects';
import { HistoryError } from './history-error';

/** Of fewer commits each is listed by itself: trees are read level by level, which takes a process for each. */
const MANY = 10;

/** So deep, or so full, is no repository that people work in: there git lists each commit by itself. */
const DEEPEST = 40;
const MOST_FILES = 1_000_000;

/** What the commits of a repository hold. */
export interface Listings {
  /** Says which commits will be listed. What they have in common is then read once, and all of them together. */
  expect(commits: readonly string[]): void;
  /** As `Git.list`. */
  list(commit: string, below: string): Listing | undefined;
  /** The listings of those commits that come after one in the order in which they are expected, as far as they are known already. */
  after(commit: string, below: string, most: number): readonly Listing[];
}

/** The folders in some trees, by their hashes. */
const foldersIn = (trees: Iterable<Tree>): Set<string> =>
  new Set([...trees].flatMap(({ items }) => items.flatMap(({ kind, hash }) => (kind === 'folder' ? [hash] : []))));

const partsOf = (below: string): readonly string[] => below.split('/').filter((part) => part !== '');

/** The listings of a repository. Folders are kept by their hash, so that one that did not change from a commit to the next is read once. */
export function createListings(git: Git): Listings {
  const trees = new Map<string, Tree>();
  /** The tree of each commit that is expected, as far as it is here. */
  const roots = new Map<string, Tree | undefined>();
  const listed = new Map<string, Map<string, Listing | undefined>>();
  let expected: readonly string[] = [];

  /** Reads trees that are not known yet. What is missing is found to be so when a commit is listed. */
  function bring(hashes: ReadonlySet<string>): readonly Tree[] {
    const unknown = [...hashes].filter((hash) => !trees.has(hash));
    for (const tree of unknown.length === 0 ? [] : git.trees(unknown)) if (tree !== undefined) trees.set(tree.hash, tree);
    return [...hashes].flatMap((hash) => trees.get(hash) ?? []);
  }

  /** The folder at a path; nothing where no folder is there, or a tree on the way is missing. */
  function folderAt(root: Tree | undefined, parts: readonly string[]): Tree | undefined {
    return parts.reduce<Tree | undefined>((tree, part) => {
      const item = tree?.items.find(({ name, kind }) => name === part && kind === 'folder');
      return item && trees.get(item.hash);
    }, root);
  }

  /** Reads all that the expected commits have below a path, level by level. */
  function read(parts: readonly string[]): void {
    if (roots.size === 0) git.trees(expected).forEach((tree, index) => void roots.set(expected[index] ?? '', tree));
    for (const depth of parts.keys()) {
      const above = [...roots.values()].flatMap((root) => folderAt(root, parts.slice(0, depth)) ?? []);
      bring(foldersIn(above.map((tree) => ({ ...tree, items: tree.items.filter(({ name }) => name === parts[depth]) }))));
    }
    const seen = new Set<string>();
    let level = foldersIn([...roots.values()].flatMap((root) => folderAt(root, parts) ?? []));
    for (let depth = 0; level.size > 0 && depth < DEEPEST; depth += 1) {
      for (const hash of level) seen.add(hash);
      level = new Set([...foldersIn(bring(level))].filter((hash) => !seen.has(hash)));
    }
  }

  /** Gathers the files below a folder in the order of git. Gives whether all of them are known. */
  function gather(tree: Tree, prefix: string, entries: Map<string, Entry>, submodules: Submodule[]): boolean {
    return tree.items.every(({ name, kind, hash }) => {
      if (kind === 'commit') submodules.push({ path: prefix + name, commit: hash });
      else if (kind !== 'folder') entries.set(prefix + name, { hash, isLink: kind === 'link', git });
      const inner = kind === 'folder' ? trees.get(hash) : undefined;
      return kind !== 'folder' || (inner !== undefined && entries.size < MOST_FILES && gather(inner, `${prefix}${name}/`, entries, submodules));
    });
  }

  function listingOf(root: Tree | undefined, parts: readonly string[]): Listing | undefined {
    const folder = folderAt(root, parts);
    const [entries, submodules]: [Map<string, Entry>, Submodule[]] = [new Map(), []];
    return folder !== undefined && gather(folder, '', entries, submodules) ? { entries, submodules } : undefined;
  }

  /** The listings of all commits that are expected; none where git fails, and each is to be listed by itself. */
  function listAll(below: string): ReadonlyMap<string, Listing | undefined> {
    const known = listed.get(below);
    if (known !== undefined) return known;
    const all = new Map<string, Listing | undefined>();
    listed.set(below, all);
    if (expected.length < MANY) return all;
    const parts = partsOf(below);
    try {
      read(parts);
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      return all;
    }
    for (const commit of expected) all.set(commit, listingOf(roots.get(commit), parts));
    return all;
  }

  return {
    expect: (commits) => {
      expected = [...new Set(commits)];
      roots.clear();
      listed.clear();
    },
    // Where nothing is at the path, or something is missing, git itself says what that means.
    list: (commit, below) => listAll(below).get(commit) ?? git.list(commit, below),
    after: (commit, below, most) => {
      const at = expected.indexOf(commit);
      return at === -1 ? [] : expected.slice(at + 1, at + 1 + most).flatMap((each) => listed.get(below)?.get(each) ?? []);
    },
  };
}
