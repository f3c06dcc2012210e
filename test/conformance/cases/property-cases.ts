/** What a property can be declared as, in every combination that means something: input for the SDK's normaliser and for ours. */

const PRIMITIVES = ['bool', 'int', 'float', 'double', 'decimal128', 'objectId', 'string', 'data', 'date', 'mixed', 'uuid'];
const ELEMENTS = [
  ...PRIMITIVES, 'counter', 'list', 'set', 'dictionary', 'object', 'linkingObjects',
  'Person', 'number', 'ObjectId', 'Int', 'a b', ' string', 'string ', '',
];
const SUFFIXES = [
  '', '?', '[]', '{}', '<>', '?[]', '?{}', '?<>', '[]?', '{}?', '<>?', '?[]?', '??', '[][]', '[]{}', '{}[]', '<>[]', '[]<>', '?[][]', '[]?[]', ' ?', '[ ]',
];

export interface PropertyCase {
  readonly declared: unknown;
  readonly isPrimaryKey: boolean;
}

function* product<T extends Readonly<Record<string, readonly unknown[]>>>(choices: T): Generator<Record<string, unknown>> {
  const [[key, values] = [], ...others] = Object.entries(choices);
  if (key === undefined || values === undefined) {
    yield {};
    return;
  }
  for (const rest of product(Object.fromEntries(others))) {
    for (const value of values) yield value === undefined ? rest : { [key]: value, ...rest };
  }
}

function* shorthands(): Generator<unknown> {
  for (const element of ELEMENTS) for (const suffix of SUFFIXES) yield element + suffix;
}

function* objects(): Generator<unknown> {
  const types = [...PRIMITIVES, 'list', 'set', 'dictionary', 'object', 'linkingObjects', 'Person', 'counter', 'int?', 'int[]', 'Person[]', ''];
  const objectTypes = [undefined, 'string', 'mixed', 'Person', 'list', 'object', 'string?', 'Person[]', 'counter', ''];
  yield* product({ type: types, objectType: objectTypes, optional: [undefined, true, false] });
  yield* product({ type: ['linkingObjects'], objectType: objectTypes, property: ['owner', ''], optional: [undefined, true, false] });
  yield* product({ type: types, property: ['owner', ''] });
  const some = [{ type: 'int' }, { type: 'string' }, { type: 'double' }, { type: 'mixed' }, { type: 'list', objectType: 'string' }, { type: 'object', objectType: 'Person' }];
  const fields = {
    presentation: ['counter', 'other', '', 1, null],
    indexed: [true, false, 'full-text', 'yes', 1, null],
    mapTo: ['stored', '', 1, null],
    default: [null, 1, 'text', { a: 1 }],
    name: ['p', 'other', 1],
    optional: ['yes', 1, null],
    objectType: [1, null, true],
    unique: [true],
    timestamps: [true],
  };
  for (const base of some) for (const [key, values] of Object.entries(fields)) for (const value of values) yield { ...base, [key]: value };
  yield* product({ type: ['int', 'string', 'int?'], presentation: [undefined, 'counter'], indexed: [undefined, true, false, 'full-text'], optional: [undefined, true], mapTo: [undefined, 'stored'] });
  yield* [{}, { objectType: 'Person' }, { type: 1 }, { type: null }, { type: ['string'] }, [], ['string'], null, 1, true];
}

/** Every declaration, once as the primary key and once not. */
export function propertyCases(): PropertyCase[] {
  const all = new Map([...shorthands(), ...objects()].map((declared) => [JSON.stringify(declared), declared]));
  return [...all.values()].flatMap((declared) => [false, true].map((isPrimaryKey) => ({ declared, isPrimaryKey })));
}

/** Object schemas around one or two simple properties: keys, names, flags and primary keys. */
export function schemaCases(): unknown[] {
  const properties = { _id: 'objectId', a: 'string' };
  const whole = { name: 'Task', primaryKey: '_id', properties };
  const wrongly = (key: string, values: readonly unknown[]): unknown[] => values.map((value) => ({ ...whole, [key]: value }));
  return [
    ...[...product({ embedded: [undefined, true, false], asymmetric: [undefined, true, false], primaryKey: [undefined, '_id', 'a', 'b', ''] })].map((each) => ({ name: 'Task', ...each, properties })),
    ...wrongly('name', ['', 1, null, true, {}, [], 'A b', 'ä']),
    ...wrongly('primaryKey', [1, null, true, {}, ['_id'], 'toString']),
    ...wrongly('embedded', ['true', 1, null]),
    ...wrongly('asymmetric', ['true', 1, null]),
    ...wrongly('properties', [null, 1, 'string', [], [{ name: '_id', type: 'objectId' }], {}]),
    ...['timestamps', 'unique', 'version', 'schema', 'indexes'].map((key) => ({ ...whole, [key]: true })),
    { primaryKey: '_id', properties },
    { name: 'Task' },
    { name: 'Task', properties: {} },
    { name: 'Task', primaryKey: '_id', properties, _id: 'objectId' },
    { name: 'Task', a: 'string', properties: { _id: 'objectId' } },
    { name: 'Task', primaryKey: 'key', properties: { key: { type: 'string', mapTo: '_id' } } },
    { name: 'Task', primaryKey: '_id', properties: { key: { type: 'string', mapTo: '_id' } } },
  ];
}
