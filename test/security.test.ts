import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { slashed } from '../src/tree/slashed';

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
    ['runs texts as programs', imports('vm', 'repl', 'inspector'), ['src/client/modules/given-up.ts']],
    ['evaluates texts', /(?<![\w.])(?:eval\(|new Function\(|Function\()/, []],
    ['writes files', WRITES, ['src/cache/shelf.ts', 'src/cli/write-file.ts', 'src/disk/make-folder.ts']],
  ])('%s only where it is said', (_what, pattern, expected) => {
    expect(withText(pattern)).toEqual(expected);
  });

  it('loads only modules that it names itself', () => {
    expect(withText(/\b(?:require|import)\((?!['"])/)).toEqual([]);
    const loading = withText(/createRequire\(__filename\)/);
    expect(loading.filter((file) => /(?<![\w.])load\((?!['"])/.test(texts.get(file) ?? ''))).toEqual([]);
  });
});
