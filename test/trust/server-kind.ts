import fc from 'fast-check';
import type { AppConfig } from '../../src/config/config';
import type { Primitive } from '../../src/schema/model';
import type { Files } from '../support/app';

/** A kind of server whose schemas an independent validator executes. */
export interface ServerKind {
  readonly name: string;
  /** The names of types that its schemas have; `null` apart. */
  readonly types: readonly string[];
  /** A schema of a value that is of one of some types, or null where `null` is among them. */
  readonly of: (types: readonly string[]) => object;
  readonly array: (items: object, isSet: boolean) => object;
  readonly object: (additionalProperties: object) => object;
  /** Whether a schema may say which way a property goes: `readOnly` or `writeOnly`. */
  readonly hasAccess: boolean;
  /** The types by which a schema takes what a client writes for a Realm type. */
  readonly near: Readonly<Record<Primitive, readonly string[]>>;
  /** What a client writes for a Realm type: of each value every way in which it may be spelt. */
  readonly written: Readonly<Record<Primitive, readonly (readonly unknown[])[]>>;
  /** Values that others may have stored, by their kinds. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The kinds of stored values that a Realm type can hold, and those of which that depends on who reads them. */
  readonly held: Readonly<Record<Primitive, readonly [sure: readonly string[], open?: readonly string[]]>>;
  /** The files of a server whose class `Task` has the property `p`. */
  readonly files: (schema: object, required: boolean) => Files;
  readonly config: Partial<AppConfig>;
  /** What the server itself takes. */
  readonly validator: (schema: object, required: boolean) => (document: unknown) => boolean;
  /** A document of a finding as it would be stored, and back as a text that two documents are told apart by. */
  readonly stored: (witness: unknown) => unknown;
  readonly text: (document: unknown) => string;
}

/** A property of a client, as it is spelt, and what a server says of it. */
export interface Pair {
  readonly type: string;
  readonly schema: object;
  readonly required: boolean;
}

/** Which way a property goes, where its schema says that it goes one way only. */
export function accessOf({ schema }: Pair): 'readOnly' | 'writeOnly' | undefined {
  return 'readOnly' in schema ? 'readOnly' : 'writeOnly' in schema ? 'writeOnly' : undefined;
}

/** A schema that takes some of what a client writes for a type, in the form of its collection, and now and then something else. */
function near(kind: ServerKind, { element, collection }: Spelt): fc.Arbitrary<object> {
  const some = fc.tuple(
    fc.subarray([...kind.near[element], 'null'], { minLength: 1 }),
    fc.option(fc.constantFrom(...kind.types), { freq: 3, nil: undefined }),
  );
  return some.map(([taken, other]) => {
    const value = kind.of([...new Set(other === undefined ? taken : [...taken, other])]);
    if (collection === '{}') return kind.object(value);
    return collection === '' ? value : kind.array(value, collection === '<>');
  });
}

/** What a type of a client says. */
export interface Spelt {
  readonly element: Primitive;
  readonly isOptional: boolean;
  readonly collection: string;
}

export function spelt(text: string): Spelt {
  const [, element = '', optional = '', collection = ''] = /^(\w+)(\??)(\W*)$/.exec(text) ?? [];
  return { element: element as Primitive, isOptional: optional === '?' || element === 'mixed', collection };
}

/** Pairs of every type and collection of Realm with any schema, and with one that is near to it. */
export function pairsOf(kind: ServerKind): fc.Arbitrary<Pair> {
  const value = fc.oneof(
    fc.constantFrom(...kind.types).map((name) => kind.of([name])),
    fc.uniqueArray(fc.constantFrom(...kind.types, 'null'), { minLength: 1, maxLength: 3 }).map(kind.of),
  );
  const node = fc.oneof(value, fc.tuple(value, fc.boolean()).map(([items, isSet]) => kind.array(items, isSet)), value.map(kind.object));
  const type = fc.tuple(fc.constantFrom(...Object.keys(kind.written)), fc.constantFrom('', '?'), fc.constantFrom('', '', '[]', '<>', '{}'))
    .filter(([element, optional]) => element !== 'mixed' || optional === '').map((parts) => parts.join(''));
  const schemaOf = (text: string): fc.Arbitrary<object> => fc.oneof(node, near(kind, spelt(text)));
  const pair = type.chain((text) => fc.record({ type: fc.constant(text), schema: schemaOf(text), required: fc.boolean() }));
  if (!kind.hasAccess) return pair;
  const access = fc.constantFrom({}, { readOnly: true }, { writeOnly: true });
  return fc.tuple(pair, access).map(([{ schema, ...rest }, says]) => ({ ...rest, schema: { ...schema, ...says } }));
}
