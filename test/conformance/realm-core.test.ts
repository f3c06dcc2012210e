import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check/check';
import { changesBetween } from '../../src/compare/changes';
import type { ClientClass, ClientSchemas } from '../../src/schema/client-schemas';
import type { ObjectSchema, Place, Property } from '../../src/schema/model';
import type { ServerClass, ServerProperty } from '../../src/schema/server-schemas';
import { applyChanges } from '../support/apply-changes';

/** A class as Realm Core was given it. */
interface CoreClass {
  readonly name: string;
  readonly primaryKey?: string;
  readonly embedded?: boolean;
  readonly properties: Readonly<Record<string, Pick<Property, 'type'> & { readonly objectType?: string; readonly optional?: boolean }>>;
}

interface CoreCase {
  readonly id: number;
  readonly server: CoreClass;
  readonly client: CoreClass;
  readonly accepts: boolean;
  readonly changes: readonly { readonly kind: string; readonly class: string; readonly property?: string }[];
}

const file = path.join(__dirname, '../fixtures/realm-core/core-cases.json');
const { aux, pairs } = JSON.parse(readFileSync(file, 'utf8')) as { aux: CoreClass[]; pairs: CoreCase[] };

const nowhere: Place = { file: 'core-cases.json', line: 1, column: 1, endLine: 1, endColumn: 1 };

function toSchema<P extends Property>({ name, primaryKey, embedded, properties }: CoreClass, more: (property: Property) => P): ObjectSchema & { properties: ReadonlyMap<string, P> } {
  const all = Object.entries(properties).map(([key, { type, objectType, optional }]) => {
    const property: Property = { name: key, type, ...(objectType === undefined ? {} : { objectType }), optional: optional ?? false, indexed: key === primaryKey, mapTo: key, source: nowhere };
    return [key, more(property)] as const;
  });
  return { name, ...(primaryKey === undefined ? {} : { primaryKey }), embedded: embedded ?? false, asymmetric: false, properties: new Map(all), source: nowhere };
}

const toClient = (schema: CoreClass): ClientClass => ({
  ...toSchema(schema, (property) => property),
  synced: true,
  unread: { kind: false, primaryKey: false, properties: new Set(), more: false },
});

const toServer = (schema: CoreClass): ServerClass => ({
  ...toSchema(schema, (property): ServerProperty => ({ ...property, required: !property.optional, nullable: property.optional, nullableElements: false, typeNames: [] })),
  collection: schema.name, database: 'app', service: 'mongodb-atlas', titled: true, required: [], closed: false, advisory: false, unread: new Set(),
});

/** Core accepts what exists on one side only; that the hosted server does not is the business of these rules. */
const ONE_SIDED = new Set(['client-only-property', 'server-only-required-property']);

/** The properties with an error, the way Core lists its changes. */
function refusedProperties({ server, client }: CoreCase): string[] {
  const result = checkWorkspace({
    client: { classes: [...aux, client].map(toClient), unresolved: [], invalid: [], ambiguous: [], configurations: [], superseded: [], files: [], uses: [], fields: [] },
    server: { target: 'app-services', location: '', classes: [...aux, server].map(toServer), repeated: [], relationships: [], sync: null, problems: [], unchecked: [], wrongDefaults: [], files: [] },
  }, { local: [], rules: {} });
  return result.findings
    .filter(({ rule, severity }) => severity === 'error' && !ONE_SIDED.has(rule))
    .map((finding) => `${finding.class}.${finding.property}`)
    .sort();
}

const set = (...classes: readonly CoreClass[]): ClientSchemas => ({ classes: [...aux, ...classes].map(toClient), unresolved: [], invalid: [], ambiguous: [], configurations: [], superseded: [], files: [], uses: [], fields: [] });

/** The `changed-*` errors where a client follows another on a device, and the server fits the later one. */
function changedIn(before: CoreClass, after: CoreClass): string[] {
  const result = checkWorkspace({
    client: set(after),
    server: { target: 'app-services', location: '', classes: [...aux, after].map(toServer), repeated: [], relationships: [], sync: null, problems: [], unchecked: [], wrongDefaults: [], files: [] },
    baseline: { name: 'before', client: set(before), server: null },
  }, { local: [], rules: {} });
  return result.findings.filter(({ rule, severity }) => severity === 'error' && rule.startsWith('changed-')).map(({ rule }) => rule);
}

/** Classes without the order of their properties. */
const comparable = (classes: readonly ClientClass[]): unknown =>
  classes.map(({ properties, ...rest }) => ({ ...rest, properties: [...properties.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }));

const DESTRUCTIVE = new Set(['ChangePropertyType', 'MakePropertyNullable', 'MakePropertyRequired', 'ChangePrimaryKey', 'ChangeTableType']);

describe('Realm Core 14.14.0', () => {
  it('gave both verdicts', () => {
    expect(pairs).toHaveLength(250);
    expect(new Set(pairs.map(({ accepts }) => accepts))).toEqual(new Set([true, false]));
  });

  it.each(pairs)('pair $id: an error exactly where Core refuses', (pair) => {
    const refused = pair.changes.filter(({ kind }) => DESTRUCTIVE.has(kind)).map((change) => `${change.class}.${change.property ?? 'null'}`);
    const found = refusedProperties(pair);
    expect(found).toEqual([...new Set(refused)].sort());
    expect(found.length === 0).toBe(pair.accepts);
  });

  it.each(pairs)('pair $id, one after the other in either direction: the change of the client is an error exactly where Core refuses', ({ server, client, accepts }) => {
    for (const [before, after] of [[server, client], [client, server]] as const) {
      expect(changedIn(before, after).length === 0).toBe(accepts);
    }
  });

  it.each(pairs)('pair $id: the change list applied to one gives the other', ({ server, client }) => {
    for (const [before, after] of [[server, client], [client, server]] as const) {
      const applied = applyChanges(new Map([[before.name, toClient(before)]]), changesBetween([toClient(before)], [toClient(after)]));
      expect(comparable([...applied.values()])).toEqual(comparable([toClient(after)]));
    }
  });
});
