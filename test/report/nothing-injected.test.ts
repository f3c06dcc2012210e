import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

/** Pieces that a terminal, the log of a CI job, or Markdown takes for something else than a name. */
const PIECES = ['::error file=a::x', '\n', '\r\n', '\u001b[2J', '\u001b]0;x\u0007', '\u009b31m', '\u202e', '\u2028', ' ', '\t', '##[error]x', '##vso[x]', '`', '|', '<img src=x>', '[a](http://b.c)', 'Task', '\u007f'];
const nasty = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const file = nasty.map((name) => name.replace(/[/\n]/g, '.'));

interface Names {
  readonly name: string;
  readonly property: string;
  readonly file: string;
}

/** An app in which every kind of text comes from somebody else: classes, properties, paths, reasons and values. */
function app({ name, property, file: own }: Names, type: string): Files {
  const properties = (kind: string): string => `{ _id: 'objectId', ${JSON.stringify(property)}: '${kind}', other: window[${JSON.stringify(name)}] }`;
  return {
    [`client/${own}.ts`]: `import Realm from 'realm';\nexport const A = { name: ${JSON.stringify(name)}, primaryKey: '_id', properties: ${properties(type)} };\n`,
    'client/b.ts': `import Realm from 'realm';\nexport const B = { name: ${JSON.stringify(`B${name}`)}, primaryKey: '_id', properties: ${properties('string[]')} };\n`,
    'client/c.ts': `import Realm from 'realm';\nexport const C = { name: ${JSON.stringify(name)}, primaryKey: '_id', properties: { _id: 'objectId', c: 'int' } };\n`,
    'server/data_sources/mongodb-atlas/app/A/schema.json': { title: name, bsonType: 'object', required: ['_id', property, `${name}?`], properties: { _id: { bsonType: 'objectId' }, [property]: { bsonType: 'string' }, [`x${property}`]: { bsonType: 'timestamp' } } },
    'server/data_sources/mongodb-atlas/app/C/schema.json': { title: `C${name}`, bsonType: property, properties: { _id: { bsonType: 'objectId' } } },
  };
}

/** What no line of any output may hold. */
function injected(text: string): string[] {
  return text.split('\n').filter((line) => /^\s*::(?!(?:error|warning|notice) (?:file|title)=)|[\p{Cc}\u2028\u2029\u202e]|##\w*\[/u.test(line));
}

const COMMANDS: readonly (readonly string[])[] = [
  ['check'], ['check', '--verbose'], ['check', '--format', 'json'], ['check', '--format', 'sarif'], ['check', '--format', 'github'], ['check', '--format', 'html'], ['check', '--against', 'old'],
  ['inspect', 'client'], ['inspect', 'client', '--format', 'json'], ['inspect', 'server'], ['inspect', 'server', '--format', 'json'],
  ['diff', 'old'], ['diff', 'old', '--format', 'json'], ['diff', 'old', '--format', 'markdown'],
  ['check', '--format', 'gitlab'], ['check', '--format', 'junit'], ['check', '--format', 'markdown'], ['diff', 'old', '--format', 'html'],
  ['explain', 'error'], ['explain', 'error', '--format', 'json'], ['explain', 'error', '--format', 'markdown'],
  ['check', '--format', 'pretty', '--output', 'a.txt', '--format', 'junit', '--output', 'a.xml'],
  ['snapshot', 'v1'], ['check', '--accept', '--reason', 'x'],
];

/** An error in which the name of a class and of a property are somebody else's too. */
const errorAbout = ({ name, property }: Names): string => `Schema mismatch: Property '${property}' in class '${name}' is nullable on one side and not on the other.`;

describe('names of a project', () => {
  it('do nothing in the output of any command and format', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ name: nasty, property: nasty, file }), async (names) => {
      const root = temporaryProject(app(names, 'string?'));
      mkdirSync(path.join(root, 'node_modules'), { recursive: true });
      const old = temporaryProject(app({ ...names, file: 'a' }, 'int'));
      for (const line of COMMANDS) {
        const { out, err } = await command(root, line.map((word) => (word === 'old' ? old : word === 'error' ? errorAbout(names) : word)));
        expect([line, injected(out), injected(err)]).toEqual([line, [], []]);
        if (line.includes('a.xml')) expect(['a.txt', 'a.xml'].flatMap((each) => injected(readFileSync(path.join(root, each), 'utf8')))).toEqual([]);
        if (line.includes('html')) expect(out).not.toMatch(/<img src=x>/);
        if (line.includes('github')) expect(out.match(/^::/gm)?.length ?? 0).toBe(out.match(/^::(?:error|warning|notice) (?:file=[^\s]*client|file=[^\s]*server|title=)/gm)?.length ?? 0);
        if (line.includes('markdown')) expect(out.split('\n').map((row) => row.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).filter((row) => /(?<!\\)<img/.test(row))).toEqual([]);
      }
    }), { numRuns: 12 });
  });

  it.each([
    ['a pattern', ['check', '--client', '::error::x\n::error::y\u001b[2J']],
    ['a revision', ['check', '--against', '\u001b[2J\n::error::y']],
    ['a revision of diff', ['diff', '\u001b[2J\n::error::y']],
    ['a snapshot', ['snapshot', 'a\n::error::y\u001b']],
    ['a side', ['inspect', '\n::error::y']],
    ['an app', ['check', '--app', '\n::error::y']],
    ['an option', ['check', '--\u001b[2J']],
    ['a rule', ['rules', '\u001b[2J\n::error::y']],
    ['a rule of a flag', ['check', '--only', '\u001b[2J\n::error::y']],
    ['a format', ['check', '--format', '\u001b[2J\n::error::y']],
    ['a file', ['check', '--output', '/dev/null/\u001b[2J\n::error::y']],
    ['a shell', ['completion', '\u001b[2J\n::error::y']],
    ['a number', ['check', '--max-warnings', '\u001b[2J\n::error::y']],
    ['a target', ['check', '--target', '\u001b[2J\n::error::y']],
  ])('do nothing on standard error: %s', async (_name, args) => {
    const { status, out, err } = await command(temporaryProject(app({ name: 'Task', property: 'a', file: 'a' }, 'string')), args);
    expect([status, injected(out), injected(err)]).toEqual([2, [], []]);
    expect(err).not.toBe('');
  });
});
