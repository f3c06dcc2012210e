import { COLLECTIONS, PRIMITIVES } from '../schema/model';

/** The version of the snapshot format that is written, and the only one so far that is read. */
export const SNAPSHOT_VERSION = 1;

const text = { type: 'string' } as const;
const flag = { const: true } as const;

const property = {
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  properties: {
    type: { enum: [...PRIMITIVES, ...COLLECTIONS, 'object', 'linkingObjects'] },
    objectType: text,
    property: text,
    optional: flag,
    indexed: { enum: [true, 'full-text'] },
    mapTo: text,
    presentation: text,
    default: flag,
  },
} as const;

const realm = {
  type: 'object',
  additionalProperties: false,
  required: ['classes'],
  properties: { path: text, pathFrom: text, schemaVersion: { type: ['integer', 'null'] }, classes: { type: 'array', items: text } },
} as const;

const unread = {
  type: 'object',
  additionalProperties: false,
  properties: { kind: flag, primaryKey: flag, more: flag, properties: { type: 'array', items: text } },
} as const;

/** The shape of a snapshot file. What is false, or equal to the name in code, is not written. */
export const snapshotShape = {
  $id: 'snapshot',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'name', 'classes'],
  properties: {
    version: { const: SNAPSHOT_VERSION },
    name: { type: 'string' },
    classes: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['properties'],
        properties: {
          primaryKey: text,
          embedded: flag,
          asymmetric: flag,
          local: flag,
          unread,
          properties: { type: 'object', additionalProperties: property },
        },
      },
    },
    realms: { type: 'array', items: realm },
  },
} as const;
