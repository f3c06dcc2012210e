import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision, type Revision } from '../../src/history/revision';
import type { FileTree } from '../../src/tree/file-tree';
import { commit, git, repository, temporaryFolder, writeFiles } from '../support/git-history';

function treeOf(revision: Revision): FileTree {
  if (!('tree' in revision)) throw new Error(`${revision.name} is a snapshot`);
  return revision.tree;
}

function open(name: string, folder: string, cwd = folder): FileTree {
  return treeOf(openRevision(name, folder, cwd));
}

function textOf(tree: FileTree, file: string): string {
  const read = tree.read(file);
  return 'text' in read ? read.text : `(${read.unreadable})`;
}

function failure(name: string, folder: string): string {
  try {
    openRevision(name, folder, folder);
    return 'no failure';
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message.replaceAll(folder, '<folder>')}`;
  }
}

describe('a git revision as a tree', () => {
  it('lists and reads the files as they were, without dependencies and without a checkout', () => {
    const folder = repository({ 'a.ts': 'one', 'src/ü b.ts': 'two', 'node_modules/x/index.js': 'theirs', 'gone.ts': 'x' }, { 'a.ts': 'later' });
    writeFileSync(path.join(folder, 'a.ts'), 'not committed');
    const tree = open('HEAD~1', folder);
    expect(tree.files()).toEqual(['a.ts', 'gone.ts', 'src/ü b.ts']);
    expect([textOf(tree, 'a.ts'), textOf(tree, 'src/ü b.ts'), tree.has('node_modules/x/index.js'), tree.has('src')]).toEqual(['one', 'two', true, false]);
    expect(textOf(tree, 'nowhere.ts')).toBe('(it does not exist, or is a link that leads nowhere)');
  });

  it('gives paths relative to the folder of the app, and finds an app that was elsewhere', () => {
    const folder = repository({ 'client/a.ts': 'one' }, { 'packages/app/client/a.ts': 'two' });
    const app = path.join(folder, 'packages/app');
    expect(open('HEAD', app).files()).toEqual(['client/a.ts']);
    expect(open('HEAD~1', app).files()).toEqual(['client/a.ts']);
  });

  it('follows links inside of the revision', () => {
    const folder = repository({ 'src/a.ts': 'one' });
    symlinkSync('src/a.ts', path.join(folder, 'b.ts'));
    symlinkSync('c.ts', path.join(folder, 'c.ts'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'links');
    const tree = open('main', folder);
    expect([textOf(tree, 'b.ts'), textOf(tree, 'c.ts')]).toEqual(['one', '(it is a link that leads back to itself)']);
  });

  it('reads texts that are no UTF-8, empty, or larger than a pipe', () => {
    const folder = repository({ 'empty.ts': '', 'large.ts': 'x'.repeat(3_000_000) });
    writeFileSync(path.join(folder, 'binary.ts'), Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0a]));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'binary');
    const tree = open('HEAD', folder);
    tree.prefetch?.(tree.files());
    expect([textOf(tree, 'empty.ts'), textOf(tree, 'large.ts').length, textOf(tree, 'binary.ts')])
      .toEqual(['', 3_000_000, '(it is encoded in UTF-16 (little endian); save it as UTF-8)']);
  });

  it('works in a hook, whose variables name another directory', () => {
    const folder = repository({ 'a.ts': 'one' });
    const before = process.env.GIT_DIR;
    process.env.GIT_DIR = '/nowhere';
    try {
      expect(open('main', folder).files()).toEqual(['a.ts']);
    } finally {
      if (before === undefined) delete process.env.GIT_DIR;
      else process.env.GIT_DIR = before;
    }
  });

  it('takes a folder, and the revision where a name is both', () => {
    const folder = repository({ 'a.ts': 'committed' });
    const other = temporaryFolder();
    writeFiles(other, { 'a.ts': 'elsewhere' });
    mkdirSync(path.join(folder, 'main'));
    expect(textOf(open(other, folder), 'a.ts')).toBe('elsewhere');
    expect(textOf(open('main', folder), 'a.ts')).toBe('committed');
    expect(open('./main', folder).files()).toEqual([]);
  });
});

describe('a revision that is not there', () => {
  it('names the nearest ref', () => {
    const folder = repository({ 'a.ts': 'one' });
    git(folder, 'tag', 'v1.0.0');
    expect(failure('mian', folder)).toBe('HistoryError: `mian` is neither a revision of this repository nor a folder or a file. Did you mean `main`?');
    expect(failure('v1.0.1', folder)).toContain('Did you mean `v1.0.0`?');
    expect(failure('release/2026', folder)).toBe('HistoryError: `release/2026` is neither a revision of this repository nor a folder or a file. Fetch it with `git fetch --depth=1 origin release/2026:release/2026` if it is elsewhere.');
  });

  it.each([
    ['origin/main', 'git fetch --depth=1 origin main:refs/remotes/origin/main'],
    ['HEAD~1', 'git fetch --unshallow'],
    ['v1.0.0', 'git fetch --depth=1 origin v1.0.0:v1.0.0'],
    ['0123456789abcdef', 'git fetch --depth=1 origin 0123456789abcdef'],
  ])('says what to fetch in a shallow clone: %s', (ref, command) => {
    const source = repository({ 'a.ts': 'one' }, { 'a.ts': 'two' });
    git(source, 'checkout', '-qb', 'feature');
    commit(source, { 'a.ts': 'three' });
    const folder = path.join(temporaryFolder(), 'clone');
    git(source, 'clone', '-q', '--depth=1', '--branch=feature', `file://${source}`, folder);
    expect(failure(ref, folder)).toContain(`This clone is shallow: fetch it with \`${command}\`.`);
    expect(open('HEAD', folder).files()).toEqual(['a.ts']);
  });

  it.each([
    ['main..HEAD', 'is a range of revisions: name one of them, such as `main`.'],
    ['...HEAD', 'is a range of revisions: name one of them, such as `HEAD`.'],
    ['HEAD:a.ts', 'is a file or folder of a revision: name the revision alone, `HEAD`.'],
  ])('says what is more, or less, than a revision: %s', (ref, message) => {
    expect(failure(ref, repository({ 'a.ts': 'one' }))).toBe(`HistoryError: \`${ref}\` ${message}`);
  });

  it.each(['blob:none', 'tree:0'])('says what to bring to a partial clone, in which nothing passes for unchanged: %s', (filter) => {
    const source = repository({ 'a.ts': 'one' }, { 'a.ts': 'two' });
    git(source, 'config', 'uploadpack.allowFilter', 'true');
    git(source, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const folder = path.join(temporaryFolder(), 'clone');
    git(source, 'clone', '-q', `--filter=${filter}`, `file://${source}`, folder);
    const commit = git(folder, 'rev-parse', '--short=12', 'HEAD~1').trim();
    const read = (): unknown => open('HEAD~1', folder).read('a.ts');
    expect(read).toThrow(`This clone is partial, or damaged, and lacks files of ${commit}: bring them with \`git diff --stat ${commit}\`, or clone without a filter.`);
    git(folder, 'diff', '--stat', commit);
    expect(read()).toMatchObject({ text: 'one' });
    expect(open('HEAD', folder).read('a.ts')).toMatchObject({ text: 'two' });
  });

  it('says that there is no repository, or no commit', () => {
    const folder = temporaryFolder();
    expect(failure('main', folder)).toBe('HistoryError: <folder> is not in a git repository: compare with a folder or a snapshot file instead.');
    git(folder, 'init', '-q');
    expect(failure('main', folder)).toBe('HistoryError: `main` is not in this repository, which has no commit yet.');
    expect(failure('./nowhere', folder)).toBe('HistoryError: `./nowhere` does not exist.');
    expect(failure('--upload-pack=x', folder)).toContain('is not in this repository');
  });
});
