import type { Dialect } from './dialect';

/** JSON Schema. The client writes what `JSON.stringify` makes of a Realm object; a string is told by its format. */
export const PLAIN_JSON: Dialect = {
  refusal: 'it does not fit the schema',
  allowsNull: '`["…", "null"]`',
  hasCollections: false,
  written: {
    bool: ['boolean'],
    int: ['integer'],
    float: ['number', 'integer'],
    double: ['number', 'integer'],
    decimal128: ['decimal'],
    string: ['string'],
    data: ['base64'],
    date: ['date-time'],
    objectId: ['objectid'],
    uuid: ['uuid'],
  },
  mixed: ['string', 'boolean', 'integer', 'number'],
  // The 24 digits of an ObjectId are Base64 too: nothing is refused, though another value is read.
  included: {
    number: ['integer', 'decimal'], string: ['date-time', 'uuid', 'base64', 'objectid', 'decimal'], base64: ['objectid'], binary: ['base64', 'uuid'],
  },
  readers: {
    boolean: ['bool'],
    integer: ['int', 'float', 'double', 'decimal128'],
    number: ['double', 'float', 'decimal128'],
    string: ['string', 'objectId', 'data', 'decimal128'],
    'date-time': ['date', 'string'],
    uuid: ['uuid', 'string'],
    base64: ['data', 'string'],
    objectid: ['objectId', 'string'],
    binary: ['data', 'uuid'],
    decimal: ['decimal128'],
  },
  samples: {
    bool: true, int: 1, float: 1.5, double: 1.5, decimal128: '1.5', objectId: '000000000000000000000001', string: 'a', data: 'AA==',
    date: '2025-01-01T00:00:00Z', mixed: 'a', uuid: '00000000-0000-4000-8000-000000000001',
  },
  writtenSamples: {
    boolean: true, integer: 1, number: 1.5, decimal: '1.5', string: 'a', 'date-time': '2025-01-01T00:00:00Z',
    uuid: '00000000-0000-4000-8000-000000000001', base64: 'AA==', objectid: '000000000000000000000001',
  },
  rollout: {
    takesBoth: 'a schema that takes both versions',
    refused: 'refused',
    code: '',
    deploy: 'Deploy the service that checks the schema.',
    deployed: 'Documents of the earlier version and of the new one pass.',
    allFit: 'All stored documents pass the new schema.',
    strict: 'the schema strict',
    log: 'The logs of the service show no refused document.',
  },
};
