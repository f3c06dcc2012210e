import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { grammarOf } from '../../src/schema/grammar/generations';
import { spellingFor } from '../../src/schema/grammar/spelling-for';
import { spell } from '../../src/schema/spelling';
import { memoryTree, type Files } from '../support/app';

const V11 = { major: 11, minor: 10 };

/** What a version makes of a declared property: its spelling today, or `refused`. */
function reads(declared: unknown, version: { major: number; minor: number } | undefined = V11): string {
  const normal = grammarOf(version).normalise('p', declared, false);
  return 'refused' in normal ? 'refused' : spell(normal.property);
}

describe('the grammar of SDK 10.8 to 11', () => {
  it.each([
    ['{}', 'mixed{}', 'refused'],
    ['string?{}', 'refused', 'string?{}'],
    ['string{}?', 'string?{}', 'refused'],
    ['string{}', 'string{}', 'string{}'],
    ['Person?{}', 'refused', 'Person{}'],
    ['string[]?', 'refused', 'refused'],
    ['Person[]?', 'refused', 'refused'],
    ['Person?[]', 'refused', 'refused'],
    ['string?[]', 'string?[]', 'string?[]'],
    ['string?<>', 'string?<>', 'string?<>'],
    ['[]', 'refused', 'refused'],
    ['<>', 'refused', 'refused'],
    ['list', 'refused', 'refused'],
    ['object', 'refused', 'refused'],
    ['linkingObjects', 'refused', 'refused'],
    ['int<>[]', 'refused', 'refused'],
    ['mixed[]', 'mixed[]', 'mixed[]'],
    ['counter', 'counter', 'counter'],
    ['Person', 'Person', 'Person'],
    ['Person?', 'Person', 'Person'],
    [{ type: 'int?' }, 'int?', 'refused'],
    [{ type: 'int[]' }, 'int[]', 'refused'],
    [{ type: 'Person' }, 'Person', 'refused'],
    [{ type: 'Person?' }, 'Person', 'refused'],
    [{ type: 'Person[]' }, 'Person[]', 'refused'],
    [{ type: 'object[]', objectType: 'Person' }, 'Person[]', 'refused'],
    [{ type: 'object', objectType: 'Person' }, 'Person', 'Person'],
    [{ type: 'list', objectType: 'string' }, 'string[]', 'string[]'],
    [{ type: 'list', objectType: 'string', optional: true }, 'string?[]', 'string?[]'],
    [{ type: 'list', objectType: 'string?' }, 'refused', 'refused'],
    [{ type: 'list' }, 'refused', 'refused'],
    [{ type: 'list', objectType: 'mixed' }, 'refused', 'mixed[]'],
    [{ type: 'set', objectType: 'mixed' }, 'refused', 'mixed<>'],
    [{ type: 'dictionary', objectType: 'mixed' }, 'refused', 'mixed{}'],
    [{ type: 'dictionary', objectType: 'mixed', optional: true }, 'mixed{}', 'mixed{}'],
    [{ type: 'mixed', optional: false }, 'mixed', 'refused'],
    [{ type: 'object', objectType: 'Person', optional: false }, 'Person', 'refused'],
    [{ type: 'list', objectType: 'Person', optional: true }, 'refused', 'refused'],
    [{ type: 'linkingObjects', objectType: 'Person', property: 'a' }, 'linkingObjects of Person', 'linkingObjects of Person'],
    [{ type: 'linkingObjects', objectType: 'Person', property: 'a', optional: true }, 'refused', 'refused'],
    [{ type: 'string', objectType: 'X' }, 'refused', 'refused'],
    [{ type: 'string', property: 'x' }, 'string', 'refused'],
    [{ type: 'string', unique: true }, 'string', 'refused'],
    [{ type: 'string', indexed: 'full-text' }, 'refused', 'string'],
    [{ type: 'string', optional: 'yes' }, 'refused', 'refused'],
    [{}, 'refused', 'refused'],
    [null, 'refused', 'refused'],
  ])('%j is %s; from 12 on it is %s', (declared, before, since) => {
    expect([reads(declared), reads(declared, { major: 12, minor: 15 })]).toEqual([before, since]);
  });

  it.each<[unknown, string, string]>([
    ['', '11.10', 'the type is empty'],
    [{ type: '' }, '11.10', 'the type is empty'],
    ['[]', '11.10', 'the element type is missing'],
    [{ type: '[]' }, '11.10', 'the element type is missing'],
    ['?', '11.10', 'the element type is missing'],
    ['list[]', '11.10', 'it needs an `objectType`, and so the object form'],
    ['int<>[]', '11.10', 'a collection cannot hold collections'],
    ['string[][]', '11.10', 'this version of the SDK reads it as a link to a class named `string[]`: a collection cannot hold collections'],
    ['string{}{}', '11.10', 'this version of the SDK reads it as a link to a class named `string{}`: a collection cannot hold collections'],
    ['string[]?', '11.10', 'this version of the SDK reads it as a link to a class named `string[]`: a collection cannot be optional'],
    ['string<>?', '11.10', 'this version of the SDK reads it as a link to a class named `string<>`: a collection cannot be optional'],
    ['string?{}', '11.10', 'this version of the SDK reads it as a link to a class named `string?`: for optional elements write the `?` last'],
    ['string{}', '10.5', 'this version of the SDK reads it as a link to a class named `string{}`: it has no dictionaries'],
    ['string?{}', '10.5', 'this version of the SDK reads it as a link to a class named `string?{}`: it has no dictionaries'],
    ['string<>', '10.4', 'this version of the SDK reads it as a link to a class named `string<>`: it has no sets'],
    [{ type: 'list', objectType: 'string[]' }, '11.10', 'this version of the SDK reads it as a link to a class named `string[]`: a collection cannot hold collections'],
    [{ type: 'list[]', objectType: 'string' }, '11.10', 'a collection cannot hold collections'],
    [{ type: 'list', objectType: 'mixed' }, '11.10', 'this version of the SDK reads it as a link to a class named `mixed`: write `mixed[]`'],
    [{ type: 'set', objectType: 'mixed' }, '11.10', 'this version of the SDK reads it as a link to a class named `mixed`: write `mixed<>`'],
    [{ type: 'dictionary', objectType: 'mixed' }, '11.10', 'a dictionary of `mixed` must have `optional: true` in this version of the SDK'],
    [{ type: 'linkingObjects', objectType: 'Person' }, '11.10', 'an inverse relationship needs `objectType` and `property`'],
    [{ type: 'linkingObjects', property: 'a' }, '11.10', 'an inverse relationship needs `objectType` and `property`'],
    [{ type: 'string', objectType: 1 }, '11.10', '`objectType` must be a string, not `1`'],
    [{ type: 'string', property: [] }, '11.10', '`property` must be a string, not an array'],
    [{ type: 'string', mapTo: null }, '11.10', '`mapTo` must be a string, not null'],
    [{ type: 'string', mapTo: {} }, '11.10', '`mapTo` must be a string, not an object'],
    [{ type: () => 1 }, '11.10', '`type` must be a string, not a function or class'],
    [1, '11.10', 'a property is declared by a string or an object, not by `1`'],
  ])('%j in SDK %s: %s', (declared, version, reason) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    expect(grammarOf({ major, minor }).normalise('p', declared, false)).toEqual({ refused: reason });
  });

  const PLAIN = { name: 'p', type: 'string', optional: false, indexed: false, mapTo: 'p' };

  it.each<[unknown, boolean, object]>([
    ['string', false, PLAIN],
    ['string', true, { ...PLAIN, indexed: true }],
    [{ type: 'string' }, true, { ...PLAIN, indexed: true }],
    [{ type: 'string', indexed: false }, true, { ...PLAIN, indexed: true }],
    [{ type: 'string', indexed: true, mapTo: 'q', default: 1 }, false, { ...PLAIN, indexed: true, mapTo: 'q', default: true }],
    [{ type: 'linkingObjects', objectType: 'A', property: 'a' }, false, { ...PLAIN, type: 'linkingObjects', objectType: 'A', property: 'a' }],
    ['a[]b', false, { ...PLAIN, type: 'object', objectType: 'a[]b', optional: true }],
  ])('%j, as a key %s', (declared, isPrimaryKey, property) => {
    expect(grammarOf(V11).normalise('p', declared, isPrimaryKey)).toStrictEqual({ property });
  });

  it.each([
    ['string[]?', "'string[]'"],
    [{ type: 'object' }, undefined],
    [{ type: 'list', objectType: 'object' }, undefined],
    [{ type: 'linkingObjects', objectType: 'Person', property: 'a', optional: true }, undefined],
    [{ type: 'linkingObjects?', objectType: 'Person', property: 'a' }, undefined],
    ['linkingObjects', undefined],
  ])('instead of %j it would be %s', (declared, text) => {
    expect(spellingFor(declared, false, grammarOf(V11))?.text).toBe(text);
  });

  it.each([
    ['objectId', '6.1', 'object'], ['objectId', '9.9', 'object'], ['objectId', '10.0', 'objectId'], ['decimal128', '10.0', 'decimal128'],
    ['uuid', '10.4', 'object'], ['mixed', '10.4', 'object'], ['uuid', '10.5', 'uuid'], ['int<>', '10.5', 'set'], ['int{}', '10.6', 'dictionary'],
  ])('%s in SDK %s is %s: a type is the name of a class before it became one', (type, version, expected) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const normal = grammarOf({ major, minor }).normalise('p', type, false);
    expect('property' in normal && normal.property.type).toBe(expected);
  });
});

describe('the version that is in use', () => {
  const text = "import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', version: 3, properties: { _id: { type: 'string?' }, tags: '{}' } };\n";

  it.each<[string, Files, string | undefined, number]>([
    ['nothing says', {}, undefined, 3],
    ['declared', { 'package.json': { dependencies: { realm: '^11.3.0' } } }, undefined, 0],
    ['declared upward of the sources', { 'app/package.json': {}, 'package.json': { dependencies: { realm: '~10.24.0' } } }, undefined, 0],
    ['installed is stronger', { 'package.json': { dependencies: { realm: '^11.3.0' } }, 'node_modules/realm/package.json': { version: '12.15.0' } }, undefined, 3],
    ['configured is strongest', { 'node_modules/realm/package.json': { version: '12.15.0' } }, '11', 0],
    ['a tag says nothing', { 'package.json': { dependencies: { realm: 'latest' } } }, undefined, 3],
  ])('%s', (_name, files, sdk, faults) => {
    expect(readClient(memoryTree({ ...files, 'app/Task.js': text }), { files: ['app/Task.js'], sdk }).invalid).toHaveLength(faults);
  });

  it('reads a list of properties before 12', () => {
    const list = "const Realm = require('realm');\nmodule.exports = { name: 'Task', primaryKey: '_id', properties: [{ name: '_id', type: 'int' }, { name: 'b', type: 'string' }] };\n";
    const { classes, invalid } = readClient(memoryTree({ 'Task.js': list }), { sdk: '10.24.0' });
    expect(classes.map(({ properties }) => [...properties.keys()])).toEqual([['_id', 'b']]);
    expect(invalid).toEqual([]);
  });

  it.each([['10.24.0', 'key'], ['12.0.0', undefined]])('%s finds a renamed key by its stored name: %s', (sdk, key) => {
    const text = "const Realm = require('realm');\nmodule.exports = { name: 'Task', primaryKey: '_id', properties: { key: { type: 'string', mapTo: '_id' } } };\n";
    expect(readClient(memoryTree({ 'Task.js': text }), { sdk }).classes.map(({ primaryKey }) => primaryKey)).toEqual([key]);
  });
});
