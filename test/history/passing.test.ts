import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config';
import { readReleases, type ReleasedClient } from '../../src/past/released-clients';
import type { Release } from '../../src/history/releases';
import type { FileText } from '../../src/tree/text';
import type { FileTree } from '../../src/tree/file-tree';

/** What a file of a release can hold; a release may also lack it. */
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
  'src/wrap.ts': ["import { open } from './opener';\nimport { Task } from './Task';\nopen([Task]);\n"],
  'src/opener.ts': ["import Realm from 'realm';\nexport const open = (schema) => Realm.open({ schema });\n", "import Realm from 'realm';\nexport const open = (schema) => Realm.open({ schema, schemaVersion: 2, sync: { flexible: true } });\n"],
};

const NAMES = Object.keys(FILES);

/** Which text each file has; `undefined` for one that is not there. */
type State = Readonly<Record<string, number | undefined>>;

const edits = fc.array(fc.record({ file: fc.constantFrom(...NAMES), text: fc.option(fc.nat(5), { nil: undefined, freq: 3 }) }), { minLength: 1, maxLength: 3 });
const pasts = fc.record({ first: fc.array(fc.nat(5), { minLength: NAMES.length, maxLength: NAMES.length }), edits: fc.array(edits, { minLength: 2, maxLength: 5 }) });

/** Trees as git gives them: of one text there is one object, and a list of the same names is the same. */
function createTrees(): (state: State) => FileTree {
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

/** All that is read of a client at once. */
const shown = ({ client }: ReleasedClient): unknown => {
  const { classes, unresolved, invalid, ambiguous, superseded, opensListless, configurations, sdks, files } = client;
  return { classes, unresolved, invalid, ambiguous, superseded, opensListless, configurations, sdks, files };
};

const read = (releases: readonly Release[]): ReturnType<typeof readReleases> => readReleases(releases, defaultConfig('/app'));

describe('a release that is read after others', () => {
  it('is read as it is alone, whatever came, went and changed between them', () => {
    fc.assert(fc.property(pasts, ({ first, edits: all }) => {
      const trees = createTrees();
      const start: State = Object.fromEntries(NAMES.map((file, index) => [file, first[index]]));
      const states = all.reduce<State[]>((before, changes) =>
        [...before, changes.reduce<State>((state, { file, text }) => ({ ...state, [file]: text }), before.at(-1) ?? start)], [start]);
      const releases = states.map((state, index): Release => {
        const name = `v${index}.0.0`;
        return { name, share: null, open: () => ({ name, tree: trees(state), key: name }) };
      });
      const alone = releases.map((release) => read([release]));
      const together = read(releases);
      expect(together.clients.map(shown)).toEqual(alone.flatMap(({ clients }) => clients.map(shown)));
      expect(together.failures).toEqual(alone.flatMap(({ failures }) => failures));
    }), { numRuns: 12 });
  });
});
