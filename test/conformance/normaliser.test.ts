import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { normaliseStrictly } from '../../src/schema/grammar/strict';
import { memoryTree } from '../support/app';

/** The canonical form without what goes without saying; `0` where it is refused. */
type Answer = Readonly<Record<string, unknown>> | 0;

interface Fixture {
  readonly realm: string;
  readonly properties: readonly (readonly [declared: unknown, isPrimaryKey: 0 | 1, answer: Answer])[];
  readonly schemas: readonly (readonly [schema: unknown, answer: Answer])[];
}

const fixture = JSON.parse(readFileSync(path.join(__dirname, '../fixtures/conformance/normaliser.json'), 'utf8')) as Fixture;

function ours(declared: unknown, isPrimaryKey: boolean): unknown {
  const normal = normaliseStrictly('p', declared, isPrimaryKey);
  return 'refused' in normal ? 0 : normal.property;
}

function readSchema(schema: unknown): unknown {
  const { classes: [only], invalid, unresolved } = readClient(memoryTree({ 'Task.ts': `import Realm from 'realm';\nexport const Task: Realm.ObjectSchema = ${JSON.stringify(schema)};\n` }));
  expect(unresolved).toEqual([]);
  if (invalid.some(({ fault }) => fault === 'refused')) return 0;
  if (only === undefined) return undefined;
  const { name, primaryKey, embedded, asymmetric, properties } = only;
  return { name, ...(primaryKey === undefined ? {} : { primaryKey }), embedded, asymmetric, properties: [...properties.keys()] };
}

const full = (answer: Answer): unknown => (answer === 0 ? 0 : { name: 'p', optional: false, indexed: false, mapTo: 'p', ...answer });

describe(`the normaliser of realm ${fixture.realm}`, () => {
  it('was asked and answered both ways', () => {
    expect(fixture.properties.length).toBeGreaterThan(3000);
    expect(fixture.properties.filter(([, , answer]) => answer !== 0).length).toBeGreaterThan(300);
  });

  it('reads every property as we do', () => {
    const wrong = fixture.properties
      .map(([declared, isPrimaryKey, answer]) => ({ declared, isPrimaryKey, ours: ours(declared, isPrimaryKey === 1), theirs: full(answer) }))
      .filter((each) => JSON.stringify(sorted(each.ours)) !== JSON.stringify(sorted(each.theirs)));
    expect(wrong).toEqual([]);
  });

  it.each(fixture.schemas)('schema %j', (schema, answer) => {
    expect(readSchema(schema)).toEqual(answer);
  });
});

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : value;
}
