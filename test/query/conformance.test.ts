import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse-query';
import { printQuery } from '../../src/query/print-query';
import { bare } from './bare';

interface Case {
  readonly text: string;
  readonly ok: boolean;
  /** The test of Realm Core that says so. */
  readonly from: string;
}

const cases = JSON.parse(readFileSync(path.join(__dirname, 'conformance.json'), 'utf8')) as Case[];

describe('what the tests of Realm Core say', () => {
  it('is recorded', () => {
    expect(cases.filter(({ ok }) => ok).length).toBeGreaterThan(1400);
    expect(cases.filter(({ ok }) => !ok).length).toBeGreaterThan(110);
  });

  it('of queries that are well formed: each is read', () => {
    expect(cases.filter(({ text, ok }) => ok && 'fault' in parseQuery(text))).toEqual([]);
  });

  it('of queries that are malformed: each has a fault, within the text', () => {
    const wrong = cases.filter(({ text, ok }) => {
      const parsed = parseQuery(text);
      return !ok && !('fault' in parsed && parsed.fault.offset + parsed.fault.length <= text.length);
    });
    expect(wrong).toEqual([]);
  });

  it('of those that are well formed: printed and read again, each is the same', () => {
    for (const { text } of cases.filter(({ ok }) => ok)) {
      const first = parseQuery(text);
      if ('fault' in first) throw new Error(text);
      const again = parseQuery(printQuery(first.query));
      expect(bare(again), text).toEqual(bare(first));
    }
  });
});
