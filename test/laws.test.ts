import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../src/check/check';
import type { Finding } from '../src/rule/finding';
import { checkFiles, type Files } from './support/app';
import { edits, exportApp } from './support/random-app';
import { schemaSets, seeds, type SchemaSet } from './support/schema-set';
import { edited, editsOf } from './support/set-edits';

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
      const result = checkFiles(exportApp(set, set, seed));
      expect(findingsOf(result).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(result.unresolved).toEqual([]);
      expect(result.unchecked).toEqual([]);
      expect(result.classes).toEqual({ client: set.length, server: set.length, compared: set.length });
    }), { numRuns: 100 });
  });
});

/** Edits that the other side notices, whatever they are made to. */
const noticed = editsOf([
  'remove-property', 'rename-property', 'type', 'collection', 'optionality', 'link', 'asymmetric', 'key-type', 'key-optionality',
]);

/** Whether nothing differs, since there was nothing to change. */
const areEqual = (client: SchemaSet, server: SchemaSet): boolean => JSON.stringify(client) === JSON.stringify(server);

describe('order and spelling', () => {
  it('do not change what is found', () => {
    fc.assert(fc.property(schemaSets, edits, seeds, seeds, (set, all, one, other) => {
      const server = all.reduce(edited, set);
      expect(said(exportApp(set, server, one))).toEqual(said(exportApp(set, server, other)));
    }), { numRuns: 60 });
  });

  it('one change is one finding', () => {
    fc.assert(fc.property(schemaSets, noticed, seeds, (set, edit, seed) => {
      const server = edited(set, edit);
      const found = said(exportApp(set, server, seed));
      expect(found.length).toBe(areEqual(set, server) ? 0 : 1);
    }), { numRuns: 60 });
  });
});
