import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../src/check/check';
import type { Finding } from '../src/rule/finding';
import { checkFiles, type Files } from './support/app';
import { printClient } from './support/print-client';
import { printExport } from './support/print-export';
import { choicesFrom, schemaSets, seeds, type SchemaSet } from './support/schema-set';

/** The app of two sets, which are the same where both sides are in step. */
function app(client: SchemaSet, server: SchemaSet, seed: readonly number[]): Files {
  const choices = choicesFrom(seed);
  return { ...printClient(client, choices), ...printExport(server, choices) };
}

/** Rules that guess from one side how a schema came to be: random schemas may well look like that, in step or not. */
const GUESSES = ['sampled-schema'];

function findingsOf({ findings }: CheckResult): readonly Finding[] {
  return findings.filter(({ rule }) => !GUESSES.includes(rule));
}

/** What is found, as far as it does not depend on where things are written. */
function said(files: Files): string[] {
  return findingsOf(checkFiles(files))
    .map(({ rule, severity, class: name, property, breaks }) => [severity, rule, name, property, breaks.join('+')].join(' '))
    .sort();
}

describe('silence', () => {
  it('no rule says anything where both sides are in step, however they are spelt and ordered', () => {
    fc.assert(fc.property(schemaSets, seeds, (set, seed) => {
      const result = checkFiles(app(set, set, seed));
      expect(findingsOf(result).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(result.unresolved).toEqual([]);
      expect(result.unchecked).toEqual([]);
      expect(result.classes).toEqual({ client: set.length, server: set.length, compared: set.length });
    }), { numRuns: 100 });
  });
});

/** One change to a set that gives a difference, in a property that the number chooses. */
function changed(set: SchemaSet, number: number): SchemaSet {
  const all = set.flatMap(({ properties }, owner) => properties.map((_, at) => ({ owner, at })));
  const chosen = all[number % Math.max(1, all.length)];
  return set.map((each, owner) => (owner !== chosen?.owner ? each : {
    ...each,
    properties: each.properties.flatMap((property, at) => {
      if (at !== chosen.at) return [property];
      if (number % 3 === 0 && typeof property.element !== 'number') return [];
      if (property.collection !== null) return [{ ...property, collection: property.collection === 'list' ? 'dictionary' as const : 'list' as const }];
      if (typeof property.element === 'number' || property.element === 'mixed') return [{ ...property, element: 'string' as const, optional: false }];
      return [{ ...property, optional: !property.optional }];
    }),
  }));
}

/** Whether nothing differs, since there was nothing to change. */
function areEqual(client: SchemaSet, server: SchemaSet): boolean {
  return JSON.stringify(client) === JSON.stringify(server);
}

describe('order and spelling', () => {
  it('do not change what is found', () => {
    fc.assert(fc.property(schemaSets, fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }), seeds, seeds, (set, numbers, one, other) => {
      const server = numbers.reduce(changed, set);
      expect(said(app(set, server, one))).toEqual(said(app(set, server, other)));
    }), { numRuns: 60 });
  });

  it('one change is one finding', () => {
    const withoutEmbedded = schemaSets.filter((set) => set.every(({ kind }) => kind !== 'embedded'));
    fc.assert(fc.property(withoutEmbedded, fc.nat(1000), seeds, (set, number, seed) => {
      const server = changed(set, number);
      const found = said(app(set, server, seed));
      expect(found.length).toBe(areEqual(set, server) ? 0 : 1);
    }), { numRuns: 60 });
  });
});
