import { describe, expect, it } from 'vitest';
import { clientChanges, serverChanges } from '../../src/compare/side-changes';
import type { Change } from '../../src/compare/changes';
import { defaultConfig } from '../../src/config/config';
import { readWorkspace, type Workspace } from '../../src/workspace/workspace';
import { clientClass, lines, memoryTree, type Files } from '../support/app';
import { app, server, type Classes } from '../support/twin';

const CLASSES: Classes = {
  Order: { _id: 'objectId', note: 'string', part: 'Part', lines: 'Line[]', place: 'Place' },
  Line: { count: 'int' },
  Place: { city: 'string' },
  Part: { _id: 'objectId' },
};
const SIDES = app(CLASSES);

interface Node { required?: unknown; properties?: Record<string, Node | number>; items?: Node; [key: string]: unknown }

const file = (name: string, kind = 'schema'): string => `server/data_sources/mongodb-atlas/app/${name}/${kind}.json`;

/** The app with the schema of `Order` as somebody left it. */
function order(edit: (schema: Node & { properties: Record<string, Node> }) => void, files: Files = SIDES): Files {
  const schema = structuredClone(files[file('Order')]) as Node & { properties: Record<string, Node> };
  edit(schema);
  return { ...files, [file('Order')]: schema };
}

const without = (...names: readonly string[]): Files => Object.fromEntries(Object.entries(SIDES).filter(([name]) => !names.includes(name)));
const read = (files: Files): Workspace => readWorkspace(memoryTree(files), defaultConfig('/app'));

function shown(change: Change): string {
  const property = 'from' in change || 'to' in change ? `.${(('from' in change ? change.from : undefined) ?? ('to' in change ? change.to : undefined))?.mapTo ?? ''}` : '';
  return `${change.kind} ${('before' in change ? change.before : change.after).name}${property}`;
}

/** What a damage is called that came, and that was mended: both ways nothing is known, and what is known stays. */
const onServer = (before: Files, now: Files): string[] => serverChanges(read(before).server, read(now).server).map(shown).sort();
const onClient = (before: Files, now: Files): string[] => clientChanges(read(before).client, read(now).client).map(shown).sort();

describe('what was not read of the server has neither come nor gone', () => {
  it.each<[string, Files, string[], string[]]>([
    ['nothing', SIDES, [], []],
    ['`required`, and so whether anything is optional, the key too', order((schema) => { schema.required = '_id'; }), [], []],
    ['`required`, and another type', order((schema) => { schema.required = '_id'; schema.properties.note = { bsonType: 'long' }; }), ['type Order.note'], ['type Order.note']],
    ['a property', order(({ properties }) => { properties.note = 5 as unknown as Node; }), [], []],
    ['the type of a property', order(({ properties }) => { properties.note = { bsonType: 5 }; }), [], []],
    ['what an embedded class holds', order(({ properties }) => { properties.place = { title: 'Place', bsonType: 'object', properties: 5 as never }; }), [], []],
    ['a property of an embedded class', order(({ properties }) => { properties.place = { title: 'Place', bsonType: 'object', properties: { city: 5 } }; }), [], []],
    ['one property, and another is gone', order(({ properties }) => { properties.note = 5 as unknown as Node; delete properties.part; }), ['removed-property Order.part'], ['added-property Order.part']],
    ['a property that holds an embedded class', order(({ properties }) => { properties.lines = 5 as unknown as Node; }), [], []],
    ['a property that is gone, and the class with it', order(({ properties }) => { delete properties.lines; }), ['removed-class Line', 'removed-property Order.lines'], ['added-class Line', 'added-property Order.lines']],
    ['a link, and the class that it led to is gone', { ...order(({ properties }) => { properties.part = 5 as unknown as Node; }), [file('Part')]: undefined, [file('Part', 'relationships')]: undefined } as Files, ['removed-class Part'], ['added-class Part']],
    ['the whole file, and what it holds', { ...SIDES, [file('Order')]: '{ "title": ' }, [], []],
    ['links', { ...SIDES, [file('Order', 'relationships')]: '{' }, [], []],
    ['links, and another type', order(({ properties }) => { properties.note = { bsonType: 'long' }; }, { ...SIDES, [file('Order', 'relationships')]: '{' }), ['type Order.note'], ['type Order.note']],
    ['a title', order((schema) => { schema.title = 5; }), [], []],
    ['a title, and another type', order((schema) => { schema.title = 5; schema.properties.note = { bsonType: 'long' }; }), ['type Order.note'], ['type Order.note']],
    ['a property, and another is optional', order((schema) => { schema.properties.part = 5 as unknown as Node; schema.required = ['_id']; }), ['optionality Order.note'], ['optionality Order.note']],
    ['a property that is called `required`, and another is optional', order((schema) => { schema.properties.required = { bsonType: 5 }; schema.required = ['_id']; }), ['optionality Order.note'], ['optionality Order.note']],
    ['a property, and another is no link', { ...order(({ properties }) => { properties.note = 5 as unknown as Node; }), [file('Order', 'relationships')]: {} }, ['link Order.part'], ['link Order.part']],
    ['the title of a class that is new', { ...SIDES, [file('Extra')]: { title: 5, bsonType: 'object', properties: {} } }, [], []],
    ['a property of a class that is new', { ...SIDES, [file('Extra')]: { title: 'Extra', bsonType: 'object', properties: { note: 5 } } }, ['added-class Extra'], ['removed-class Extra']],
    ['a property that is called `title`, of a class that is new', { ...SIDES, [file('Extra')]: { title: 'Extra', bsonType: 'object', properties: { title: 5 } } }, ['added-class Extra'], ['removed-class Extra']],
    ['a type that Realm does not have', order(({ properties }) => { properties.note = { bsonType: ['long', 'string'] }; }), [], []],
    ['what holds an embedded class has a type that Realm does not have', order(({ properties }) => { properties.lines = { bsonType: ['array', 'string'] }; }), [], []],
    ['what a property is several of', order(({ properties }) => { properties.note = { bsonType: 'array', uniqueItems: 'yes', items: { bsonType: 'string' } }; }), [], []],
    ['what an embedded class of another name holds', order(({ properties }) => { properties.place = { title: 'Spot', bsonType: 'object', properties: 5 as never }; }), [], []],
    ['another class is gone', without(file('Part'), file('Part', 'relationships')), ['removed-class Part'], ['added-class Part']],
  ])('%s', (_name, damaged, came, mended) => {
    const tidy = Object.fromEntries(Object.entries(damaged).filter(([, value]) => value !== undefined));
    expect([onServer(SIDES, tidy), onServer(tidy, SIDES)]).toEqual([came, mended]);
  });
});

const KEY = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";
const listed = (list: string): Files => ({ ...SIDES, 'client/open.ts': `import Realm from 'realm';\nimport { Order } from './Order';\nnew Realm({ schema: ${list} });\n` });

describe('what was not read of the client has neither come nor gone', () => {
  const unread = { 'client/again.ts': "import Realm from 'realm';\nexport class Tag extends Realm.Object<Tag> {\n  static schema = load();\n}\n" };
  const tag = clientClass('Tag', KEY);
  it.each<[string, Files, Files, string[]]>([
    ['a class that is unread now', { ...SIDES, ...tag }, { ...SIDES, ...unread }, []],
    ['a class that was unread in another file all along', { ...SIDES, ...tag, ...unread }, { ...SIDES, ...unread }, []],
    ['a class that is gone', { ...SIDES, ...tag }, SIDES, ['removed-class Tag']],
    ['an embedded class whose holder is not read now', SIDES, { ...without('client/Line.ts', 'client/Order.ts'), ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string', part: 'Part', lines: load(), place: 'Place' },") }, []],
    ['an embedded class that is gone with what held it', SIDES, { ...without('client/Line.ts', 'client/Order.ts'), ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string', part: 'Part', place: 'Place' },") }, ['removed-class Line', 'removed-property Order.lines']],
    ['a list that was not read then, either', { ...listed('[Order, ...more()]'), ...tag }, listed('[Order, ...more()]'), ['removed-class Tag']],
    ['a list that was not read then, either, beside a class that is not read now', { ...listed('[Order, ...more()]'), ...tag }, { ...listed('[Order, ...more()]'), 'client/label.ts': unread['client/again.ts'].replace('Tag', 'Label').replace('<Tag>', '<Label>') }, ['removed-class Tag']],
    ['a list that is not read now, where another was not', { ...listed('[Order, ...more()]'), ...tag }, { ...listed('[Order]'), 'client/more.ts': "import Realm from 'realm';\nnew Realm({ schema: [...more()] });\n" }, []],
    ['an embedded class that is gone, while another property of what held it is not read', SIDES, { ...without('client/Line.ts', 'client/Order.ts'), ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string', part: 'Part', place: { type: load() } },") }, ['removed-class Line', 'removed-property Order.lines']],
    ['an embedded class that is gone with the class that held it', SIDES, without('client/Line.ts', 'client/Order.ts'), ['removed-class Line', 'removed-class Order']],
    ['a list that is not read now', { ...listed('[Order]'), ...tag }, listed('[Order, ...more()]'), []],
  ])('%s', (_name, before, now, expected) => {
    expect(onClient(before, now)).toEqual(expected);
  });
});

describe('what a damaged file may hold is not called missing', () => {
  const draft = clientClass('Draft', KEY);
  it.each<[string, Files, string[]]>([
    ['a file of another name, of which the class was read', { ...without(file('Part')), [file('parts')]: { title: 'Part', bsonType: 'object', required: '_id', properties: { _id: { bsonType: 'objectId' } } } }, ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error valid-relationship Order.part deploy - Order/relationships.json:2:3', 'error valid-server-schema - deploy - parts/schema.json:4:15']],
    ['a file of which nothing is known, beside one that only says its title', { ...without(file('Part'), file('Part', 'relationships')), [file('parts')]: { title: 'Part', bsonType: 'object', properties: 5 }, [file('other')]: '{' }, ['error valid-relationship Order.part deploy - Order/relationships.json:2:3', 'error valid-server-schema - deploy - other/schema.json:1:2', 'error valid-server-schema - deploy - parts/schema.json:4:17']],
    ['a file that holds no classes', { ...SIDES, 'server/sync/config.json': '{' }, ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error valid-server-schema - deploy - sync/config.json:1:2']],
    ['an embedded class of a damaged property', order(({ properties }) => { properties.lines = 5 as unknown as Node; }), ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error valid-server-schema - deploy - Order/schema.json:18:14']],
    ['a property that is called like a word of schemas, which is one finding', order(({ properties }) => { properties.properties = { bsonType: 5 }; }), ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error valid-server-schema - deploy - Order/schema.json:46:19']],
    ['not a class beside one that is known by its title, and declares no properties', { ...SIDES, [file('Extra')]: { title: 'Extra', bsonType: 'object' } }, ['error client-only-class Draft upload client/Draft.ts:3:1 -']],
    ['not an embedded class of another property than the damaged one', order(({ properties }) => { properties.note = 5 as unknown as Node; properties.lines = { bsonType: ['array', 'string'] }; }), ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error client-only-class Line upload client/Line.ts:3:1 -', 'warn unsupported-server-type Order.lines upload+download client/Order.ts:11:7 Order/schema.json:16:5', 'error valid-server-schema - deploy - Order/schema.json:12:13']],
    ['a property of a class that the client does not have', { ...SIDES, [file('Extra')]: { title: 'Extra', bsonType: 'object', properties: { note: 5 } } }, ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error valid-server-schema - deploy - Extra/schema.json:5:13']],
    ['not an embedded class in a class of which a keyword is not compared', order((schema) => { schema.minProperties = 1; schema.properties.lines = { bsonType: ['array', 'string'] }; }), ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error client-only-class Line upload client/Line.ts:3:1 -', 'warn unsupported-server-type Order.lines upload+download client/Order.ts:11:7 Order/schema.json:18:5']],
    ['not a class that a damaged property links to', order(({ properties }) => { properties.part = 5 as unknown as Node; }, without(file('Part'), file('Part', 'relationships'))), ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error client-only-class Part upload client/Part.ts:3:1 -', 'error valid-server-schema - deploy - Order/schema.json:15:13']],
    ['the embedded classes of a damaged file, but no class that it links to', { ...without(file('Part'), file('Part', 'relationships')), [file('Order')]: '' }, ['error client-only-class Draft upload client/Draft.ts:3:1 -', 'error client-only-class Part upload client/Part.ts:3:1 -', 'error valid-server-schema - deploy - Order/schema.json:1:1']],
  ])('%s', (_name, files, expected) => {
    expect(lines({ ...files, ...draft })).toEqual(expected);
  });

  it('nor an embedded class, where one of those that hold it is in a damaged file', () => {
    const classes: Classes = { ...CLASSES, Task: { _id: 'objectId', lines: 'Line[]' }, Line: { count: 'int', spot: 'Spot' }, Spot: { x: 'int' } };
    const task = { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, lines: { bsonType: ['array', 'string'] } } };
    const files = { ...app(classes), [file('Task')]: task };
    const missing = (of: Files): string[] => lines(of).filter((each) => each.includes('client-only-class'));
    expect(missing({ ...files, [file('Order')]: '' })).toEqual([]);
    const elsewhere = { ...files, ...app({ ...classes, Order: { _id: 'objectId', note: 'string' } }), [file('Task')]: task };
    expect(missing({ ...elsewhere, [file('Order')]: '' })).toEqual(['error client-only-class Line upload client/Line.ts:3:1 -', 'error client-only-class Place upload client/Place.ts:3:1 -', 'error client-only-class Spot upload client/Spot.ts:3:1 -']);
  });

  it('and of sync is said what is wrong with it', () => {
    const found = (sync: object): string[] => lines({ ...app(CLASSES), ...server(CLASSES, { development_mode_enabled: true, ...sync }), [file('Part')]: '{' }).filter((each) => each.includes('development-mode'));
    expect(found({})).toHaveLength(1);
    expect(found({ state: '' })).toEqual([]);
  });

  it.each<[string, Files, string[]]>([
    ['one without properties', { 'db/more.json': [{ name: 'Tag', options: { validator: { $jsonSchema: { bsonType: 'object' } } } }] }, ['Draft']],
    ['one that is no object', { 'db/more.json': [{ name: 'Tag', options: { validator: { $jsonSchema: 5 } } }] }, ['Draft']],
    ['one in code that is only known when it runs', { 'db/more.ts': "db.createCollection('Tag', { validator: load() });\n" }, ['Draft']],
    ['one in code for a collection of any name', { 'db/more.ts': "export const up = (db: Db, name: string) => db.createCollection(name, VALIDATOR);\n" }, []],
    ['the same, beside one of which the name is known', { 'db/more.ts': "export const up = (db: Db, name: string) => {\n  db.createCollection('Other', VALIDATOR);\n  db.createCollection(name, VALIDATOR);\n};\n" }, []],
    ['none', {}, ['Tag', 'Draft']],
  ])('a class whose validator is not read: %s', (_name, more, expected) => {
    const schema = "{ bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } }";
    const validators = Object.fromEntries(Object.entries(more).map(([name, text]) => [name, typeof text === 'string' ? text.replaceAll('VALIDATOR', `{ validator: { $jsonSchema: ${schema} } }`) : text]));
    const files = { ...clientClass('Part', KEY), ...clientClass('Tag', KEY), ...draft, 'db/part.ts': `db.createCollection('Part', { validator: { $jsonSchema: ${schema} } });\n`, ...validators };
    const missing = lines(files, { server: 'db' }).filter((each) => each.includes('client-only-class'));
    expect(missing).toEqual(expected.sort().map((name) => `warn client-only-class ${name} - client/${name}.ts:3:1 -`));
  });

  it('nor any, where a file of validators is damaged', () => {
    const validator = (name: string): object => ({ name, options: { validator: { $jsonSchema: { bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } } } });
    const files = { ...clientClass('Part', KEY), ...draft, 'db/parts.json': [validator('Part')] };
    expect(lines(files, { server: 'db' })).toEqual(['warn client-only-class Draft - client/Draft.ts:3:1 -']);
    expect(lines({ ...files, 'db/more.json': '[{ "name": ' }, { server: 'db' })).toEqual(['error valid-server-schema - deploy - db/more.json:1:12']);
  });
});
