import { describe, expect, it } from 'vitest';
import { classes, faults, task } from '../../support/refusals';

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
    ['63 bytes of property name', task(`${'p'.repeat(63)}: 'int'`), []],
    ['one stored name twice, by another order', task("b: { type: 'int', mapTo: 'a' }, a: 'int'"), ['duplicate Task.a 2:112 it is stored as `a`, and so is `b`']],
    ['one stored name twice', task("a: 'int', b: { type: 'int', mapTo: 'a' }"), ['duplicate Task.b 2:90 it is stored as `a`, and so is `a`']],
    ['a name in code that is another stored name', task("a: { type: 'int', mapTo: 'b' }, b: { type: 'int', mapTo: 'c' }"), ['core Task.b 2:112 its name in code is the name under which `a` is stored']],
  ])('%s', (_name, schema, expected) => {
    expect(faults(classes(schema))).toEqual(expected);
  });
});
