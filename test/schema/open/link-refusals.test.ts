import { describe, expect, it } from 'vitest';
import { readClient } from '../../../src/client/read-client';
import { memoryTree } from '../../support/app';
import { classes, faults, task } from '../../support/refusals';

const place = "{ name: 'Place', embedded: true, properties: { city: 'string' } }";

describe('links to nowhere', () => {
  it.each([
    ["a: 'number'", 'there is no class `number`: write `int` or `double` if Realm\'s type is meant'],
    ["a: 'ObjectId'", "there is no class `ObjectId`: write `objectId` if Realm's type is meant"],
    ["a: 'Date?'", "there is no class `Date`: write `date` if Realm's type is meant"],
    ["a: 'boolean[]'", "there is no class `boolean`: write `bool` if Realm's type is meant"],
    ["a: 'Array'", 'there is no class `Array`: a collection is written as its element type and `[]`, for example `string[]`'],
    ["a: 'Plaace'", 'there is no class `Plaace`: did you mean `Place`?'],
    ["a: 'Plaacee'", 'there is no class `Plaacee`: did you mean `Place`?'],
    ["a: 'Plaaceee'", 'there is no class `Plaaceee`: add the class, or mend the name'],
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
    const files = classes(task("a: 'Spot', b: 'number', c: 'Array'"), '{ name: spotName(), primaryKey: "a", properties: { a: "int" } }');
    expect(faults(files)).toEqual([
      "unknown-class Task.b 2:91 there is no class `number`: write `int` or `double` if Realm's type is meant",
      'unknown-class Task.c 2:104 there is no class `Array`: a collection is written as its element type and `[]`, for example `string[]`',
    ]);
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
    ['an inverse of an inverse', [task("a: { type: 'linkingObjects', objectType: 'Task', property: 'b' }, b: { type: 'linkingObjects', objectType: 'Task', property: 'a' }")], ['core Task.a 2:80 `Task.b`, which is to link here, is no link', 'core Task.b 2:146 `Task.a`, which is to link here, is no link']],
    ['an embedded class in itself', [task("a: 'Place'"), "{ name: 'Place', embedded: true, properties: { a: 'Place[]' } }"], ['cycle Place.a 3:61 embedded classes cannot contain themselves: `Place.a` is of type `Place` again']],
    ['a circle of embedded classes', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { a: 'A{}' } }"], ['cycle B.a 4:57 embedded classes cannot contain themselves: `A.b.a` is of type `A` again']],
    ['a circle of three', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { c: 'C' } }", "{ name: 'C', embedded: true, properties: { a: 'A' } }"], ['cycle C.a 5:57 embedded classes cannot contain themselves: `A.b.c.a` is of type `A` again']],
    ['two circles through one class', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B', c: 'B' } }", "{ name: 'B', embedded: true, properties: { a: 'A', b: 'A' } }"], ['cycle B.a 4:57 embedded classes cannot contain themselves: `A.b.a` is of type `A` again']],
    ['the way back from what is embedded', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { a: { type: 'linkingObjects', objectType: 'A', property: 'b' } } }"], []],
    ['a circle through a top-level class', [task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'Task' } }"], []],
  ])('%s', (_name, schemas, expected) => {
    expect(faults(classes(...schemas))).toEqual(expected);
  });

  it('follows classes once, in however many ways they are embedded', () => {
    const layers = Array.from({ length: 24 }, (_each, index) => `{ name: 'L${index}', embedded: true, properties: { a: 'L${index + 1}', b: 'L${index + 1}' } }`);
    expect(faults(classes(task("a: 'L0'"), ...layers, "{ name: 'L24', embedded: true, properties: { a: 'int' } }"))).toEqual([]);
  });

  const synced = (...schemas: readonly string[]): string[] =>
    faults({ 'models.js': `${String(classes(...schemas)['models.js'])}new Realm({ schema: [${schemas.map((_each, index) => `exports.S${index}`).join()}], sync: { user, flexible: true } });\n` });

  it.each([
    ['one that another one leads to', ["{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { c: 'int' } }"], ['orphan A 3:1', 'orphan B 4:1']],
    ['one that holds itself', ["{ name: 'A', embedded: true, properties: { b: 'A' } }"], ['orphan A 3:1', 'cycle A.b 3:57']],
  ])('what is embedded and no top-level class leads to: %s', (_name, schemas, expected) => {
    expect(synced(task("x: 'int'"), ...schemas).map((each) => each.split(' ').slice(0, 3).join(' ')).sort()).toEqual([...expected].sort());
  });

  it('a circle that a top-level class leads to is no orphan', () => {
    expect(synced(task("a: 'A'"), "{ name: 'A', embedded: true, properties: { b: 'B' } }", "{ name: 'B', embedded: true, properties: { a: 'A' } }").map((each) => each.split(' ')[0])).toEqual(['cycle']);
  });
});
