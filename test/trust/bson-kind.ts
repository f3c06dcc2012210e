import { Binary, Decimal128, Double, EJSON, Int32, Long, ObjectId, UUID, type Document } from 'bson';
import { asMongodb } from '../support/validate';
import type { ServerKind } from './server-kind';

const VALUES = {
  bool: true, int: new Int32(1), long: Long.fromString('5000000000'), double: new Double(1.5), decimal: Decimal128.fromString('1.5'), string: 'a',
  date: new Date(0), objectId: new ObjectId(), binData: new Binary(Buffer.from('a')),
} as const;

/** Validators of MongoDB, by `bsonType`. A JavaScript client writes a whole number as int32 while it fits, and a UUID as binary data. */
export const MONGODB: ServerKind = {
  name: 'validator of MongoDB',
  types: ['bool', 'int', 'long', 'double', 'number', 'decimal', 'string', 'date', 'objectId', 'binData'],
  of: ([first, ...others]) => ({ bsonType: others.length === 0 ? first : [first, ...others] }),
  array: (items, isSet) => ({ bsonType: 'array', items, ...(isSet ? { uniqueItems: true } : {}) }),
  object: (additionalProperties) => ({ bsonType: 'object', additionalProperties }),
  hasAccess: false,
  near: {
    bool: ['bool'], int: ['int', 'long'], float: ['double', 'int'], double: ['double', 'int'], decimal128: ['decimal'], string: ['string'], data: ['binData'],
    date: ['date'], objectId: ['objectId'], uuid: ['binData'], mixed: Object.keys(VALUES),
  },
  written: {
    bool: [[true]], int: [[VALUES.int], [VALUES.long]], float: [[VALUES.double], [VALUES.int]], double: [[VALUES.double], [VALUES.int]], decimal128: [[VALUES.decimal]],
    string: [['a']], data: [[VALUES.binData]], date: [[VALUES.date]], objectId: [[VALUES.objectId]], uuid: [[new UUID()]],
    mixed: [['a'], [true], [VALUES.int], [VALUES.double], [VALUES.date], [VALUES.objectId], [VALUES.binData], [VALUES.decimal]],
  },
  values: VALUES,
  held: {
    bool: [['bool']], int: [['int', 'long']], float: [['double', 'int'], ['long', 'decimal']], double: [['double', 'int'], ['long', 'decimal']],
    decimal128: [['decimal'], ['int', 'long', 'double']], string: [['string']], data: [['binData']], date: [['date']], objectId: [['objectId']],
    uuid: [[], ['binData']], mixed: [Object.keys(VALUES)],
  },
  files: (p, required) => ({
    'validators/Task.json': { $jsonSchema: { bsonType: 'object', required: required ? ['_id', 'p'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, p } } },
  }),
  config: { server: '/app/validators' },
  validator: (p, required) => asMongodb({ ...(required ? { required: ['p'] } : {}), properties: { p } }),
  stored: (witness) => EJSON.deserialize(witness as Document, { relaxed: false }),
  text: (document) => EJSON.stringify(document as Document),
};
