import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { classes, faults, task } from '../support/refusals';

const place = "{ name: 'Place', embedded: true, properties: { city: 'string' } }";

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
