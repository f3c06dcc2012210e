import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision } from '../../src/history/revision';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { commit, git, repository, temporaryFolder } from '../support/git-history';

/** Everything in the configuration of a repository that names a program which some command of git runs. */
const PROGRAMS = [
  'core.fsmonitor', 'core.sshCommand', 'core.pager', 'pager.ls-tree', 'pager.rev-parse', 'pager.for-each-ref', 'pager.config', 'core.editor', 'core.askPass',
  'core.gitProxy', 'core.alternateRefsCommand', 'credential.helper', 'diff.external', 'diff.x.textconv', 'diff.x.command', 'filter.x.clean', 'filter.x.smudge',
  'filter.x.process', 'merge.x.driver', 'gpg.program', 'gpg.ssh.program', 'gpg.x509.program', 'interactive.diffFilter', 'sequence.editor',
  'remote.origin.uploadpack', 'remote.origin.vcs', 'uploadpack.packObjectsHook', 'trailer.x.command', 'submodule.sub.update', 'web.browser',
  'alias.ls-tree', 'alias.cat-file', 'alias.ls-files', 'alias.rev-parse', 'alias.for-each-ref', 'alias.merge-base', 'alias.config', 'alias.remote',
];
/** Values of these begin a program of their own with `!`, or are aliases that a shell runs. */
const IN_A_SHELL = /^(?:alias|submodule|credential)\./;
const HOOKS = ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc', 'fsmonitor-watchman', 'query-watchman', 'proc-receive'];

/** Makes the configuration and the hooks of a repository name one program, which leaves a mark when it runs: by key, by an included file, or by a folder of hooks. */
function arm(folder: string): string {
  const [program, mark] = [path.join(folder, '.git/program.sh'), path.join(folder, '.git/mark')];
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\n`);
  chmodSync(program, 0o755);
  const lines = PROGRAMS.map((key) => {
    const [section = '', ...rest] = key.split('.');
    const name = rest.pop() ?? '';
    return `[${section}${rest.length === 0 ? '' : ` "${rest.join('.')}"`}]\n\t${name} = "${IN_A_SHELL.test(key) ? `!${program}` : program}"\n`;
  });
  writeFileSync(path.join(folder, '.git/included'), lines.join(''));
  const hooks = path.join(folder, '.git/other-hooks');
  mkdirSync(hooks);
  for (const hook of HOOKS) for (const at of [hooks, path.join(folder, '.git/hooks')]) writeFileSync(path.join(at, hook), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
  git(folder, 'config', 'core.hooksPath', hooks);
  git(folder, 'config', 'protocol.ext.allow', 'always');
  git(folder, 'config', 'include.path', 'included');
  return mark;
}

/** Whether a program of the configuration ran; what git itself does afterwards shows that one would have. */
function ranBefore(mark: string, folder: string): boolean {
  const ran = existsSync(mark);
  rmSync(mark, { force: true });
  try {
    git(folder, 'status');
  } catch {
    // Some of the programs are expected to answer, and this one says nothing.
  }
  expect(existsSync(mark)).toBe(true);
  return ran;
}

/** Where a partial clone would fetch from, each by another program. */
const ORIGINS = ['ssh://example.invalid/repository', 'ext::sh -c "touch .git/mark"', 'git://example.invalid/repository'];

describe('a partial clone whose configuration names programs', () => {
  it('runs none of them when its revisions are read, wherever it is from', () => {
    const source = repository({ 'a.ts': 'one', '.gitattributes': '* filter=x diff=x merge=x\n' }, { 'a.ts': 'two' });
    git(source, 'config', 'uploadpack.allowFilter', 'true');
    const folder = path.join(temporaryFolder(), 'clone');
    git(source, 'clone', '-q', '--filter=blob:none', `file://${source}`, folder);
    const mark = arm(folder);
    for (const url of ORIGINS) {
      git(folder, 'config', 'remote.origin.url', url);
      for (const name of ['HEAD', 'HEAD~1', '0123456789012345678901234567890123456789', '--upload-pack=x']) {
        try {
          const revision = openRevision(name, folder, folder);
          if ('tree' in revision) revision.tree.read('a.ts');
        } catch (error) {
          expect((error as Error).name).toBe('HistoryError');
        }
      }
    }
    expect(ranBefore(mark, folder)).toBe(false);
  });
});

const body = "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },";
const app = (note: string): Files => ({
  ...clientClass('Task', body),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: note } } } }),
  '.gitattributes': '* filter=x diff=x merge=x\n',
});

const COMMANDS: readonly (readonly [line: string, status: number])[] = [
  ['check --against HEAD~1', 1],
  ['check --staged', 0],
  ['check --released', 0],
  ['check --server v1', 0],
  ['diff HEAD~1 HEAD', 0],
  ['diff v1', 0],
  ['check --fix --side client --dry-run', 0],
  ['snapshot new', 0],
  ['inspect client', 0],
  ['init', 0],
];

describe('a repository whose configuration names programs', () => {
  it('runs none of them, whichever command is called', async () => {
    const folder = repository(app('int'));
    git(folder, 'tag', '-a', 'v1', '-m', 'v1');
    commit(folder, { ...app('string'), 'realm-schema.config.json': { released: { tags: 'v*' } } });
    const mark = arm(folder);
    for (const [line, status] of COMMANDS) {
      const ended = await command(folder, line.split(' '));
      expect([line, ended.status, ended.status === 2 ? ended.err : '']).toEqual([line, status, '']);
    }
    expect(ranBefore(mark, folder)).toBe(false);
  });
});
