import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServer } from '../../src/server/read-server';
import { memoryTree } from '../support/app';
import { canonicalSchemas, toExport, type Canonical } from '../support/canonical';

/** What was read, without places and without what only a server says. */
function canonical({ classes }: ServerSchemas): Canonical[] {
  return classes.map(({ name, embedded, asymmetric, properties }) => ({
    name, embedded, asymmetric,
    properties: Object.fromEntries([...properties].map(([key, { type, objectType, optional }]) => [key, { type, ...(objectType === undefined ? {} : { objectType }), optional }])),
  }));
}

const sorted = (schemas: readonly Canonical[]): Canonical[] => [...schemas].sort((a, b) => (a.name < b.name ? -1 : 1));

describe('classes written as an export', () => {
  it('are read as they were', () => {
    fc.assert(fc.property(canonicalSchemas, (schemas) => {
      const server = readServer(memoryTree(toExport(schemas)));
      if ('locations' in server) throw new Error('not found');
      expect(sorted(canonical(server))).toEqual(sorted(schemas));
      expect([server.problems, server.unchecked]).toEqual([[], []]);
    }), { numRuns: 120 });
  });
});
