import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { grammarOf } from '../../src/schema/grammar/generations';
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

  it.each([
    ['objectId', { major: 6, minor: 1 }], ['uuid', { major: 10, minor: 4 }], ['mixed', { major: 10, minor: 4 }],
  ])('%s is the name of a class before it became a type', (type, version) => {
    const normal = grammarOf(version).normalise('p', type, false);
    expect('property' in normal && normal.property.type).toBe('object');
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
