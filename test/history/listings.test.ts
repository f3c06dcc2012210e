import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openGit, type Listing } from '../../src/history/git';
import { createListings } from '../../src/history/listings';
import { openRepository } from '../../src/history/repository';
import { git } from '../support/git-history';

/** What each commit does to the files of the one before: writes, renames, moves and removals of files and folders, links, a submodule. */
const EDITS: readonly (readonly string[])[] = [
  ['M 100644 inline client/Task.ts\ndata 1\na', 'M 100644 inline client/models/User.ts\ndata 1\nb', 'M 100755 inline server/rules/a.json\ndata 2\n{}'],
  ['M 100644 inline client/Task.ts\ndata 1\nc'],
  ['R client/Task.ts client/models/Task.ts'],
  ['M 120000 inline client/link.ts\ndata 14\nmodels/Task.ts'],
  [`M 160000 ${'1'.repeat(40)} client/native`],
  ['C client/models mobile/client/models', 'M 100644 inline "mobile/\\303\\244 b.ts"\ndata 1\nd'],
  ['D client/models/User.ts'],
  ['R client/models client/objects'],
  ['D client/native', 'M 100644 inline client/a/b/c/d/e/f/deep.ts\ndata 1\ne'],
  ['D mobile'],
  ['R client packages/app/client'],
  ['M 100644 inline packages/app/client/objects.ts\ndata 1\nf'],
  ['D packages/app/client/objects'],
  ['M 100644 inline client/objects/Task.ts\ndata 1\ng'],
];

let folder = '';
let commits: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-'));
  git(folder, 'init', '-q', '-b', 'main');
  const lines = EDITS.map((edits, index) =>
    `commit refs/heads/main\ncommitter T <t@example.com> ${index} +0000\ndata 1\n${index % 10}\n${edits.join('\n')}\n`);
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: lines.join('') });
  commits = git(folder, 'rev-list', '--reverse', 'main').trim().split('\n');
  return () => rmSync(folder, { recursive: true });
});

/** A listing as far as it can be compared. */
const shown = (listing: Listing | undefined): unknown =>
  listing && { entries: [...listing.entries].map(([file, { hash, isLink }]) => [file, hash, isLink]), submodules: listing.submodules };

describe('the listings of many commits', () => {
  it.each(['', 'client/', 'client/models/', 'packages/app/', 'nowhere/', 'client/native/'])('are those that git gives of each, below "%s"', (below) => {
    const one = openGit(folder);
    const listings = createListings(one);
    listings.expect(commits);
    for (const commit of commits) expect(shown(listings.list(commit, below))).toEqual(shown(one.list(commit, below)));
  });

  it('are of the tree that a tag leads to, and nothing of what is none', () => {
    git(folder, '-c', 'user.name=T', '-c', 'user.email=t@example.com', 'tag', '-a', '-m', 'x', 'v1', 'main');
    const [tag, blob] = [git(folder, 'rev-parse', 'v1').trim(), git(folder, 'rev-parse', 'main:client/objects/Task.ts').trim()];
    const one = openGit(folder);
    const listings = createListings(one);
    listings.expect([...commits, tag, blob]);
    expect(shown(listings.list(tag, ''))).toEqual(shown(one.list('main', '')));
    expect(listings.list(blob, '')).toBeUndefined();
  });
});

describe('the texts of many commits', () => {
  it('are those that each has, also of files that came later', () => {
    const [together, alone] = [openRepository(folder), openRepository(folder)];
    together.expect(commits);
    for (const commit of commits) {
      const [one, other] = [together.state('x', commit), alone.state('x', commit)];
      expect(one.key).toBe(other.key);
      expect(one.tree.files()).toEqual(other.tree.files());
      expect(one.tree.files().map((file) => one.tree.read(file))).toEqual(other.tree.files().map((file) => other.tree.read(file)));
    }
  });
});

describe('a folder that is missing', () => {
  it('is named by git for the commits that have it, and for no other', () => {
    const lost = git(folder, 'rev-parse', `${commits[5] ?? ''}:mobile`).trim();
    rmSync(path.join(folder, '.git/objects', lost.slice(0, 2), lost.slice(2)));
    const one = openGit(folder);
    const listings = createListings(one);
    listings.expect(commits);
    const isMissing = (listing: Listing | undefined): boolean => listing === undefined;
    const missing = commits.map((commit) => isMissing(listings.list(commit, '')));
    expect(missing).toEqual(commits.map((commit) => isMissing(one.list(commit, ''))));
    expect(missing).toContain(true);
    expect(missing).toContain(false);
  });
});
