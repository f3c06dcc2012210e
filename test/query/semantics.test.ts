import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkQuery } from '../../src/query/check-query';
import { parseQuery } from '../../src/query/parse-query';
import type { QueryFault } from '../../src/query/query-fault';
import type { ArgumentType } from '../../src/query/scope';
import { classesOf, type Written } from './classes';

/** What one test of Realm Core runs on its classes. */
interface Group {
  readonly from: string;
  readonly classes: Written;
  /** Types of the values handed in, where whether it throws depends on them. */
  readonly given?: readonly (ArgumentType | null)[];
  /** The class, the query, and whether Realm Core throws. */
  readonly cases: readonly (readonly [string, string, boolean])[];
}

const groups = JSON.parse(readFileSync(path.join(__dirname, 'semantics.json'), 'utf8')) as Group[];

function faultsOf({ classes, given }: Group, name: string, text: string): readonly QueryFault[] {
  const known = classesOf(classes);
  const schema = known.all.get(name);
  const parsed = parseQuery(text);
  if (schema === undefined || 'fault' in parsed) throw new Error(`${name}: ${text}`);
  return checkQuery(parsed.query, schema, known, given?.map((type) => type ?? undefined));
}

describe('what the tests of Realm Core run', () => {
  it.each(groups.map((group) => [group.from, group] as const))('%s', (_, group) => {
    const throwing = group.cases.filter(([, , throws]) => throws).map(([name, text]) => `${name}: ${text}`);
    const faulty = group.cases.filter(([name, text]) => faultsOf(group, name, text).length > 0).map(([name, text]) => `${name}: ${text}`);
    expect(faulty).toEqual(throwing);
  });
});
