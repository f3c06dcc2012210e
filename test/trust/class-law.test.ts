import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesOf } from './cases';
import { CLASS_KINDS } from './class-kinds';
import { randomApps } from './random-classes';
import { judgeClasses } from './whole-classes';

describe.each(CLASS_KINDS.map((kind) => [kind.kind.name, kind] as const))('whole classes with %s', (_name, kind) => {
  it('have a finding where something is refused, and witnesses that break what they should and are minimal', () => {
    const all = fc.sample(randomApps(kind), { numRuns: casesOf(15), seed: 20240917 }).map((app) => judgeClasses(app, kind));
    const faults = (what: 'silent' | 'extra' | 'disproved' | 'larger' | 'unproved'): string[] => all.flatMap((each) => each[what]);
    expect({ silent: faults('silent'), extra: faults('extra'), disproved: faults('disproved'), larger: faults('larger'), unproved: faults('unproved') })
      .toEqual({ silent: [], extra: [], disproved: [], larger: [], unproved: [] });
  }, 600_000);
});
