import { describe, expect, it } from 'vitest';
import { normaliseStrictly } from '../../../src/schema/grammar/strict';

/** Why SDK 12 and later refuse a property (client-schema.md 2.1 to 2.4); that they do is held against the SDK by `test/conformance`. */
describe('the grammar of SDK 12 says why it refuses', () => {
  it.each<[unknown, string]>([
    ['', 'the type is empty'],
    ['<>', 'the element type is missing: write for example `int<>`'],
    ['?', 'a type is missing before the `?`'],
    ['string{}[]', 'a collection cannot hold collections'],
    ['string{}?', 'a collection cannot be optional: for optional elements write the `?` before `{}`'],
    ['counter[]', 'a counter cannot be an element of a collection'],
    [{ type: '' }, '`type` is empty'],
    [{ type: 'string[]' }, 'the shorthand `[]` cannot stand in `type` of the object form'],
    [{ type: 'string?[]' }, 'the shorthand `[]` and `?` cannot stand in `type` of the object form'],
    [{ type: 'list', objectType: 'string?' }, 'the shorthand `?` cannot stand in `objectType` of the object form'],
    [{ type: 'counter' }, "a counter is written as `{ type: 'int', presentation: 'counter' }` in the object form"],
    [{ type: 'counter?' }, "a counter is written as `{ type: 'int', presentation: 'counter' }` in the object form"],
    [{ type: 'counter{}' }, "a counter is written as `{ type: 'int', presentation: 'counter' }` in the object form"],
    [{ type: 'string', a: 1 }, '`a` is no field of a property'],
    [{ type: 'string', a: 1, b: 2 }, '`a`, `b` are no fields of a property'],
    [{ type: 'mixed', optional: false }, '`mixed` values are always optional: remove `optional: false`'],
    [{ type: 'list', objectType: 'mixed', optional: false }, '`mixed` values are always optional: remove `optional: false`'],
    [{ type: 'object', objectType: 'A', optional: false }, 'links, embedded objects and objects in dictionaries are always optional: remove `optional: false`'],
    [{ type: 'dictionary', objectType: 'A', optional: false }, 'links, embedded objects and objects in dictionaries are always optional: remove `optional: false`'],
    [{ type: 'string', optional: null }, '`optional` must be true or false, not null'],
    [1, 'a property is declared by a string or an object, not by `1`'],
    [{ type: 'object', objectType: 'linkingObjects' }, 'the type `object` needs an `objectType` that names a class'],
    [[], 'a property is declared by a string or an object, not by an array'],
  ])('%j: %s', (declared, reason) => {
    expect(normaliseStrictly('p', declared, false)).toEqual({ refused: reason });
  });

  it.each<[unknown, object]>([
    [{ type: 'string', indexed: false }, { refused: 'a primary key is always indexed: remove `indexed: false`' }],
    [{ type: 'string', indexed: 'full-text' }, { refused: 'a primary key cannot have a full-text index' }],
    [{ type: 'int', presentation: 'counter' }, { refused: 'a counter cannot be the primary key' }],
    [{ type: 'int' }, { property: { name: 'p', type: 'int', optional: false, indexed: true, mapTo: 'p' } }],
  ])('the primary key %j', (declared, expected) => {
    expect(normaliseStrictly('p', declared, true)).toStrictEqual(expected);
  });
});
