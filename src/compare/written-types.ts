import type { Primitive } from '../schema/model';

/** The kinds of validators, which know types by different names. */
export type ValidatorTarget = 'mongodb' | 'json-schema';

/**
 * The types that a JavaScript client writes for a Realm type, the usual first. BSON: the driver writes a whole number as
 * int32 while it fits, whatever the schema says, and a UUID as binary data (errors.md 5.3). JSON: what `JSON.stringify`
 * makes of a Realm object.
 */
const WRITTEN: Readonly<Record<ValidatorTarget, Readonly<Record<Exclude<Primitive, 'mixed'>, readonly string[]>>>> = {
  mongodb: {
    bool: ['bool'], int: ['int', 'long'], float: ['double', 'int'], double: ['double', 'int'], decimal128: ['decimal'], string: ['string'],
    data: ['binData'], date: ['date'], objectId: ['objectId'], uuid: ['binData'],
  },
  'json-schema': {
    bool: ['boolean'], int: ['integer'], float: ['number', 'integer'], double: ['number', 'integer'], decimal128: ['decimal'], string: ['string'],
    data: ['base64'], date: ['date-time'], objectId: ['objectid'], uuid: ['uuid'],
  },
};

/** What a mixed value may hold at the least: a document of every kind is tried. */
const MIXED: Readonly<Record<ValidatorTarget, readonly string[]>> = {
  mongodb: ['string', 'bool', 'int', 'double', 'date', 'objectId', 'binData', 'decimal'],
  'json-schema': ['string', 'boolean', 'integer', 'number'],
};

/** The types that a name stands for beside itself. */
const INCLUDED: Readonly<Record<ValidatorTarget, Readonly<Record<string, readonly string[]>>>> = {
  mongodb: { number: ['int', 'long', 'double', 'decimal'], boolean: ['bool'], uuid: ['binData'], float: ['double', 'int'], integer: ['int', 'long'] },
  'json-schema': { number: ['integer', 'decimal'], string: ['date-time', 'uuid', 'base64', 'objectid', 'decimal'], binary: ['base64', 'uuid'] },
};

/** The Realm types that can hold each type that a validator names; for the rest the usual writer is the only reader. */
const READERS: Readonly<Record<ValidatorTarget, Readonly<Record<string, readonly Primitive[]>>>> = {
  mongodb: {
    bool: ['bool'], boolean: ['bool'], int: ['int', 'float', 'double'], long: ['int', 'float', 'double'], integer: ['int', 'float', 'double'],
    double: ['double', 'float'], float: ['double', 'float'], number: ['double', 'float'], decimal: ['decimal128'], string: ['string'], date: ['date'],
    objectId: ['objectId'], binData: ['data', 'uuid'], uuid: ['uuid', 'data'],
  },
  'json-schema': {
    boolean: ['bool'], integer: ['int', 'float', 'double'], number: ['double', 'float', 'decimal128'], string: ['string', 'objectId', 'data', 'decimal128'],
    'date-time': ['date', 'string'], uuid: ['uuid', 'string'], base64: ['data', 'string'], objectid: ['objectId', 'string'],
    binary: ['data', 'uuid'], decimal: ['decimal128'],
  },
};

/** What a client may write, and which of that a validator takes. */
export interface Fit {
  /** The types that a client writes and the validator refuses. */
  readonly refused: readonly string[];
  /** Whether the validator takes anything that the client writes. */
  readonly takesSome: boolean;
  /** Whether the client can hold everything that the validator takes. */
  readonly isReadable: boolean;
}

/** Holds what a client writes for a type against the type names of a validator; no names allow anything. */
export function fitOf(type: Primitive, typeNames: readonly string[], target: ValidatorTarget): Fit {
  if (typeNames.length === 0) return { refused: [], takesSome: true, isReadable: true };
  const taken = new Set(typeNames.flatMap((name) => [name, ...(INCLUDED[target][name] ?? [])]));
  const written = type === 'mixed' ? MIXED[target] : WRITTEN[target][type];
  const refused = written.filter((name) => !taken.has(name));
  return {
    refused,
    takesSome: refused.length < written.length,
    isReadable: type === 'mixed' || typeNames.every((name) => READERS[target][name]?.includes(type) === true),
  };
}
