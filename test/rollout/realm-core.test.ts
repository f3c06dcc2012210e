import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../src/compare/side-changes';
import { rollout } from '../../src/rollout/rollout';
import type { ClientClass } from '../../src/schema/client-schemas';
import type { Place, Property } from '../../src/schema/model';

/** A realm file that an earlier version wrote, and the classes of the later one: pairs that Realm Core gave a verdict on. */

interface CoreClass extends Pick<ClientClass, 'name' | 'primaryKey'> {
  readonly embedded?: boolean;
  readonly properties: Readonly<Record<string, Pick<Property, 'type' | 'objectType'> & { readonly optional?: boolean }>>;
}

interface CoreCase {
  readonly id: number;
  readonly server: CoreClass;
  readonly client: CoreClass;
  readonly accepts: boolean;
}

const { aux, pairs } = JSON.parse(readFileSync(path.join(__dirname, '../fixtures/realm-core/core-cases.json'), 'utf8')) as { aux: CoreClass[]; pairs: CoreCase[] };

const nowhere: Place = { file: 'core-cases.json', line: 1, column: 1, endLine: 1, endColumn: 1 };

const toClass = ({ properties, embedded, ...rest }: CoreClass): ClientClass => ({
  ...rest, embedded: embedded ?? false, asymmetric: false, synced: true, source: nowhere,
  unread: { kind: false, primaryKey: false, properties: new Set(), more: false },
  properties: new Map(Object.entries(properties).map(([name, { optional, ...each }]) => [name, { name, ...each, optional: optional ?? false, indexed: false, mapTo: name, source: nowhere }])),
});

const revision = (name: string, schema: CoreClass): Baseline => ({
  name, server: null,
  client: { classes: [...aux, schema].map(toClass), unresolved: [], invalid: [], ambiguous: [], configurations: [], superseded: [], files: [], uses: [], fields: [] },
});

describe('a change of a client needs more than an order of deployment exactly where Realm Core refuses the file', () => {
  it.each(pairs)('pair $id', ({ server: written, client, accepts }) => {
    const { changes } = rollout(revision('v1', written), revision('v2', client), { target: 'app-services', local: [] });
    const breaking = changes.filter(({ kind, needs }) => !kind.startsWith('renamed') && (needs.includes('terminate') || needs.includes('new-collection')));
    expect(breaking.length === 0).toBe(accepts);
  });
});
