import { Binary, Decimal128, Double, EJSON, Int32, Long, ObjectId, UUID, type Document } from 'bson';
import fc from 'fast-check';
import { rules } from '../../rules';
import type { Finding } from '../../src/rule/finding';
import { PRIMITIVES, type Primitive } from '../../src/schema/model';
import { checkFiles, clientClass } from '../support/app';
import { asMongodb } from '../support/validate';

/** A property of a client, as it is spelt, and what a validator of MongoDB says of it. */
export interface Pair {
  readonly type: string;
  readonly schema: object;
  readonly required: boolean;
}

const aliases = ['bool', 'int', 'long', 'double', 'number', 'decimal', 'string', 'date', 'objectId', 'binData'];
const names = fc.oneof(fc.constantFrom(...aliases), fc.uniqueArray(fc.constantFrom(...aliases, 'null'), { minLength: 1, maxLength: 3 }));
const node = fc.oneof(
  names.map((bsonType) => ({ bsonType })),
  fc.record({ names, unique: fc.boolean() }).map(({ names: bsonType, unique }) => ({ bsonType: 'array', items: { bsonType }, ...(unique ? { uniqueItems: true } : {}) })),
  names.map((bsonType) => ({ bsonType: 'object', additionalProperties: { bsonType } })),
);
const type = fc.tuple(fc.constantFrom(...PRIMITIVES), fc.constantFrom('', '?'), fc.constantFrom('', '', '[]', '<>', '{}'))
  .filter(([element, optional]) => element !== 'mixed' || optional === '').map((parts) => parts.join(''));

const VALUES = {
  bool: true, int: new Int32(1), long: Long.fromString('5000000000'), double: new Double(1.5), decimal: Decimal128.fromString('1.5'), string: 'a',
  date: new Date(0), objectId: new ObjectId(), binData: new Binary(Buffer.from('a')),
} as const;

/** What a JavaScript client writes for a value of each type. */
const WRITTEN: Readonly<Record<Primitive, readonly unknown[]>> = {
  bool: [true], int: [VALUES.int, VALUES.long], float: [VALUES.double, VALUES.int], double: [VALUES.double, VALUES.int], decimal128: [VALUES.decimal], string: ['a'],
  data: [VALUES.binData], date: [VALUES.date], objectId: [VALUES.objectId], uuid: [new UUID()], mixed: ['a', true, VALUES.int, VALUES.double, VALUES.date, VALUES.objectId],
};

/** The types of stored values that a property of a type can hold, and those of which that depends on who reads them. */
const HELD: Readonly<Record<Primitive, readonly [sure: readonly (keyof typeof VALUES)[], open?: readonly (keyof typeof VALUES)[]]>> = {
  bool: [['bool']], int: [['int', 'long']], float: [['double', 'int'], ['long', 'decimal']], double: [['double', 'int'], ['long', 'decimal']], decimal128: [['decimal'], ['int', 'long', 'double']], string: [['string']],
  data: [['binData']], date: [['date']], objectId: [['objectId']], uuid: [[], ['binData']], mixed: [Object.keys(VALUES) as (keyof typeof VALUES)[]],
};

interface Spelt {
  readonly element: Primitive;
  readonly isOptional: boolean;
  readonly collection: string;
}

function spelt(text: string): Spelt {
  const [, element = '', optional = '', collection = ''] = /^(\w+)(\??)(\W*)$/.exec(text) ?? [];
  return { element: element as Primitive, isOptional: optional === '?' || element === 'mixed', collection };
}

/** A validator that takes some of what a client writes for a type, in the form of its collection, and now and then something else. */
function near(text: string): fc.Arbitrary<object> {
  const { element, collection } = spelt(text);
  const own = element === 'uuid' ? ['binData'] : HELD[element][0];
  const some = fc.tuple(fc.subarray([...own, 'null'], { minLength: 1 }), fc.option(fc.constantFrom(...aliases), { freq: 3, nil: undefined }));
  return some.map(([taken, other]) => {
    const bsonType = [...new Set(other === undefined ? taken : [...taken, other])];
    if (collection === '{}') return { bsonType: 'object', additionalProperties: { bsonType } };
    return collection === '' ? { bsonType } : { bsonType: 'array', items: { bsonType }, ...(collection === '<>' ? { uniqueItems: true } : {}) };
  });
}

/** Pairs of every type and collection of Realm with any validator, and with one that is near to it. */
export const pairs: fc.Arbitrary<Pair> = type.chain((text) => fc.record({ type: fc.constant(text), schema: fc.oneof(node, near(text)), required: fc.boolean() }));

/** Documents that a client may write for a property of a type. */
function written(text: string): object[] {
  const { element, isOptional, collection } = spelt(text);
  const wrap = (value: unknown): unknown => (collection === '' ? value : collection === '{}' ? { key: value } : collection === '<>' ? [value] : [value, value]);
  return [...WRITTEN[element], ...(isOptional ? [null] : [])].map((value) => ({ p: wrap(value) }));
}

/** Whether a property of a type can hold a stored value of a kind in a form; `undefined` where that depends on who reads it. */
function isHeld(text: string, form: string, kind: keyof typeof VALUES | 'null' | 'absent'): boolean | undefined {
  const { element, isOptional, collection } = spelt(text);
  if (kind === 'absent') return isOptional || collection !== '' ? true : false;
  if (form === 'single' && kind === 'null') return collection === '' ? isOptional : undefined;
  const isForm = form === { '': 'single', '[]': 'array', '<>': 'array', '{}': 'object' }[collection];
  if (!isForm) return element === 'mixed' && collection === '' ? undefined : false;
  if (kind === 'null') return isOptional;
  const [sure, open = []] = HELD[element];
  return sure.includes(kind) ? true : open.includes(kind) ? undefined : false;
}

/** Documents that others may have stored, each with whether the client can hold it. */
function stored(text: string): { readonly document: object; readonly held: boolean | undefined }[] {
  const kinds = [...(Object.keys(VALUES) as (keyof typeof VALUES)[]), 'null'] as const;
  const values = kinds.flatMap((kind) => {
    const value = kind === 'null' ? null : VALUES[kind];
    return [['single', value], ['array', [value]], ['object', { key: value }]].map(([form, each]) => ({ document: { p: each }, held: isHeld(text, String(form), kind) }));
  });
  return [...values, { document: {}, held: isHeld(text, 'single', 'absent') }];
}

const COMPATIBILITY = new Set<string>(rules.filter(({ group }) => group === 'compatibility').map(({ id }) => id));

/** What one way of a pair came to: whether something is refused there, and which rules say so. */
export interface Way {
  readonly isRefused: boolean;
  /** Whether nothing is refused for sure, but something depends on who reads it. */
  readonly isOpen: boolean;
  readonly rules: readonly string[];
}

/** What a pair came to. */
export interface Verdict {
  readonly upload: Way;
  readonly download: Way;
  /** The rules whose witness was executed and refused, as it should be, and those whose witness was accepted. */
  readonly proved: readonly string[];
  readonly disproved: readonly string[];
  /** The errors of compatibility without a witness. */
  readonly unproved: readonly string[];
  /** Whether the property is named as not compared: nothing is then said of what fits. */
  readonly isNamed: boolean;
}

const named = ({ rule, message }: Finding): string => `${rule} (${message.replaceAll(/`[^`]*`/g, '`…`').slice(0, 60)})`;

/** Whether the witness of a finding breaks what the finding says: the validator refuses it, or takes it and the client cannot hold it. */
function isProof({ breaks, witness }: Finding, text: string, validate: (document: unknown) => boolean): boolean {
  const document = EJSON.deserialize(witness as Document, { relaxed: false });
  if (breaks.includes('upload')) return !validate(document);
  return validate(document) && stored(text).some((each) => each.held !== true && EJSON.stringify(each.document) === EJSON.stringify(document));
}

/** Checks a pair, and has its validator say what it takes. */
export function judge({ type: text, schema, required }: Pair): Verdict {
  const $jsonSchema = { bsonType: 'object', required: required ? ['_id', 'p'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, p: schema } };
  const { findings, notCompared } = checkFiles({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${text}' },`),
    'validators/Task.json': { $jsonSchema },
  }, { server: '/app/validators' });
  const validate = asMongodb({ ...(required ? { required: ['p'] } : {}), properties: { p: schema } });
  const about = findings.filter(({ property, rule }) => property === 'p' && COMPATIBILITY.has(rule));
  const accepted = stored(text).filter(({ document }) => validate(document));
  const ways = (way: 'upload' | 'download'): string[] => about.filter(({ breaks }) => breaks.includes(way)).map(named);
  const withWitness = about.filter(({ witness }) => witness !== null);
  const proofs = withWitness.map((finding) => ({ name: finding.rule, holds: isProof(finding, text, validate) }));
  return {
    upload: { isRefused: written(text).some((document) => !validate(document)), isOpen: false, rules: ways('upload') },
    download: { isRefused: accepted.some(({ held }) => held === false), isOpen: accepted.some(({ held }) => held === undefined), rules: ways('download') },
    proved: proofs.filter(({ holds }) => holds).map(({ name }) => name),
    disproved: proofs.filter(({ holds }) => !holds).map(({ name }) => name),
    unproved: about.filter(({ severity, witness }) => severity === 'error' && witness === null).map(({ rule }) => rule),
    isNamed: notCompared.some(({ property }) => property === 'p') || findings.some(({ property, rule }) => property === 'p' && rule === 'unsupported-server-type'),
  };
}
