import fc from 'fast-check';
import type { FileText } from '../../src/tree/text';
import type { FileTree } from '../../src/tree/file-tree';

/** What each file of an app can hold; a state of it may also lack the file. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'package.json': ['{ "version": "1" }', '{ "version": "2" }', '{ "imports": { "#types": "./src/types.ts" } }', '{ "imports": { "#types": "./lib/types.ts" }, "dependencies": { "realm": "^11.0.0" } }'],
  'tsconfig.json': ['{ "compilerOptions": { "paths": { "@/*": ["src/*"] } } }', '{ "compilerOptions": { "paths": { "@/*": ["lib/*"] } } }'],
  'src/types.ts': ["export const NOTE = 'string';", "export const NOTE = 'string?'; // of old", "export * from '../lib/types';"],
  'src/types.js': ["export const NOTE = 'mixed';"],
  'src/Types.ts': ["export const NOTE = 'int';"],
  'lib/types.ts': ["export const NOTE = 'int';", "export { NOTE } from '../src/types';"],
  'src/Task.ts': ['./types', './Types', '@/types', '#types', '../lib/types', './gone'].map((from) =>
    `import Realm from 'realm';\nimport { NOTE } from '${from}';\nexport class Task extends Realm.Object<Task> {\n  static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: NOTE, by: 'User?' } };\n}\n`),
  'src/User.ts': ['string', 'int'].map((type) =>
    `import Realm from 'realm';\nexport class User extends Realm.Object<User> { static schema = { name: 'User', primaryKey: '_id', properties: { _id: 'objectId', name: '${type}' } }; }\n`),
  'src/models/User.ts': ["import Realm from 'realm';\nexport const schema = { name: 'User', embedded: true, properties: { name: 'string' } };\nexport class User extends Realm.Object { static schema = schema; }\n"],
  'src/open.ts': ['Task', 'Task, User', '...all'].map((list) =>
    `import Realm from 'realm';\nimport { Task } from './Task';\nimport { User } from './User';\nconst all = [Task];\nexport const realm = new Realm({ schema: [${list}], sync: { flexible: true } });\n`),
  'src/use.ts': ['note', 'nothing'].map((key) =>
    `import { useRealm } from '@realm/react';\nimport { Task } from './Task';\nexport const useAdd = (_id) => { const realm = useRealm(); realm.objects(Task).filtered('${key} == 1'); return () => realm.create(Task, { _id, ${key}: 1 }); };\n`),
  'src/wrap.ts': ["import { open } from './opener';\nimport { Task } from './Task';\nopen([Task]);\n"],
  'src/opener.ts': ["import Realm from 'realm';\nexport const open = (schema) => Realm.open({ schema });\n", "import Realm from 'realm';\nexport const open = (schema) => Realm.open({ schema, schemaVersion: 2, sync: { flexible: true } });\n"],
};

const NAMES = Object.keys(FILES);

/** Which text each file has; `undefined` for one that is not there. */
export type State = Readonly<Record<string, number | undefined>>;

const edits = fc.array(fc.record({ file: fc.constantFrom(...NAMES), text: fc.option(fc.nat(5), { nil: undefined, freq: 3 }) }), { minLength: 1, maxLength: 3 });
const first = fc.array(fc.nat(5), { minLength: NAMES.length, maxLength: NAMES.length });

/** An app as it changes: its states, one after the other. */
export const changingApps: fc.Arbitrary<readonly State[]> = fc.tuple(first, fc.array(edits, { minLength: 2, maxLength: 5 })).map(([texts, all]) => {
  const start: State = Object.fromEntries(NAMES.map((file, index) => [file, texts[index]]));
  return all.reduce<State[]>((before, changes) =>
    [...before, changes.reduce<State>((state, { file, text }) => ({ ...state, [file]: text }), before.at(-1) ?? start)], [start]);
});

/** Trees as git gives them: of one text there is one object, and a list of the same names is the same. */
export function createTrees(): (state: State) => FileTree {
  const texts = new Map<string, FileText>();
  const lists = new Map<string, readonly string[]>();
  return (state) => {
    const names = NAMES.filter((file) => state[file] !== undefined).sort();
    const key = names.join('\n');
    const list = lists.get(key) ?? names;
    lists.set(key, list);
    const read = (file: string): FileText => {
      const index = state[file];
      const text = index === undefined ? undefined : FILES[file]?.[index % (FILES[file]?.length ?? 1)];
      if (text === undefined) return { unreadable: 'it does not exist' };
      const known = texts.get(text) ?? { text, byteOrderMark: false };
      texts.set(text, known);
      return known;
    };
    return { root: '/app', files: () => list, read, has: (file) => state[file] !== undefined };
  };
}
