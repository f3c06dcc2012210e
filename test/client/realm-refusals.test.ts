import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

function faults(files: Files): string[] {
  return readClient(memoryTree(files)).invalid.map(({ fault, class: name, property, message, client }) =>
    `${fault} ${[name, property].filter((part) => part !== null).join('.')} ${client.line}:${client.column} ${message}`);
}

/** Classes of one file, a line each; the first stands on line 2. */
const classes = (...schemas: readonly string[]): Files => ({ 'models.js': `const Realm = require('realm');\n${schemas.map((each, index) => `exports.S${index} = ${each};`).join('\n')}\n` });

const task = (properties: string, more = "primaryKey: '_id'"): string => `{ name: 'Task', ${more}, properties: { _id: 'objectId', ${properties} } }`;
const place = "{ name: 'Place', embedded: true, properties: { city: 'string' } }";

describe('what Realm Core refuses of one class', () => {
  it.each([
    ['a key of type double', "{ name: 'Task', primaryKey: 'a', properties: { a: 'double' } }", ['key-type Task.a 2:61 a primary key must be of type int, string, objectId or uuid, not `double`']],
    ['an optional key', "{ name: 'Task', primaryKey: 'a', properties: { a: 'string?' } }", []],
    ['an embedded class with a key', "{ name: 'Task', embedded: true, primaryKey: 'a', properties: { a: 'string' } }", ['embedded-key Task 2:1 an embedded class cannot have a primary key, and `primaryKey` is `a`']],
    ['an index on a double', task("a: { type: 'double', indexed: true }"), ['core Task.a 2:80 a property of type `double` cannot be indexed']],
    ['an index on a list of strings', task("a: { type: 'list', objectType: 'string', indexed: true }"), []],
    ['a full-text index on an int', task("a: { type: 'int', indexed: 'full-text' }"), ['core Task.a 2:80 only strings can have a full-text index, not `int`']],
    ['a full-text index on a list of strings', task("a: { type: 'list', objectType: 'string', indexed: 'full-text' }"), ['core Task.a 2:80 only strings can have a full-text index, not `string[]`']],
    ['a full-text index on a string', task("a: { type: 'string', indexed: 'full-text' }"), []],
    ['an index on a list of ints', task("a: { type: 'list', objectType: 'int', indexed: true }"), ['core Task.a 2:80 a property of type `int[]` cannot be indexed']],
    ['an index on a set of strings', task("a: { type: 'set', objectType: 'string', indexed: true }"), ['core Task.a 2:80 a property of type `string<>` cannot be indexed']],
    ['an index on a mixed value', task("a: { type: 'mixed', indexed: true }"), []],
    ['an index on a key that can be none: one fault', "{ name: 'Task', primaryKey: 'a', properties: { a: { type: 'double', indexed: true } } }", ['key-type Task.a 2:61 a primary key must be of type int, string, objectId or uuid, not `double`']],
    ['57 bytes of class name', `{ name: '${'n'.repeat(57)}', properties: { a: 'int' } , primaryKey: 'a' }`, []],
    ['58 bytes of class name', `{ name: '${'ä'.repeat(29)}', properties: { a: 'int' } , primaryKey: 'a' }`, [`core ${'ä'.repeat(29)} 2:1 its name has 58 bytes, and Realm stores at most 57`]],
    ['64 bytes of property name', task(`${'p'.repeat(64)}: 'int'`), [`core Task.${'p'.repeat(64)} 2:80 its stored name has 64 bytes, and Realm stores at most 63`]],
    ['one stored name twice', task("a: 'int', b: { type: 'int', mapTo: 'a' }"), ['duplicate Task.b 2:90 it is stored as `a`, and so is `a`']],
    ['a name in code that is another stored name', task("a: { type: 'int', mapTo: 'b' }, b: { type: 'int', mapTo: 'c' }"), ['core Task.b 2:112 its name in code is the name under which `a` is stored']],
  ])('%s', (_name, schema, expected) => {
    expect(faults(classes(schema))).toEqual(expected);
  });
});

describe('links to nowhere', () => {
  it.each([
    ["a: 'number'", 'there is no class `number`: write `int` or `double` if Realm\'s type is meant'],
    ["a: 'ObjectId'", "there is no class `ObjectId`: write `objectId` if Realm's type is meant"],
    ["a: 'Date?'", "there is no class `Date`: write `date` if Realm's type is meant"],
    ["a: 'boolean[]'", "there is no class `boolean`: write `bool` if Realm's type is meant"],
    ["a: 'Array'", 'there is no class `Array`: a collection is written as its element type and `[]`, for example `string[]`'],
    ["a: 'Plaace'", 'there is no class `Plaace`: did you mean `Place`?'],
    ["a: 'Spot'", 'there is no class `Spot`: add the class, or mend the name'],
    ["a: { type: 'list', objectType: 'Spot' }", 'there is no class `Spot`: add the class, or mend the name'],
    ["a: 'place[]'", 'there is no class `place`: did you mean `Place`?'],
  ])('%s', (property, message) => {
    expect(faults(classes(task(property), place))).toEqual([`unknown-class Task.a 2:80 ${message}`]);
  });

  it('names the schema of a class that is called otherwise in code', () => {
    const text = "import Realm from 'realm';\nclass Movie extends Realm.Object { static schema = { name: 'films', properties: { a: 'Movie' } }; }\n";
    expect(faults({ 'models.ts': text })).toEqual(['unknown-class films.a 2:83 there is no class `Movie`: that class is called `films` in its schema, and only this name counts']);
  });

  it('says nothing where a class that cannot be read may be the one', () => {
    const files = classes(task("a: 'Spot', b: 'number'"), '{ name: spotName(), primaryKey: "a", properties: { a: "int" } }');
    expect(faults(files)).toEqual(["unknown-class Task.b 2:91 there is no class `number`: write `int` or `double` if Realm's type is meant"]);
  });

  it('nor where a file that was left out declares it', () => {
    const tree = memoryTree({ ...classes(task("a: 'Spot', b: 'Spots'")), 'other/spot.js': "class Spot {}\nSpot.schema = makeSchema('Spot');\n" });
    expect(readClient(tree, { files: ['models.js'] }).invalid.map(({ property }) => property)).toEqual(['b']);
  });

  it.each([
    ['a set of embedded objects', [task("a: 'Place<>'"), place], ['core Task.a 2:80 `Place` is embedded, and a set cannot hold embedded objects']],
    ['a link to an asymmetric class', [task("a: 'Log'"), "{ name: 'Log', asymmetric: true, primaryKey: '_id', properties: { _id: 'int' } }"], ['core Task.a 2:80 `Log` is asymmetric, and nothing can link to an asymmetric class']],
    ['an inverse of nothing', [task("a: { type: 'linkingObjects', objectType: 'Place', property: 'task' }"), place], ['origin Task.a 2:80 `Place` has no property stored as `task`, which is to link here']],
    ['an inverse of a plain value', [task("a: { type: 'linkingObjects', objectType: 'Place', property: 'city' }"), place], ['core Task.a 2:80 `Place.city`, which is to link here, is no link']],
    ['an inverse of a link elsewhere', [task("a: { type: 'linkingObjects', objectType: 'Task', property: 'b' }, b: 'Place'"), place], ['core Task.a 2:80 `Task.b`, which is to link here, links to `Place`']],
    ['an inverse by the name in code', [task("a: { type: 'linkingObjects', objectType: 'Task', property: 'b' }, b: { type: 'object', objectType: 'Task', mapTo: 'c' }")], ['origin Task.a 2:80 `Task` has no property stored as `b`, which is to link here: write its stored name, `c`']],
    ['an embedded class in itself', [task("a: 'Place'"), "{ name: 'Place', embedded: true, properties: { a: 'Place[]' } }"], ['cycle Place.a 3:61 embedded classes cannot contain themselves: `Place.a` is of type `Place` again']],
    ['a circle of embedded classes', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { a: 'A{}' } }"], ['cycle B.a 4:57 embedded classes cannot contain themselves: `A.b.a` is of type `A` again']],
    ['a circle through a top-level class', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'Task' } }"], []],
  ])('%s', (_name, schemas, expected) => {
    expect(faults(classes(...schemas))).toEqual(expected);
  });
});

describe('what depends on the realm', () => {
  const open = (list: string, more: string): string => `new Realm({ schema: [${list}]${more} })`;
  const realm = (schemas: readonly string[], more: string, list = schemas.map((_each, index) => `exports.S${index}`).join(', ')): Files => {
    const { 'models.js': text } = classes(...schemas);
    return { 'models.js': `${String(text)}${open(list, more)};\n` };
  };
  const SYNC = ', sync: { user, flexible: true }';
  const PARTITION = ", sync: { user, partitionValue: 'a' }";
  const other = "{ name: 'Other', primaryKey: 'id', properties: { id: 'int' } }";
  const log = "{ name: 'Log', asymmetric: true, primaryKey: '_id', properties: { _id: 'int' } }";

  it.each([
    ['a synced class with another key', [other], SYNC, ['synced-key Other.id 2:63 the primary key of a synced class must be `_id`, not `id`']],
    ['a synced class without a key', ["{ name: 'Other', properties: { id: 'int' } }"], SYNC, ['synced-key Other 2:1 a synced class needs a primary key named `_id`, and it has none']],
    ['a local class with another key', [other], '', []],
    ['an embedded orphan', [task("a: 'int'"), place], SYNC, ['orphan Place 3:1 it is embedded, and no top-level class leads to it']],
    ['an embedded orphan in a local realm', [task("a: 'int'"), place], '', []],
    ['an asymmetric class in a local realm', [log], '', ['core Log 2:1 an asymmetric class cannot be opened in a local realm']],
    ['an asymmetric class with flexible sync', [log], SYNC, []],
    ['an asymmetric class with partition sync', [log], PARTITION, ['core Log 2:1 an asymmetric class cannot be opened with partition-based sync']],
  ])('%s', (_name, schemas, more, expected) => {
    expect(faults(realm(schemas, more))).toEqual(expected);
  });

  it('a class that the list leaves out', () => {
    expect(faults(realm([task("a: 'Place', b: 'Place[]'"), place], '', 'exports.S0'))).toEqual(['unlisted Place 4:13 `Task.a` and one other property of this list link to it']);
  });
});

it.each([['1.3.1', []], ['6.1.8', []], ['10.0.1', ['synced-key Kiln 2:1']]])('a synced class needs a key from SDK 10 on: %s', (version, expected) => {
  const found = faults({ 'package.json': `{ "dependencies": { "realm": "${version}" } }`, 'db.js': "const Realm = require('realm');\nconst Kiln = { name: 'Kiln', properties: { heat: 'int' } };\nnew Realm({ schema: [Kiln], sync: { user, url } });\n" });
  expect(found.map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual(expected);
});
