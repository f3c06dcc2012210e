import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/check';
import { checkFiles, clientClass, linesSince, lines, serverExport, severities, type Files } from '../support/app';
import { repairsOf } from '../support/repair';

const LOCAL = { target: 'local' } as const;

/** An app without a server: one class, opened by one configuration. `text` is on line 7, the version on line 9. */
function notes(properties: string, config: string, name = 'Note'): Files {
  return { 'client/notes.ts': `import Realm from 'realm';

export const Note = {
  name: '${name}',
  primaryKey: 'id',
  properties: {
    id: 'uuid', ${properties}
  } };
export const open = () => Realm.open({ ${config}, schema: [Note] });
` };
}

const LARGER = "text: 'string', size: 'int'";

const note = (name: string, properties: string): string => `const ${name} = { name: 'Note', primaryKey: 'id', properties: { id: 'uuid', ${properties} } };\n`;

/** One realm or two of the same class. */
function opened(one: string, two?: string, properties = "text: 'string'"): string {
  return `import Realm from 'realm';\n${note('Note', properties)}${[one, two].map((config) => (config === undefined ? '' : `new Realm({ ${config}, schema: [Note] });\n`)).join('')}`;
}

const listed = (config: string, properties = "text: 'string'"): string => `import Realm from 'realm';\nexport ${note('Note', properties)}new Realm(${config});\n`;

/** A realm that is opened with one version after the other. */
function steps(last: number, properties = "text: 'string'"): string {
  const all = Array.from({ length: last }, (_, index) => index + 1);
  const bodies = all.map((version) => (version === last ? properties : `text: 'string', step${version}: 'int'`));
  return `import Realm from 'realm'; ${bodies.map((body, index) => note(`Note${index + 1}`, body).trim()).join(' ')}\n\n${all.map((version) => `new Realm({ schema: [Note${version}], schemaVersion: ${version}, onMigration: () => {} });\n`).join('')}`;
}

const since = (before: [string, string], now: [string, string]): string[] => linesSince(notes(...before), notes(...now), LOCAL);
const MOVED = { text: "text: 'string'", number: "text: 'int'", more: "text: 'string', color: 'string?'", optional: "text: 'string?'", renamed: "body: 'string'", none: '' };
const AT = 'client/notes.ts:9:40';
const NOT_RAISED = [`error schema-version - open ${AT} - ${AT}`];
const MIGRATION = 'onMigration: () => {}';

/** What the rule proposes: its words, the version to set, and the one that the function of the realm leads to. */
const proposed = ({ findings, comparison }: CheckResult): [string, number | null, number | null][] =>
  findings.filter(({ rule }) => rule === 'schema-version').flatMap((each) => repairsOf(each, comparison)).flatMap(({ title, change }) =>
    (change.kind === 'migrate' ? [[title, change.to, change.migration?.to ?? null] as [string, number | null, number | null]] : []));

describe('a local realm since the baseline', () => {
  it.each<[string, [string, string], [string, string], string[]]>([
    ['nothing changed', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 3'], []],
    ['a new property, and the same version', [MOVED.text, 'schemaVersion: 3'], [MOVED.more, 'schemaVersion: 3'], NOT_RAISED],
    ['a new property, and a higher version', [MOVED.text, 'schemaVersion: 3'], [MOVED.more, 'schemaVersion: 4'], []],
    ['a property that is gone', [MOVED.more, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 3'], NOT_RAISED],
    ['another type: one finding', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 3'], NOT_RAISED],
    ['another type, and a higher version without a migration', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 4'], ['error changed-type Note.text open client/notes.ts:7:17 - client/notes.ts:7:17']],
    ['another type, and a higher version with a migration', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, `schemaVersion: 4, ${MIGRATION}`], []],
    ['the migration of SDK 10', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 4, migration: () => {}'], []],
    ['optional now, and a higher version', [MOVED.text, 'schemaVersion: 3'], [MOVED.optional, 'schemaVersion: 4'], []],
    ['required now, and a higher version', [MOVED.optional, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 4'], ['error changed-optionality Note.text open client/notes.ts:7:17 - client/notes.ts:7:17']],
    ['elements that may be null now, and a higher version', ["tags: 'string[]'", 'schemaVersion: 3'], ["tags: 'string?[]'", 'schemaVersion: 4'], []],
    ['elements that may not, and a higher version', ["tags: 'string?[]'", 'schemaVersion: 3'], ["tags: 'string[]'", 'schemaVersion: 4'], ['error changed-optionality Note.tags open client/notes.ts:7:17 - client/notes.ts:7:17']],
    ['made anew', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 3, deleteRealmIfMigrationNeeded: true'], []],
    ['made anew while developing only', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 3, deleteRealmIfMigrationNeeded: __DEV__'], NOT_RAISED],
    ['an index is no change', [MOVED.text, 'schemaVersion: 3'], ["text: { type: 'string', indexed: true }", 'schemaVersion: 3'], []],
    ['a lower version', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 2'], NOT_RAISED],
    ['a version that only the program knows', [MOVED.text, 'schemaVersion: 3'], [MOVED.more, 'schemaVersion: process.env.VERSION'], [`info schema-version - open ${AT} - ${AT}`]],
    ['the same, where nothing changed', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: process.env.VERSION'], []],
    ['a version that is none, and a change', [MOVED.text, 'schemaVersion: 3'], [MOVED.more, "schemaVersion: '3'"], [`error schema-version - open ${AT} - -`]],
    ['a version that is no integer', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 3.1'], [`error schema-version - open ${AT} - -`]],
    ['no number', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: NaN'], [`error schema-version - open ${AT} - -`]],
    ['a version in quotes', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, "schemaVersion: '4'"], [`error schema-version - open ${AT} - -`]],
  ])('%s', (_name, before, now, expected) => {
    expect(since(before, now)).toEqual(expected);
  });

  it('has version 0 where none is written, and is marked at its list', () => {
    expect(since([MOVED.text, "path: 'a.realm'"], [MOVED.more, "path: 'a.realm'"])).toEqual(['error schema-version - open client/notes.ts:9:57 - client/notes.ts:9:57']);
    expect(since([MOVED.text, "path: 'a.realm'"], [MOVED.more, "path: 'a.realm', schemaVersion: 1"])).toEqual([]);
  });

  it('needs no version for a new class, and a migration for one that looks renamed', () => {
    const two = notes(MOVED.text, 'schemaVersion: 3');
    const added = { ...two, 'client/notes.ts': String(two['client/notes.ts']).replace('schema: [Note]', 'schema: [Note, Tag]').replace('export const open', "export const Tag = { name: 'Tag', properties: { name: 'string' } };\nexport const open") };
    expect(linesSince(two, added, LOCAL)).toEqual([]);
    const more = "text: 'string', color: 'string', size: 'int'";
    expect(linesSince(notes(more, 'schemaVersion: 3'), notes(more, 'schemaVersion: 4', 'Memo'), LOCAL).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual(['error renamed-class Note']);
  });

  it.each<[string, string, string, string[]]>([
    ['by their paths, whatever their order', opened("path: 'a.realm', schemaVersion: 3", "path: 'b.realm', schemaVersion: 7"), opened("path: 'b.realm', schemaVersion: 7", "path: 'a.realm', schemaVersion: 3"), []],
    ['and each needs its own version', opened("path: 'a.realm', schemaVersion: 3", "path: 'b.realm', schemaVersion: 7"), opened("path: 'a.realm', schemaVersion: 4", "path: 'b.realm', schemaVersion: 7", LARGER), ['error schema-version - open client/open.ts:4:30 - client/open.ts:4:30']],
    ['by the expression that gives the path', opened('path: one(), schemaVersion: 3', 'path: two(), schemaVersion: 7'), opened('path: two(), schemaVersion: 7', 'path: one(), schemaVersion: 3'), []],
    ['a realm of another path is a new one', opened("path: 'a.realm', schemaVersion: 3"), opened("path: 'b.realm', schemaVersion: 0", undefined, LARGER), []],
    ['a path that only the program knows since then is that of the same classes', opened("path: 'a.realm', schemaVersion: 3"), opened('path: one(), schemaVersion: 3', undefined, LARGER), ['error schema-version - open client/open.ts:3:26 - client/open.ts:3:30']],
    ['and one that it alone knew', opened('path: one(), schemaVersion: 3'), opened("path: 'a.realm', schemaVersion: 3", undefined, LARGER), ['error schema-version - open client/open.ts:3:30 - client/open.ts:3:26']],
    ['one in memory has no file', opened('inMemory: true'), opened('inMemory: true', undefined, LARGER), []],
    ['a synced realm that became local is a new one', opened("sync: { user, flexible: true }"), opened('schemaVersion: 0', undefined, "text: 'int'"), []],
    ['steps on the way from earlier versions are not the realm', steps(1), steps(2), []],
    ['the last step is', steps(2), steps(2, LARGER), ['error schema-version - open client/open.ts:4:30 - client/open.ts:4:30']],
    ['a list that is only known when the program runs', listed('{ schemaVersion: 3, schema: all() }'), listed('{ schemaVersion: 3, schema: all() }', LARGER), ['error schema-version - open client/open.ts:3:13 - client/open.ts:3:13', 'warn unresolved-schema - - client/open.ts:3:31 - -']],
    ['no configuration that can be found', listed('options()'), listed('options()', LARGER), ['info schema-version Note open client/open.ts:2:97 - client/open.ts:2:1']],
    ['the same, further down', listed('options()'), listed('options()', LARGER).replace('\n', '\n\n'), ['info schema-version Note open client/open.ts:3:97 - client/open.ts:2:1']],
    ['the same, and a property is gone', listed('options()', LARGER), listed('options()').replace('\n', '\n\n'), ['info schema-version Note open client/open.ts:3:1 - client/open.ts:2:97']],
    ['the same, and a property has another type', listed('options()', LARGER), listed('options()', "text: 'string',  size: 'double'"), ['error changed-type Note.size open client/open.ts:2:98 - client/open.ts:2:97']],
  ])('realms are told apart %s', (_name, before, now, expected) => {
    expect(linesSince({ 'client/open.ts': before }, { 'client/open.ts': now }, LOCAL)).toEqual(expected);
  });

  it.each([
    ['spread into another', 'const base: Realm.Configuration = { schema: [Note] };\nexport const open = () => Realm.open({ ...base, schemaVersion: VERSION });'],
    ['assigned to it', 'const config = { schema: [Note] };\nconfig.schemaVersion = VERSION;\nexport const open = () => Realm.open(config);'],
    ['a constant', 'const LATEST = VERSION;\nexport const open = () => Realm.open({ schema: [Note], schemaVersion: LATEST });'],
    ['of a typed configuration', 'export const config: Realm.Configuration = { schema: [Note], schemaVersion: VERSION };\nexport const open = () => Realm.open(config);'],
  ])('reads the version %s', (_name, opening) => {
    const file = (properties: string, version: number): Files => ({ 'client/notes.ts': `import Realm from 'realm';\nconst Note = { name: 'Note', primaryKey: 'id', properties: { id: 'uuid', ${properties} } };\n${opening.replace('VERSION', String(version))}\n` });
    const rules = (version: number): string[] => linesSince(file(MOVED.text, 3), file(MOVED.more, version), LOCAL).map((each) => each.split(' ').slice(0, 2).join(' '));
    expect([rules(3), rules(4)]).toEqual([['error schema-version'], []]);
  });

  it('is one finding for one file, however many configurations open it', () => {
    const files = (properties: string, version: number): Files => ({
      'database.ts': `import Realm from 'realm';\nimport { Note } from './note';\nexport class Database {\n  static file = 'notes.realm';\n  static version = ${version};\n  open = () => Realm.open({ path: Database.file, schema: [Note], schemaVersion: Database.version, onMigration: () => {} });\n  remove = () => Realm.deleteFile({ path: Database.file, schema: [Note], schemaVersion: this.realm.schemaVersion });\n}\n`,
      'note.ts': `export ${note('Note', properties)}`,
      'provider.tsx': "import { RealmProvider } from '@realm/react';\nimport { Database } from './database';\nimport { Note } from './note';\nexport const App = () => <RealmProvider path={Database.file} schema={[Note]} schemaVersion={Database.version} />;\n",
    });
    expect(linesSince(files("text: 'string'", 3), files(LARGER, 3), LOCAL)).toEqual(['error schema-version - open database.ts:6:66 - database.ts:6:66']);
    expect(linesSince(files("text: 'string'", 3), files(LARGER, 4), LOCAL)).toEqual([]);
    expect(linesSince(files("text: 'string'", 3), files("text: 'int'", 4), LOCAL)).toEqual([]);
    expect(linesSince(files("text: 'string'", 3), files("text: 'string'", 2), LOCAL)).toEqual(['error schema-version - open database.ts:6:66 - database.ts:6:66']);
  });

  it('says what changed, and what to set', () => {
    const [finding] = checkFiles(notes("text: 'int', due: 'date?'", 'schemaVersion: 3'), LOCAL, notes("text: 'string', color: 'string?'", 'schemaVersion: 3')).findings;
    expect(finding?.message).toContain('(`Note.color` is gone, `Note.due` is new, `Note.text` was `string` and is `int`) and its `schemaVersion` is 3 still');
    expect(finding?.help).toBe('Set `schemaVersion` to 4. Give it a migration function (`onMigration`) where earlier values are to be kept. `npx realm-schema generate migration` with the earlier revision writes one.');
  });

  it.each<[string, string, string, RegExp]>([
    ['the kind of a class', "primaryKey: 'id', properties: { id: 'uuid' }", "embedded: true, properties: { id: 'uuid' }", /\(the kind of `Note`(, |\))/],
    ['the primary key', "primaryKey: 'id', properties: { id: 'uuid', key: 'uuid' }", "primaryKey: 'key', properties: { id: 'uuid', key: 'uuid' }", /\(the primary key of `Note`\)/],
    ['a property that looks renamed', "properties: { dueDate: 'date' }", "properties: { due_date: 'date' }", /\(`Note\.dueDate` is gone and `due_date` is new\)/],
    ['more than are named', "properties: { a: 'int' }", "properties: { a: 'int', b1: 'int', c2: 'int', d3: 'int', e4: 'int', f5: 'int' }", /^[^(]*\((?:`Note\.[b-e]\d` is new, ){4}and 1 more\)/],
    ['four', "properties: { a: 'int' }", "properties: { a: 'int', b1: 'int', c2: 'int', d3: 'int', e4: 'int' }", /`Note\.e4` is new\)/],
  ])('names what changed: %s', (_name, before, now, expected) => {
    const file = (body: string): Files => ({ 'client/notes.ts': `import Realm from 'realm';\nconst Note = { name: 'Note', ${body} };\nconst Box = { name: 'Box', properties: { note: 'Note' } };\nnew Realm({ schema: [Note, Box], schemaVersion: 3 });\n` });
    const { findings } = checkFiles(file(now), LOCAL, file(before));
    expect(findings.filter(({ rule }) => rule === 'schema-version').map(({ message }) => message)).toEqual([expect.stringMatching(expected)]);
  });

  it('says when it rose which changes lose values, and not the others', () => {
    const [synced] = [{ 'client/open.ts': "import Realm from 'realm';\nexport const open = (user) => Realm.open({ schema: [{ name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } }], sync: { user, flexible: true } });\n", ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) }];
    const { findings } = checkFiles({ ...synced, ...notes("text: 'int', more: 'int'", 'schemaVersion: 4') }, {}, { ...synced, ...notes(MOVED.text, 'schemaVersion: 3') });
    expect(findings.flatMap(({ rule, message }) => (rule === 'schema-version' ? [message.replace(/^.*(what changed \(.*?\)).*$/, '$1')] : []))).toEqual(['what changed (`Note.text` was `string` and is `int`)']);
  });

  it.each<[string, [string, string], [string, string], [string, number | null][]]>([
    ['lowered, and nothing changed', [MOVED.text, 'schemaVersion: 3'], [MOVED.text, 'schemaVersion: 2'], [['Set `schemaVersion` to 3.', null]]],
    ['lowered, and a type changed', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: 2'], [['Set `schemaVersion` to 4, and carry over in `onMigration` what changed.', 4], ['Set `schemaVersion` to 4.', null]]],
    ['the same, and a type changed', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, `schemaVersion: 3, ${MIGRATION}`], [['Set `schemaVersion` to 4, and add to `onMigration` what changed since.', 4], ['Set `schemaVersion` to 4.', null]]],
    ['not known', [MOVED.text, 'schemaVersion: 3'], [MOVED.number, 'schemaVersion: process.env.VERSION'], []],
  ])('proposes a version that is %s', (_name, before, now, expected) => {
    expect(proposed(checkFiles(notes(...now), LOCAL, notes(...before))).map(([title, , carried]) => [title, carried])).toEqual(expected);
  });

  it('proposes a migration to the version that is there, where it rose', () => {
    const synced = { ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }), ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user) => Realm.open({ schema: [Task], sync: { user, flexible: true } });\n" };
    const result = checkFiles({ ...synced, ...notes(MOVED.number, 'schemaVersion: 7') }, {}, { ...synced, ...notes(MOVED.text, 'schemaVersion: 3') });
    expect(proposed(result)).toEqual([['Carry over in `onMigration` what changed.', null, 7]]);
  });

  it('names no other key that the SDK does not read for a migration function', () => {
    const manifest = { 'package.json': { dependencies: { realm: '12.0.0' } } };
    const config = 'schemaVersion: 3, shouldCompactOnLaunch: () => true';
    const found = (extra: string): string[] => checkFiles({ ...notes(MOVED.number, `${config}${extra}`), ...manifest }, LOCAL, { ...notes(MOVED.text, config), ...manifest })
      .findings.flatMap(({ rule, help }) => (rule === 'schema-version' ? [help] : []));
    expect(found('')).toEqual(['Set `schemaVersion` to 4. Give it a migration function (`onMigration`) where earlier values are to be kept. `npx realm-schema generate migration` with the earlier revision writes one.']);
    expect(found(', migration: () => {}')).toEqual([expect.stringContaining('since `migration` is not read by SDK 12')]);
  });

  it.each<[string, string, string, string]>([
    ['12.14.2', 'migration() {}', 'changed-type', 'Give it a migration function (`onMigration`) where earlier values are to be kept, since `migration` is not read by SDK 12. `npx realm-schema generate migration` with the earlier revision writes one.'],
    ['11.10.2', 'migration() {}', 'changed-type', 'Give it a migration function (`onMigration`) where earlier values are to be kept, since `migration` is not read by SDK 11. `npx realm-schema generate migration` with the earlier revision writes one.'],
    ['10.24.0', 'onMigration() {}', 'changed-type', 'Give it a migration function (`migration`) where earlier values are to be kept, since `onMigration` is not read by SDK 10. `npx realm-schema generate migration` with the earlier revision writes one.'],
    ['10.24.0', 'migration() {}', '', 'See that its migration function takes care of the change.'],
    ['12.14.2', 'onMigration() {}', '', 'See that its migration function takes care of the change.'],
  ])('with SDK %s `%s` is a migration function or none', (sdk, config, whereRaised, help) => {
    const manifest = { 'package.json': { dependencies: { realm: sdk } } };
    const found = (version: number): CheckResult['findings'] =>
      checkFiles({ ...notes(MOVED.number, `schemaVersion: ${version}, ${config}`), ...manifest }, LOCAL, { ...notes(MOVED.text, 'schemaVersion: 3'), ...manifest })
        .findings.filter(({ rule }) => rule !== 'realm-configuration');
    expect(found(4).map(({ rule }) => rule).join(' ')).toBe(whereRaised);
    expect(found(3).map((each) => each.help)).toEqual([`Set \`schemaVersion\` to 4. ${help}`]);
  });

  const plugin = (fields: string, version: number): Files => ({
    'package.json': { dependencies: { realm: '12.0.0', '@realm/babel-plugin': '0.2.0' } },
    'client/Task.ts': `import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  done = false;\n  ${fields}\n}\nexport const open = () => Realm.open({ schema: [Task], schemaVersion: ${version} });\n`,
  });

  it.each([
    ['due: Date | null;', 'due?: Date;', '`Task.due` is new'],
    ['tags: string[];', 'tags!: Realm.List<string>;', '`Task.tags` is new'],
    ["'due': Date;", 'due!: Date;', '`Task.due` is new'],
    ['due?: Date;', 'due?: Date; tags: string[];', ''],
    ['tags: string[];', 'tags: unknown;', ''],
  ])('knows that the plugin leaves `%s` out', (before, now, change) => {
    const found = (version: number): string[] =>
      checkFiles(plugin(now, version), LOCAL, plugin(before, 1)).findings.flatMap(({ rule, message }) => (rule === 'schema-version' ? [message] : []));
    expect(found(1).map((each) => each.includes(change))).toEqual(change === '' ? [] : [true]);
    expect(found(2)).toEqual([]);
  });

  it.each([
    ["text: 'array'", "text: 'string[]'"],
    ["text: 'object id'", "text: 'objectId'"],
    ["text: 'Nobody'", "text: 'string'"],
    ["text: 'string[]?'", "text: 'string[]'"],
    ["text: 'int', more: { type: 'int', mapTo: 'text' }", "text: 'int'"],
  ])('no realm had `%s`, so that nothing changes when it is mended', (before, now) => {
    expect(since([before, 'schemaVersion: 3'], [now, 'schemaVersion: 3'])).toEqual([]);
    expect(since([now, 'schemaVersion: 3'], [before, 'schemaVersion: 3']).every((each) => each.startsWith('error valid-object-schema'))).toBe(true);
  });

  it('reads the version from the element that opens the realm', () => {
    const element = (properties: string, version: string): Files => ({ 'client/App.tsx': `import Realm from 'realm';\nimport { RealmProvider } from '@realm/react';\nconst Note = { name: 'Note', primaryKey: 'id', properties: { id: 'uuid', ${properties} } };\nexport const App = () => <RealmProvider schema={[Note]} ${version}><Home /></RealmProvider>;\n` });
    const found = (now: Files): string[] => linesSince(element(MOVED.text, 'schemaVersion={3}'), now, LOCAL).map((each) => each.split(' ').slice(0, 2).join(' '));
    expect(found(element(MOVED.more, 'schemaVersion={3}'))).toEqual(['error schema-version']);
    expect(found(element(MOVED.more, 'schemaVersion={4}'))).toEqual([]);
    expect(found(element(MOVED.more, 'schemaVersion={3} deleteRealmIfMigrationNeeded'))).toEqual([]);
  });
});

describe('an app that syncs', () => {
  const task = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) };
  const opened = (config: string): Files => ({ ...task, 'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user) => Realm.open({ schema: [Task], sync: { user, onError() {}, clientReset: { mode: 'recoverUnsyncedChanges' }, ${config} });\n` });

  it.each<[string, string, string[]]>([
    ['a version with flexible sync', 'flexible: true }, schemaVersion: 2', ['warn schema-version - upload+download client/open.ts:3:155 -']],
    ['version 0', 'flexible: true }, schemaVersion: 0', []],
    ['a version with partitions, which ignore it', "partitionValue: 'a' }, schemaVersion: 2", []],
  ])('%s', (_name, config, expected) => {
    expect(lines(opened(config))).toEqual(expected);
  });

  it.each<[string, string, boolean]>([
    ['10.20.0', 'package-lock.json', false],
    ['11.10.2', 'package-lock.json', false],
    ['12.5.1', 'package-lock.json', false],
    ['12.6.0', 'package-lock.json', true],
    ['12.14.2', 'package-lock.json', true],
    ['20.2.0', 'package-lock.json', false],
    ['~12.5.0', 'package.json', false],
    ['^11.0.0', 'package.json', false],
    ['^12.0.0', 'package.json', true],
  ])('a version with flexible sync and SDK %s, by %s', (sdk, by, isFound) => {
    const manifest = { 'package.json': { dependencies: { realm: by === 'package.json' ? sdk : `>=${sdk}` } } };
    const lock = by === 'package.json' ? {} : { 'package-lock.json': { lockfileVersion: 3, packages: { '': {}, 'node_modules/realm': { version: sdk } } } };
    const { findings } = checkFiles({ ...opened('flexible: true }, schemaVersion: 2'), ...manifest, ...lock });
    expect(findings.some(({ rule }) => rule === 'schema-version')).toBe(isFound);
  });

  it.each<[string, string, string, boolean]>([
    ['another major version, which would send it', '12.5.1', '20.2.0', false],
    ['a version of the same major that sends it', '12.5.1', '12.6.0', true],
    ['one that does not', '12.6.0', '12.5.1', true],
    ['none that does', '12.4.0', '12.5.1', false],
  ])('a version with flexible sync beside a package with %s', (_name, sdk, other, isFound) => {
    const manifest = (version: string): object => ({ dependencies: { realm: version } });
    const more = { 'package.json': manifest(sdk), 'client/more/package.json': manifest(other), 'client/more/cache.ts': "import Realm from 'realm';\nexport const cache = new Realm({ schema: [{ name: 'Cache', properties: { a: 'int' } }] });\n" };
    const { findings } = checkFiles({ ...opened('flexible: true }, schemaVersion: 2'), ...more });
    expect(findings.some(({ rule }) => rule === 'schema-version')).toBe(isFound);
  });

  it('does not judge the version of a realm that may be synced', () => {
    const maybe = (properties: string): Files => {
      const files = notes(properties, '...more, schemaVersion: 3');
      return { ...task, ...synced, 'client/notes.ts': String(files['client/notes.ts']).replace('open = ()', 'open = (more)') };
    };
    expect(linesSince(maybe(MOVED.text), maybe(MOVED.more)).filter((each) => each.includes('schema-version'))).toEqual([]);
  });

  it('is not asked for its version where there is no server to know it', () => {
    expect(lines(opened('flexible: true }, schemaVersion: 2'), LOCAL)).toEqual([]);
  });

  const synced = opened('flexible: true }');

  it('has local realms of its own', () => {
    const both = (version: number, properties: string): Files => ({ ...task, ...synced, ...notes(properties, `schemaVersion: ${version}`) });
    expect(linesSince(both(3, MOVED.text), both(3, MOVED.more))).toEqual(NOT_RAISED);
    expect(linesSince(both(3, MOVED.text), both(4, MOVED.more))).toEqual([]);
    expect(linesSince(both(3, MOVED.text), both(4, MOVED.number))).toEqual(NOT_RAISED);
    expect(linesSince(both(3, MOVED.text), { ...task, ...synced, ...notes(MOVED.number, `schemaVersion: 4, ${MIGRATION}`) })).toEqual([]);
  });

  it('has its severities', () => {
    const now = { ...task, ...synced, ...notes(MOVED.more, 'schemaVersion: 3') };
    expect(severities(now, { ...task, ...synced, ...notes(MOVED.text, 'schemaVersion: 3') })).toMatchObject({ 'app-services': 'error', local: 'error' });
  });
});
