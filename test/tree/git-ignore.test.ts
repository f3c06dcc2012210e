import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskTree } from '../../src/tree/file-tree';
import { liveTree } from '../../src/tree/live-tree';
import { git } from '../support/git-history';
import { temporaryProject, writeFiles } from '../support/project';
import type { Files } from '../support/app';

/** A repository with untracked files only, so that git can be asked what it ignores. */
function repository(files: Files): string {
  const root = temporaryProject(files);
  git(root, 'init', '-q', '-b', 'main');
  return root;
}

const sources = (root: string): string[] => diskTree(root).files().filter((file) => file.endsWith('.ts'));

/** What git itself would add. */
const addable = (root: string): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } }).split('\0').filter((file) => file.endsWith('.ts')).sort();

const PLAIN: Files = { 'a.ts': '', 'lib/b.ts': '', 'src/lib/c.ts': '', 'src/gen/d.ts': '', 'src/gen/keep/e.ts': '', 'src/x.gen.ts': '', 'deep/er/lib/f.ts': '' };

describe('what git ignores', () => {
  it.each<[string, Files]>([
    ['a folder, anywhere', { '.gitignore': 'lib/\n' }],
    ['a folder at the root', { '.gitignore': '/lib\n' }],
    ['a pattern, and what it takes back', { '.gitignore': '*.gen.ts\nsrc/gen/*\n!src/gen/keep/\n' }],
    ['what cannot be taken back, since its folder is ignored', { '.gitignore': 'src/gen/\n!src/gen/keep/e.ts\n' }],
    ['a nested file', { 'src/.gitignore': '/gen\n' }],
    ['a nested file that takes back', { '.gitignore': '*.ts\n', 'src/.gitignore': '!*.ts\n' }],
    ['stars over folders', { '.gitignore': '**/er/**\n' }],
    ['comments, blanks and escapes', { '.gitignore': '# lib/\n\n\\#x\n  \nlib/   \n' }],
    ['line ends of Windows and a byte order mark', { '.gitignore': '\uFEFFlib/\r\nsrc/\r\n' }],
    ['upper case', { '.gitignore': 'LIB/\n' }],
  ])('is no source: %s', (_name, more) => {
    const root = repository({ ...PLAIN, ...more });
    expect(sources(root)).toEqual(addable(root));
  });

  it('is said in .git/info/exclude too', () => {
    const root = repository(PLAIN);
    writeFiles(root, { '.git/info/exclude': 'src\n' });
    expect(sources(root)).toEqual(['a.ts', 'deep/er/lib/f.ts', 'lib/b.ts']);
  });

  it('is said in folders upward, up to the root of the repository', () => {
    const root = repository({ ...PLAIN, '.gitignore': '/src/gen\nlib\n' });
    expect(sources(path.join(root, 'src'))).toEqual(['x.gen.ts']);
  });

  it('is left out of a copy that is in no repository', () => {
    expect(sources(temporaryProject({ ...PLAIN, '.gitignore': 'lib\n', 'src/.gitignore': 'gen' }))).toEqual(['a.ts', 'src/x.gen.ts']);
  });

  it('is another thing in a submodule', () => {
    const root = repository({ ...PLAIN, '.gitignore': 'lib\n' });
    git(path.join(root, 'deep'), 'init', '-q');
    expect(sources(root)).toContain('deep/er/lib/f.ts');
  });

  it.each([2, 3, 4])('is not what git tracks all the same, by an index of version %d', (version) => {
    const root = repository({ ...PLAIN, '.gitignore': 'lib\n*.gen.ts\n', 'src/lib/other.ts': '' });
    git(root, 'config', 'index.version', String(version));
    git(root, 'add', '-f', 'src/lib/c.ts', 'lib/b.ts', 'a.ts', 'src/x.gen.ts');
    if (version === 3) git(root, 'add', '-f', '-N', 'deep/er/lib/f.ts');
    expect(sources(root)).toEqual(addable(root));
    expect(sources(root)).toContain('lib/b.ts');
  });

  it('is read where somebody names it, or a folder in it', () => {
    const root = repository({ ...PLAIN, '.gitignore': 'lib\nsrc\n' });
    expect(diskTree(root, { named: ['src/gen'] }).files()).toEqual(['.gitignore', 'a.ts', 'src/gen/d.ts', 'src/gen/keep/e.ts']);
    expect(diskTree(root, { named: ['lib/b.ts'] }).files()).toContain('lib/b.ts');
    expect(diskTree(root, { named: ['deep'] }).files()).not.toContain('deep/er/lib/f.ts');
  });

  it('is joined by what the configuration leaves out', () => {
    const root = temporaryProject(PLAIN);
    expect(diskTree(root, { exclude: ['src/**', '!src/gen', 'lib'] }).files()).toEqual(['a.ts']);
    expect(diskTree(root, { exclude: ['/src'] }).ignored?.()).toEqual(['src/']);
  });

  it('is seen by an editor when it changes', () => {
    const root = repository({ ...PLAIN, '.gitignore': '' });
    const tree = liveTree(root);
    expect(tree.files()).toContain('lib/b.ts');
    writeFiles(root, { '.gitignore': 'lib\n' });
    expect(tree.refresh([]).relisted).toBe(true);
    expect(tree.files()).not.toContain('lib/b.ts');
    expect(tree.has('lib/b.ts')).toBe(true);
  });
});
