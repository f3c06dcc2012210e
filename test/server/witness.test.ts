import { Binary, Decimal128, EJSON, Int32, Long, Double, ObjectId, UUID, type Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIMITIVES, type Primitive } from '../../src/schema/model';
import { checkFiles, clientClass } from '../support/app';
import { asMongodb } from '../support/validate';

const aliases = ['bool', 'int', 'long', 'double', 'number', 'decimal', 'string', 'date', 'objectId', 'binData'];
const names = fc.oneof(fc.constantFrom(...aliases), fc.uniqueArray(fc.constantFrom(...aliases, 'null'), { minLength: 1, maxLength: 3 }));
const node = fc.oneof(
  names.map((bsonType) => ({ bsonType })),
  fc.record({ names, unique: fc.boolean() }).map(({ names: bsonType, unique }) => ({ bsonType: 'array', items: { bsonType }, ...(unique ? { uniqueItems: true } : {}) })),
  names.map((bsonType) => ({ bsonType: 'object', additionalProperties: { bsonType } })),
);
const client = fc.tuple(fc.constantFrom(...PRIMITIVES), fc.constantFrom('', '?'), fc.constantFrom('', '[]', '<>', '{}'))
  .filter(([type, optional]) => type !== 'mixed' || optional === '').map((parts) => parts.join(''));

/** What a JavaScript client writes for a value of each type. */
const WRITTEN: Readonly<Record<Primitive, readonly unknown[]>> = {
  bool: [true], int: [new Int32(1), Long.fromString('5000000000')], float: [new Double(1.5), new Int32(1)], double: [new Double(1.5), new Int32(1)],
  decimal128: [Decimal128.fromString('1.5')], string: ['a'], data: [new Binary(Buffer.from('a'))], date: [new Date(0)], objectId: [new ObjectId()], uuid: [new UUID()],
  mixed: ['a', true, new Int32(1), new Double(1.5), new Date(0), new ObjectId()],
};

/** Documents that a client may write for a property of a type as it is spelt. */
function written(type: string): object[] {
  const [, element = '', optional = '', collection = ''] = /^(\w+)(\??)(\W*)$/.exec(type) ?? [];
  const values = [...WRITTEN[element as Primitive], ...(optional === '?' || element === 'mixed' ? [null] : [])];
  const wrap = (value: unknown): unknown => (collection === '' ? value : collection === '{}' ? { key: value } : collection === '<>' ? [value] : [value, value]);
  return values.map((value) => ({ p: wrap(value) }));
}

describe('witnesses of uploads', () => {
  it('are refused by the validator that they are said to break', () => {
    let seen = 0;
    fc.assert(fc.property(client, node, fc.boolean(), (type, schema, required) => {
      const $jsonSchema = { bsonType: 'object', required: required ? ['_id', 'p'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, p: schema } };
      const { findings } = checkFiles({
        ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`),
        'validators/Task.json': { $jsonSchema },
      }, { server: '/app/validators' });
      const validate = asMongodb({ properties: { p: schema } });
      for (const { breaks, property, witness, message } of findings) {
        if (!breaks.includes('upload') || property !== 'p' || witness === null) continue;
        seen++;
        const stored = EJSON.deserialize(witness as Document, { relaxed: false });
        expect(validate(stored), `${type} against ${JSON.stringify(schema)}: ${JSON.stringify(witness)} ${message}`).toBe(false);
      }
    }), { numRuns: 150 });
    expect(seen).toBeGreaterThan(40);
  });

  it('and what the validator refuses of what a client may write has a finding', () => {
    fc.assert(fc.property(client, node, (type, schema) => {
      const { findings } = checkFiles({
        ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`),
        'validators/Task.json': { $jsonSchema: { bsonType: 'object', properties: { _id: { bsonType: 'objectId' }, p: schema } } },
      }, { server: '/app/validators' });
      const validate = asMongodb({ properties: { p: schema } });
      const refused = written(type).filter((each) => !validate(each));
      const isFound = findings.some(({ breaks, property }) => property === 'p' && breaks.includes('upload'));
      expect(isFound, `${type} against ${JSON.stringify(schema)}: ${refused.length} refused`).toBe(refused.length > 0);
    }), { numRuns: 150 });
  });
});
