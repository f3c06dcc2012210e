import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/client/modules/memory';
import { readClient } from '../../src/client/read-client';
import { placeInText, type Query, type Use } from '../../src/schema/uses';
import type { FileTree } from '../../src/tree/file-tree';
import { memoryTree, type Files } from '../support/app';

const MODELS: Files = {
  'models.ts': "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', text: 'string', isDone: 'bool' } };\n}\n",
};
const IMPORTS = "import { useQuery, useRealm } from '@realm/react'; import { Task } from './models';\n";

function queries(source: string, more: Files = {}): Query[] {
  const { uses } = readClient(memoryTree({ ...MODELS, ...more, 'app.ts': IMPORTS + source }));
  return uses.flatMap((use) => ('queries' in use ? use.queries : []));
}

/** The source from a word of the query's text on, as long as the word is in the text. */
function written(source: string, word: string): string {
  const [{ text } = {}] = queries(`useQuery(Task).filtered(${source});`) as [Query];
  const part = text?.parts.find((each) => each.text.includes(word));
  if (text === undefined || text === null || part === undefined) return 'not there';
  const { line, column, endLine, endColumn } = placeInText(part, text.place, part.text.indexOf(word), word.length);
  const lines = `${IMPORTS}useQuery(Task).filtered(${source});`.split(/\r?\n/).slice(line - 1, endLine);
  if (lines.length === 1) return lines[0]?.slice(column - 1, endColumn - 1) ?? '';
  return [lines[0]?.slice(column - 1), ...lines.slice(1, -1), lines.at(-1)?.slice(0, endColumn - 1)].join('\n');
}

describe('the place of a word in a text', () => {
  it.each<[string, string, string, string]>([
    ['a string', "'isDone == true'", 'isDone', 'isDone'],
    ['after an escape', String.raw`'text == \'a\' AND isDone == true'`, 'isDone', 'isDone'],
    ['an escape itself', String.raw`'text == \'a\' AND isDone'`, "'a'", String.raw`\'a\'`],
    ['escapes of each kind', String.raw`'\x41\u0042\u{43}\n\t\\ isDone \q\0 text'`, 'text', 'text'],
    ['an escape of two units', String.raw`'\u{1F600} isDone'`, 'isDone', 'isDone'],
    ['a continued line', "'a == 1 \\\n AND isDone'", 'isDone', 'isDone'],
    ['before a continued line', "'a == 1 \\\n AND isDone'", '==', '=='],
    ['a template of several lines', '`a == 1\n  AND isDone\n  AND text`', 'text', 'text'],
    ['a template with the ends of lines of Windows', '`a == 1\r\n  AND isDone\r\n  AND text`', 'text', 'text'],
    ['within a line of several', '`a == 1\n  AND isDone\n  AND text`', 'isDo', 'isDo'],
    ['over the end of a line', '`a\n  AND b`', 'a\n  AND', 'a\n  AND'],
    ['after what is put in', '`a == ${b} AND isDone == ${c} OR text`', 'isDone', 'isDone'],
    ['in the last part', '`a == ${b} AND isDone == ${c} OR text`', 'text', 'text'],
    ['a sum', "'a == 1 ' +\n  'AND isDone'", 'isDone', 'isDone'],
    ['after a constant', "'a == ' + 12 + ' AND isDone'", 'isDone', 'isDone'],
    ['a constant itself', "'a == ' + 12 + ' AND isDone'", '12', '12'],
    ['a part of a constant', "'a == ' + 1234 + ' AND isDone'", '23', '1234'],
    ['from within a constant', "'a == ' + 1234 + ' AND isDone'", '34 AND', "1234 + ' AND"],
    ['up to a constant', "'a == ' + 1234 + ' AND isDone'", '== ', '== '],
    ['up to what is added', "'a == ' + 'isDone'", '== ', '== '],
    ['the end of the text', "'isDone'", 'Done', 'Done'],
    ['the end of the text before what is empty', "'isDone' + ''", 'Done', 'Done'],
  ])('%s', (_name, source, word, expected) => {
    expect(written(source, word)).toBe(expected);
  });

  it('lies in the file where a constant is written', () => {
    const [query] = queries("import { OPEN } from './texts';\nuseQuery(Task).filtered(OPEN);", { 'texts.ts': "export const OPEN = 'isDone == false';\n" });
    expect(query?.text?.place).toMatchObject({ file: 'texts.ts', line: 1, column: 21 });
    expect(query?.place).toMatchObject({ file: 'app.ts', line: 3, column: 25 });
  });

  it('has no length where there are no characters', () => {
    const [query] = queries("useQuery(Task).filtered('isDone ==' + '');");
    const [part] = query?.text?.parts ?? [];
    expect(part && query && placeInText(part, query.place, 9, 0)).toMatchObject({ line: 2, column: 40, endLine: 2, endColumn: 40 });
  });

  it('is where the text begins, where a literal is not closed', () => {
    const [query] = queries("useQuery(Task).filtered('isDone");
    expect(query?.text?.parts[0]?.text).toMatch(/^isDone/);
  });
});

/** How many files are read or parsed can be told by what the tree is asked for. */
function counted(files: Files): { readonly tree: FileTree; readonly reads: string[] } {
  const tree = memoryTree(files);
  const reads: string[] = [];
  return { reads, tree: { ...tree, read: (file) => { reads.push(file); return tree.read(file); } } };
}

describe('uses', () => {
  const screens = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`screens/S${index}.ts`, `import { x } from '../x';\nexport const s${index} = x.map((each) => each.name = ${index});\n`]));

  it('cost nothing before they are asked for, and then only files that may have some are parsed', () => {
    const memory = createMemory();
    const { tree, reads } = counted({ ...MODELS, ...screens, 'app.ts': `${IMPORTS}useQuery(Task);` });
    const client = readClient(tree, { memory });
    const before = reads.length;
    expect([...memory.files.values()].filter(({ module }) => module !== undefined)).toHaveLength(1);
    expect(client.uses).toHaveLength(1);
    expect([...memory.files.values()].filter(({ module }) => module !== undefined)).toHaveLength(2);
    const after = reads.length;
    expect(after).toBeGreaterThan(before);
    expect(client.uses).toHaveLength(1);
    expect(reads).toHaveLength(after);
  });

  it('are those of the texts that were read, whatever was read with the same memory since', () => {
    const memory = createMemory();
    const of = (body: string): ReturnType<typeof readClient> => readClient(memoryTree({ ...MODELS, 'app.ts': IMPORTS + body }), { memory });
    const places = (uses: readonly Use[]): string[] => uses.map(({ class: name, place }) => `${name} ${place.line}`);
    const first = of('useQuery(Task);');
    const second = of('\n\nuseQuery(Task);');
    expect([places(second.uses), places(first.uses), places(of('').uses)]).toEqual([['Task 4'], ['Task 2'], []]);
  });

  it('stand in the files that were named, and of classes that these declare', () => {
    const files = { ...MODELS, 'app.ts': `${IMPORTS}useQuery(Task); useQuery('Task'); useQuery('Other');` };
    const uses = (named?: readonly string[]): string[] =>
      readClient(memoryTree(files), named === undefined ? {} : { files: named }).uses.map((use) => `${use.named} ${use.class} ${use.place.column}`);
    expect(uses()).toEqual(['reference Task 1', 'name Task 17', 'name Other 35']);
    expect(uses(['models.ts', 'app.ts'])).toEqual(['reference Task 1', 'name Task 17']);
    expect(uses(['models.ts'])).toEqual([]);
  });

  it('are in no file that an export carries as a function, and in no test', () => {
    const text = `${IMPORTS}useQuery(Task);`;
    expect(readClient(memoryTree({ ...MODELS, 'app.test.ts': text, 'functions/f/source.js': text, 'functions/f/config.json': '{}' })).uses).toEqual([]);
  });

  it.each<[string, Files]>([
    ['a context in another file', { 'db.ts': "import { createRealmContext } from '@realm/react';\nimport { Task } from './models';\nexport const { useQuery: useTaskQuery } = createRealmContext({ schema: [Task] });", 'app.ts': "import { Task } from './models';\nimport { useTaskQuery } from './db';\nuseTaskQuery('Task');" }],
    ['a context as a whole', { 'db.ts': "import { createRealmContext } from '@realm/react';\nimport { Task } from './models';\nexport const C = createRealmContext({ schema: [Task] });", 'index.ts': "export * from './db';", 'app.ts': "import { C } from './index';\nconst { useQuery } = C;\nuseQuery('Task');" }],
    ['a realm in another file', { 'db.ts': "import Realm from 'realm';\nimport { Task } from './models';\nexport default new Realm({ schema: [Task] });", 'app.ts': "import db from './db';\n\ndb.objects('Task');" }],
    ['a realm that a function of another file opens', { 'db.js': "const Realm = require('realm');\nlet open;\nmodule.exports = { getRealm: () => { if (!open) open = new Realm(); return open; } };", 'app.js': "const { getRealm } = require('./db');\n\ngetRealm().objects('Task');" }],
    ['a hook of the project of unknown origin', { 'app.ts': "import { Task } from './models';\nimport { useQuery } from '@acme/db';\nuseQuery(Task);" }],
  ])('%s', (_name, files) => {
    const uses = readClient(memoryTree({ ...MODELS, ...files })).uses.filter(({ place }) => place.file.startsWith('app'));
    expect(uses.map(({ kind, class: name, place }) => `${kind} ${name} ${place.line}`)).toEqual(['queried Task 3']);
  });
});

describe('bad input', () => {
  const long = 'a == 1 AND '.repeat(100_000);
  it.each<[string, string]>([
    ['a text of 1 MB', `useQuery(Task).filtered('${long}');`],
    ['a text of 1 MB of escapes', `useQuery(Task).filtered('${String.raw`\'`.repeat(300_000)}');`],
    ['a long sum', `useQuery(Task).filtered('a'${" + 'b'".repeat(900)});`],
    ['a longer sum than is followed', `useQuery(Task).filtered('a'${" + 'b'".repeat(3000)});`],
    ['a long chain', `useQuery(Task)${".filtered('a')".repeat(500)};`],
    ['deep nesting', `useRealm().create(Task, ${'{ a: ['.repeat(800)}1${'] }'.repeat(800)});`],
    ['a cycle', 'const a = b; const b = a; a.objects(Task); const f = () => g(); const g = () => f(); f().objects(Task);'],
    ['half a call', 'const realm = useRealm(); realm.create(Task, { text: '],
    ['half an access', 'const realm = useRealm(); realm.objects(Task).\nrealm.'],
    ['half a hook', 'useQuery({ type: , query: (t) => t.filtered( }'],
    ['no arguments', 'useQuery(); useObject(); useRealm().create(); useRealm().delete(); useQuery(Task).filtered(); useQuery(Task).sorted(); new Task(); new Task;'],
    ['spreads', 'useQuery(...x); useRealm().create(...x); useQuery(Task).filtered(...x); useRealm().create(Task, ...x); new Task(...x);'],
    ['a broken escape', String.raw`useQuery(Task).filtered('\u{zz} \x1'); useQuery(Task).filtered(\`\u{110000000}\`);`],
  ])('%s', (_name, body) => {
    // Long texts of few lines are taken for bundles, and not read.
    const { uses } = readClient(memoryTree({ ...MODELS, 'app.ts': IMPORTS + '\n'.repeat(600) + body }));
    expect(uses.every(({ class: name }) => name === 'Task')).toBe(true);
  });

  it('never throws, wherever a text ends', () => {
    const whole = `const { useQuery: q } = createRealmContext({ schema: [Task] });
export class Store { constructor(private realm: Realm) {} add(task: Task, { t }: { t: Task }) { this.realm.create(Task, { ...task, a: [1, { b: null }] }, Realm.UpdateMode.All); t.text += \`\${t} \\u{61}\`; task.count++; } }
for (const t of useQuery({ type: Task, query: (c) => c.filtered('a == $0' + x, ...y).sorted([['a', true]]) }, [])) t.isDone = !t.isDone;
Realm.open({}).then((r) => r.subscriptions.update((subs) => subs.add(r.objects('Task')))); new Task(realm, { text: 'a' }); realm.delete(t[0]);`;
    for (let end = 0; end <= whole.length; end += 7) {
      const { uses } = readClient(memoryTree({ ...MODELS, 'app.tsx': IMPORTS + whole.slice(0, end) }));
      expect(uses.every(({ place }) => place.file === 'app.tsx')).toBe(true);
    }
  });
});
