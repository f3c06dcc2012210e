import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision } from '../src/history/revision';
import { slashed } from '../src/tree/slashed';
import { git, repository, temporaryFolder } from './support/git-history';

const root = path.join(__dirname, '..');
const sources = ['src', 'rules'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.posix.join(folder, slashed(file))));
const texts = new Map(sources.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

/** The files whose text a pattern matches. */
const withText = (pattern: RegExp): string[] => sources.filter((file) => pattern.test(texts.get(file) ?? ''));

/** How a module of Node is imported. */
function imports(...modules: readonly string[]): RegExp {
  return new RegExp(`(?:from|import|require|load|getBuiltinModule)\\s*\\(?\\s*['"](?:node:)?(?:${modules.join('|')})(?:/[\\w/]+)?['"]`);
}

/** How a module of Node that was imported by name writes to the disk. */
const WRITES = new RegExp([
  '\\b(?:write|append|truncate|create|copy|cp|rename|rm|rmdir|unlink|mkdir|mkdtemp|chmod|chown|symlink|link)(?:File|WriteStream)?Sync\\(',
  'createWriteStream', "from 'node:fs/promises'",
].join('|'));

describe('the code', () => {
  it.each([
    ['starts programs', imports('child_process', 'cluster', 'worker_threads'), ['src/history/git.ts']],
    ['starts a shell', /\bshell:|(?<![.\w])exec(?:File)?(?:Sync)?\(/, []],
    ['uses the network', imports('https?', 'http2', 'net', 'tls', 'dgram', 'dns'), []],
    ['uses the network by a global', /(?<![\w.`])(?:fetch\(|new (?:WebSocket|XMLHttpRequest|EventSource)\b)/, []],
    ['runs texts as programs', imports('vm', 'repl', 'inspector'), []],
    ['evaluates texts', /(?<![\w.])(?:eval\(|new Function\(|Function\()/, []],
    ['writes files', WRITES, ['src/cache/shelf.ts', 'src/cli/write-file.ts']],
  ])('%s only where it is said', (_what, pattern, expected) => {
    expect(withText(pattern)).toEqual(expected);
  });

  it('loads only modules that it names itself', () => {
    expect(withText(/\b(?:require|import)\((?!['"])/)).toEqual([]);
    const loading = withText(/createRequire\(__filename\)/);
    expect(loading.filter((file) => /(?<![\w.])load\((?!['"])/.test(texts.get(file) ?? ''))).toEqual([]);
  });
});

/** Everything in the configuration of a repository that names a program which some command of git runs. */
const PROGRAMS = [
  'core.fsmonitor', 'core.sshCommand', 'core.pager', 'pager.ls-tree', 'pager.rev-parse', 'core.editor', 'core.askPass',
  'credential.helper', 'diff.external', 'diff.x.textconv', 'filter.x.smudge', 'filter.x.process', 'gpg.program',
  'remote.origin.uploadpack', 'alias.ls-tree', 'alias.cat-file',
];

/** A partial clone whose configuration and hooks name one program, which leaves a mark when it runs. */
function hostileClone(): { readonly folder: string; readonly mark: string } {
  const source = repository({ 'a.ts': 'one', '.gitattributes': '* filter=x diff=x\n' }, { 'a.ts': 'two' });
  git(source, 'config', 'uploadpack.allowFilter', 'true');
  const folder = path.join(temporaryFolder(), 'clone');
  git(source, 'clone', '-q', '--filter=blob:none', `file://${source}`, folder);
  const [program, mark] = [path.join(folder, '../program.sh'), path.join(folder, '../mark')];
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\n`);
  chmodSync(program, 0o755);
  for (const name of PROGRAMS) git(folder, 'config', name, name.startsWith('alias.') ? `!${program}` : program);
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
    writeFileSync(path.join(folder, '.git/hooks', hook), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
  }
  git(folder, 'config', 'remote.origin.url', 'ssh://example.invalid/repository');
  return { folder, mark };
}

describe('a repository whose configuration names programs', () => {
  it('runs none of them when its revisions are read', () => {
    const { folder, mark } = hostileClone();
    for (const name of ['HEAD', 'HEAD~1', 'origin/main', '0123456789012345678901234567890123456789', '--upload-pack=x', 'nowhere']) {
      try {
        const revision = openRevision(name, folder, folder);
        if ('tree' in revision) revision.tree.read('a.ts');
      } catch (error) {
        expect((error as Error).name).toBe('HistoryError');
      }
    }
    expect(existsSync(mark)).toBe(false);
    git(folder, 'status');
    expect(existsSync(mark)).toBe(true);
  });
});
