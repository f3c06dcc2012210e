import type { ClientSchemas, Invalid, Unresolved } from '../schema/client-schemas';
import { configurationJson } from './configurations';
import { unresolvedJson } from './json';
import { printable } from './printable';
import { spell } from '../schema/spelling';
import type { ObjectSchema, Place, Property } from '../schema/model';
import type { ServerClass, ServerSchemas } from '../schema/server-schemas';

type PropertyJson = Pick<Property, 'name' | 'type' | 'optional' | 'indexed' | 'mapTo' | 'source'> &
  Partial<Pick<Property, 'objectType' | 'presentation' | 'property' | 'default'>>;

interface SchemaJson extends Pick<ObjectSchema, 'name' | 'embedded' | 'asymmetric' | 'source'> {
  readonly primaryKey?: string;
  readonly properties: Readonly<Record<string, PropertyJson>>;
}

/** What was read of a client, version 1: stable API. */
export interface ClientResult extends Pick<ClientSchemas, 'ambiguous' | 'uses'> {
  readonly version: 1;
  readonly schemas: readonly (SchemaJson & { readonly synced: boolean })[];
  readonly unresolved: readonly Omit<Unresolved, 'fault'>[];
  readonly invalid: readonly Pick<Invalid, 'class' | 'property' | 'message' | 'client'>[];
  readonly configurations: readonly object[];
}

/** What was read of a server, version 1: stable API. */
export interface ServerResult {
  readonly version: 1;
  readonly schemas: readonly (SchemaJson & Pick<ServerClass, 'collection' | 'database' | 'service'>)[];
  readonly unresolved: ServerSchemas['unchecked'];
  readonly invalid: readonly { readonly class: null; readonly property: null; readonly message: string; readonly server: Place }[];
}

/** A property in the SDK's canonical form, with its place. */
function propertyJson({
  name,
  type,
  objectType,
  optional,
  indexed,
  mapTo,
  presentation,
  property,
  default: value,
  source,
}: Property): PropertyJson {
  return {
    name,
    type,
    ...(objectType === undefined ? {} : { objectType }),
    ...(presentation === undefined ? {} : { presentation }),
    ...(property === undefined ? {} : { property }),
    optional,
    indexed,
    mapTo,
    ...(value === undefined ? {} : { default: value }),
    source,
  };
}

function schemaJson(schema: ObjectSchema): SchemaJson {
  const { name, primaryKey, embedded, asymmetric, source, properties } = schema;
  return {
    name,
    ...(primaryKey === undefined ? {} : { primaryKey }),
    embedded,
    asymmetric,
    source,
    properties: Object.fromEntries([...properties].map(([key, property]) => [key, propertyJson(property)])),
  };
}

/** What was read of a client, for programs. */
export function clientResult({ classes, unresolved, invalid, ambiguous, configurations, uses }: ClientSchemas): ClientResult {
  const schemas = classes.map((each) => ({ ...schemaJson(each), synced: each.synced }));
  const refused = invalid.map(({ class: name, property, message, client }) => ({ class: name, property, message, client }));
  return {
    version: 1,
    schemas,
    unresolved: unresolvedJson(unresolved),
    invalid: refused,
    ambiguous,
    configurations: configurations.map(configurationJson),
    uses,
  };
}

/** What was read of a server, for programs. */
export function serverResult({ classes, unchecked, problems }: ServerSchemas): ServerResult {
  const schemas = classes.map((each) => ({
    ...schemaJson(each),
    collection: each.collection,
    database: each.database,
    service: each.service,
  }));
  const invalid = problems.map(({ message, place }) => ({ class: null, property: null, message, server: place }) as const);
  return { version: 1, schemas, unresolved: unchecked, invalid };
}

const isServerClass = (schema: ObjectSchema): schema is ServerClass => 'collection' in schema;

/** What is worth saying of a property beside its type. */
export function propertyRemarks(schema: ObjectSchema, property: Property): string {
  const all = [
    schema.primaryKey === property.name ? 'primary key' : '',
    property.indexed === 'full-text' ? 'full-text index' : property.indexed && schema.primaryKey !== property.name ? 'indexed' : '',
    property.mapTo === property.name ? '' : `stored as ${property.mapTo}`,
    property.property === undefined ? '' : `through ${property.property}`,
    property.default === undefined ? '' : 'default',
  ];
  return all.filter((each) => each !== '').join(', ');
}

/** One class, for a person: what a client declares, or would have to declare. */
export function classText(schema: ObjectSchema, facts: readonly string[]): string {
  const { file, line, column } = schema.source;
  const width = Math.max(0, ...[...schema.properties.keys()].map((name) => name.length));
  const kind = [schema.embedded ? 'embedded' : '', schema.asymmetric ? 'asymmetric' : '', ...facts].filter((each) => each !== '');
  const stored = isServerClass(schema) && schema.collection !== null ? ` in ${[schema.service, schema.database, schema.collection].filter((part) => part !== null).join('/')}` : '';
  const lines = [...schema.properties.values()].map((property) => {
    const remark = propertyRemarks(schema, property);
    return `  ${printable(`${property.name.padEnd(width)}  ${spell(property)}${remark === '' ? '' : `  (${remark})`}`)}`;
  });
  return [printable(`${schema.name}${kind.length > 0 ? ` (${kind.join(', ')})` : ''}${stored}  ${file}:${line}:${column}`), ...lines].join('\n');
}
