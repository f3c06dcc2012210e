import type { Dialect } from './dialect';

const COLL_MOD = 'Use `db.runCommand({ collMod: "…", validator: { $jsonSchema: … } })`, or whatever deploys your validators.';

/**
 * `$jsonSchema` of MongoDB. The driver writes a whole number as int32 while it fits, whatever the schema says, and a UUID as
 * binary data (errors.md 5.3). Values are in relaxed Extended JSON.
 */
export const BSON: Dialect = {
  refusal: 'document failed validation, 121',
  allowsNull: '`["…", "null"]`',
  hasCollections: true,
  written: {
    bool: ['bool'], int: ['int', 'long'], float: ['double', 'int'], double: ['double', 'int'], decimal128: ['decimal'], string: ['string'],
    data: ['binData'], date: ['date'], objectId: ['objectId'], uuid: ['binData'],
  },
  mixed: ['string', 'bool', 'int', 'double', 'date', 'objectId', 'binData', 'decimal'],
  included: {
    number: ['int', 'long', 'double', 'decimal'], boolean: ['bool'], uuid: ['binData'], float: ['double', 'int'], integer: ['int', 'long'],
  },
  readers: {
    bool: ['bool'],
    boolean: ['bool'],
    int: ['int', 'float', 'double'],
    long: ['int', 'float', 'double'],
    integer: ['int', 'float', 'double'],
    double: ['double', 'float'],
    float: ['double', 'float'],
    number: ['double', 'float'],
    decimal: ['decimal128'],
    string: ['string'],
    date: ['date'],
    objectId: ['objectId'],
    binData: ['data', 'uuid'],
    uuid: ['uuid', 'data'],
  },
  samples: {
    bool: true,
    int: { $numberLong: '1' },
    float: 1.5,
    double: 1.5,
    decimal128: { $numberDecimal: '1.5' },
    objectId: { $oid: '000000000000000000000001' },
    string: 'a',
    data: { $binary: { base64: 'AA==', subType: '00' } },
    date: { $date: '2025-01-01T00:00:00Z' },
    mixed: 'a',
    uuid: { $uuid: '00000000-0000-4000-8000-000000000001' },
  },
  writtenSamples: {
    bool: true,
    int: { $numberInt: '1' },
    long: { $numberLong: '5000000000' },
    double: { $numberDouble: '1.5' },
    decimal: { $numberDecimal: '1.5' },
    string: 'a',
    binData: { $binary: { base64: 'AA==', subType: '00' } },
    date: { $date: '2025-01-01T00:00:00Z' },
    objectId: { $oid: '000000000000000000000001' },
  },
  rollout: {
    takesBoth: 'validators that take both versions',
    refused: 'refused (document failed validation, 121)',
    code: ' (121)',
    deploy: COLL_MOD,
    deployed: '`db.getCollectionInfos()` shows the new validator, and inserts of the earlier version and of the new one pass.',
    allFit: '`find({ $nor: [{ $jsonSchema: … }] })` with the new schema finds no document.',
    strict: 'the validators strict',
    log: 'The logs of the server show no failed validation (121).',
  },
};
