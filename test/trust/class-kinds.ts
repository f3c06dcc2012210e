import { MONGODB } from './bson-kind';
import { JSON_SCHEMA, OPENAPI_30, OPENAPI_31 } from './json-kinds';
import type { ServerKind } from './server-kind';

/** A node of a schema, which a test may damage. */
export type Schema = Record<string, unknown>;

/** A kind of server with whole classes. */
export interface ClassKind {
  readonly kind: ServerKind;
  readonly target: 'mongodb' | 'json-schema' | 'openapi';
  readonly version: '3.0' | '3.1';
  /** The files with one more class, and the schema of a class in them. */
  readonly rootOf: (files: Readonly<Record<string, object>>, name: string) => Schema | undefined;
  readonly withRoot: (files: Readonly<Record<string, object>>, name: string, schema: Schema) => Record<string, object>;
}

const at = (value: unknown, ...keys: readonly string[]): Schema | undefined =>
  keys.reduce<unknown>((each, key) => (each as Schema | undefined)?.[key], value) as Schema | undefined;

const openApi = (kind: ServerKind, version: '3.0' | '3.1'): ClassKind => ({
  kind, target: 'openapi', version,
  rootOf: (files, name) => at(files['server/openapi.json'], 'components', 'schemas', name),
  withRoot: (files) => ({ ...files }),
});

/** The kinds of servers that whole classes are tried with. */
export const CLASS_KINDS: readonly ClassKind[] = [
  {
    kind: MONGODB, target: 'mongodb', version: '3.1',
    rootOf: (files, name) => at(files[`server/${name}.validator.json`], '$jsonSchema'),
    withRoot: (files, name, $jsonSchema) => ({ ...files, [`server/${name}.validator.json`]: { $jsonSchema } }),
  },
  {
    kind: JSON_SCHEMA, target: 'json-schema', version: '3.1',
    rootOf: (files, name) => files[`server/${name}.schema.json`] as Schema | undefined,
    withRoot: (files) => ({ ...files }),
  },
  openApi(OPENAPI_30, '3.0'),
  openApi(OPENAPI_31, '3.1'),
];

/** Formats of numbers, which say no more than their types do. */
const NUMBERS = new Set<unknown>(['int64', 'float', 'double']);

/** What a node refers to. */
function referred(node: Schema, root: object): Schema | undefined {
  const { $ref } = node;
  return typeof $ref === 'string' ? at(root, ...$ref.slice(2).split('/')) : undefined;
}

/** The object, with properties, that stands in a property: by itself, or as the elements of a collection. */
export function objectIn(node: unknown, root: object): Schema | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const schema = node as Schema;
  if (schema.properties !== undefined) return schema;
  const inner = [referred(schema, root), ...[schema.anyOf, schema.allOf].flatMap((each) => (each ?? []) as Schema[]), schema.items, schema.additionalProperties];
  return inner.map((each) => objectIn(each, root)).find((each) => each !== undefined);
}

/** A node with all that it refers to in place, and `nullable` of 3.0 as JSON Schema says it. */
export function inPlace(node: unknown, root: object): unknown {
  if (Array.isArray(node)) return node.map((each) => inPlace(each, root));
  if (typeof node !== 'object' || node === null) return node;
  const target = referred(node as Schema, root);
  if (target !== undefined) return inPlace(target, root);
  const { description: _mark, format, nullable, allOf, ...rest } = node as Schema;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inPlace(value, root)]));
  if (nullable === true && allOf !== undefined) return { anyOf: [{ allOf: inPlace(allOf, root) }, { type: 'null' }] };
  return { ...plain, ...(format === undefined || NUMBERS.has(format) ? {} : { format }), ...(nullable === undefined ? {} : { nullable }), ...(allOf === undefined ? {} : { allOf: inPlace(allOf, root) }) };
}
