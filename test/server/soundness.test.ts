import type { ValidateFunction } from 'ajv';
import { Binary, Double, EJSON, Int32, Long, ObjectId, UUID, type Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/rule/finding';
import { checkFiles, clientClass, type Files } from '../support/app';
import { asJsonSchema, asMongodb } from '../support/validate';

/** How one kind of validator spells types, and what a client writes for the types of Realm. */
interface Side {
  readonly target: 'mongodb' | 'json-schema';
  readonly types: readonly object[];
  typed(name: 'object' | 'array' | 'string', nullable: boolean): object;
  readonly written: Readonly<Record<string, readonly unknown[]>>;
  readonly id: unknown;
  file(schema: object): Files;
  compile(schema: object): ValidateFunction;
  /** A witness as it would be stored. */
  stored(witness: unknown): unknown;
}

const nullable = (keyword: string) => (name: string, orNull: boolean): object => ({ [keyword]: orNull ? [name, 'null'] : name });

const MONGODB: Side = {
  target: 'mongodb',
  types: ['bool', 'int', 'long', 'double', 'number', 'string', 'date', 'objectId', 'binData'].flatMap((bsonType) => [{ bsonType }, { bsonType: [bsonType, 'null'] }, { bsonType: ['int', bsonType] }]),
  typed: nullable('bsonType'),
  written: {
    bool: [true], int: [new Int32(1), Long.fromString('5000000000')], double: [new Double(1.5), new Int32(1)], string: ['a'], date: [new Date(0)],
    objectId: [new ObjectId()], uuid: [new UUID()], data: [new Binary(Buffer.from('a'))],
  },
  id: new ObjectId(),
  file: ($jsonSchema) => ({ 'db/Task.json': { $jsonSchema } }),
  compile: asMongodb,
  stored: (witness) => EJSON.deserialize(witness as Document, { relaxed: false }),
};

const JSON_SCHEMA: Side = {
  target: 'json-schema',
  types: [
    ...['boolean', 'integer', 'number', 'string'].flatMap((type) => [{ type }, { type: [type, 'null'] }, { type, nullable: true }, { anyOf: [{ type }, { type: 'null' }] }]),
    ...['date-time', 'uuid', 'objectid'].flatMap((format) => [{ type: 'string', format }, { type: ['string', 'null'], format }]),
  ],
  typed: nullable('type'),
  written: {
    bool: [true], int: [1, 5_000_000_000], double: [1.5, 1], string: ['a'], date: ['2025-01-01T00:00:00.000Z'], objectId: ['000000000000000000000001'],
    uuid: ['00000000-0000-4000-8000-000000000001'], data: ['AA=='],
  },
  id: '000000000000000000000001',
  file: (schema) => ({ 'db/Task.json': { $schema: 'http://json-schema.org/draft-07/schema#', ...schema } }),
  compile: asJsonSchema,
  stored: (witness) => witness,
};

/** A property of the client: its type as it is spelt; `Place` is an embedded class. */
const scalar = fc.tuple(fc.constantFrom('bool', 'int', 'double', 'string', 'date', 'objectId', 'uuid', 'data'), fc.constantFrom('', '?'));
const clientType = fc.oneof(
  fc.tuple(scalar, fc.constantFrom('', '', '[]', '<>', '{}')).map(([parts, collection]) => `${parts.join('')}${collection}`),
  fc.constantFrom('Place', 'Place[]'),
);
const placeType = scalar.map((parts) => parts.join(''));

/** An object node with some of the properties, of which some are required, and nothing else perhaps. */
function objectOf(side: Side, names: readonly string[], node: fc.Arbitrary<object>, root: boolean): fc.Arbitrary<object> {
  return fc.record({ nodes: fc.array(fc.option(node, { nil: undefined }), { minLength: names.length, maxLength: names.length }), required: fc.subarray([...names]), closed: fc.boolean(), orNull: fc.boolean() })
    .map(({ nodes, required, closed, orNull }) => ({
      ...side.typed('object', orNull && !root),
      properties: { ...(root ? { _id: {} } : { own: {} }), ...Object.fromEntries(names.flatMap((name, at) => (nodes[at] === undefined ? [] : [[name, nodes[at]]]))) },
      ...(required.length > 0 ? { required } : {}),
      ...(closed ? { additionalProperties: false } : {}),
    }));
}

function nodesOf(side: Side): fc.Arbitrary<object> {
  const plain = fc.constantFrom(...side.types);
  const place = objectOf(side, ['city', 'zip'], plain, false);
  const elements = fc.oneof(plain, place);
  const array = fc.tuple(elements, fc.boolean()).map(([items, unique]) => ({ ...side.typed('array', false), items, ...(unique ? { uniqueItems: true } : {}) }));
  const dictionary = plain.map((additionalProperties) => ({ ...side.typed('object', false), additionalProperties }));
  return fc.oneof(plain, place, array, dictionary, fc.constant({ ...side.typed('object', false), additionalProperties: false }));
}

/** Values that a client may write for a type. */
function valuesOf(side: Side, type: string, place: readonly unknown[]): unknown[] {
  const [, element = '', optional = '', collection = ''] = /^(\w+)(\??)(\W*)$/.exec(type) ?? [];
  const own = element === 'Place' ? place : side.written[element] ?? [];
  const values = [...own, ...(optional === '?' || type === 'Place' ? [null] : [])];
  const wrap = (value: unknown): unknown => (collection === '' ? value : collection === '{}' ? { key: value } : collection === '<>' ? [value] : [value, value]);
  return values.map(wrap);
}

const classes = (p: string, city: string): Files => ({
  ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${p}' },`),
  ...(p.startsWith('Place') ? clientClass('Place', `    embedded: true,\n    properties: { own: 'string?', city: '${city}' },`) : {}),
});

/** The schema of the objects in `p`, where it is of objects. */
function objectsIn(schema: { readonly properties: { readonly p?: unknown } }): object {
  const node = (schema.properties.p ?? {}) as { readonly items?: object };
  return node.items ?? node;
}

const withoutRequired = (schema: object): object => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'required'));

/** Whether the validator refuses the document of a finding because of what the finding is about: names that are missing are another matter. */
function refuses(side: Side, schema: object, { rule, class: name, witness }: Finding): boolean {
  const node = name === 'Task' ? schema : objectsIn(schema as { readonly properties: object });
  return !side.compile(rule === 'server-only-required-property' ? node : withoutRequired(node))(side.stored(witness));
}

describe.each([MONGODB, JSON_SCHEMA])('against $target', (side) => {
  const schemas = objectOf(side, ['p', 'q'], nodesOf(side), true);

  it('a document that a client may write and the validator refuses has a finding, and each upload has a witness that is refused', () => {
    const seen = { refused: 0, witnesses: 0 };
    fc.assert(fc.property(clientType, placeType, schemas, (p, city, schema) => {
      const { findings } = checkFiles({ ...classes(p, city), ...side.file(schema) }, { server: '/app/db', target: side.target });
      const places = valuesOf(side, city, []).flatMap((each) => [{ own: 'a', city: each }, { own: null, city: each }]);
      const validate = side.compile(schema);
      const refused = valuesOf(side, p, places).filter((value) => !validate({ _id: side.id, p: value }));
      const uploads = findings.filter(({ breaks }) => breaks.includes('upload'));
      const context = `${p} (${city}) against ${JSON.stringify(schema)}: ${EJSON.stringify(refused)} ${uploads.map(({ rule, property, witness }) => `${rule} ${property ?? ''} ${JSON.stringify(witness)}`).join('; ')}`;
      if (refused.length > 0) expect(uploads.length, context).toBeGreaterThan(0);
      for (const finding of uploads.filter(({ witness }) => witness !== null)) {
        seen.witnesses++;
        expect(refuses(side, schema, finding), context).toBe(true);
      }
      seen.refused += refused.length;
    }), { numRuns: 120 });
    expect(Math.min(seen.refused, seen.witnesses)).toBeGreaterThan(50);
  });
});
