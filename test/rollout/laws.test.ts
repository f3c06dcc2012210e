import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientClass } from '../../src/schema/client-schemas';
import { rollout, type ClassifiedChange, type Rollout } from '../../src/rollout/rollout';
import type { Target } from '../../src/schema/targets';
import type { Baseline } from '../../src/compare/side-changes';
import { clientAsServer } from '../../src/workspace/client-as-server';
import { arbitraryClasses } from '../support/arbitrary-classes';

/** What holds of any two revisions. */

function revision(name: string, ofClient: readonly ClientClass[], ofServer: readonly ClientClass[]): Baseline {
  const client = (classes: readonly ClientClass[]): NonNullable<Baseline['client']> => ({ classes, unresolved: [], invalid: [], ambiguous: [], configurations: [], superseded: [], files: [], uses: [], fields: [] });
  return { name, client: client(ofClient), server: clientAsServer('server', client(ofServer)) };
}

const diff = (old: Baseline, now: Baseline, target: Target = 'app-services'): Rollout => rollout(old, now, { target, local: [] });

/** What came and went, a rename being both. */
function traces({ changes }: Rollout, sign: 'come' | 'gone'): string[] {
  const named = (side: ClassifiedChange['side'], text: string): string[] => (side === 'both' ? [`client ${text}`, `server ${text}`] : [`${side} ${text}`]);
  return changes.flatMap(({ kind, side, class: name, property, before, after }) => {
    const prefix = sign === 'come' ? 'added' : 'removed';
    if (kind === `${prefix}-class` || kind === `${prefix}-property`) return named(side, `${name ?? ''}.${property ?? ''}`);
    if (kind === 'renamed-class') return named(side, `${(sign === 'come' ? after : before) ?? ''}.`);
    return kind === 'renamed-property' ? named(side, `${name ?? ''}.${(sign === 'come' ? after : before) ?? ''}`) : [];
  }).sort();
}

describe('any two revisions', () => {
  it('that are the same have no changes and no steps', () => {
    fc.assert(fc.property(arbitraryClasses, arbitraryClasses, (client, server) => {
      expect(diff(revision('a', client, server), revision('b', client, server))).toMatchObject({ changes: [], steps: [] });
    }));
  });

  it('swapped, turn what came into what went', () => {
    fc.assert(fc.property(arbitraryClasses, arbitraryClasses, arbitraryClasses, (first, second, server) => {
      const [old, now] = [revision('a', first, server), revision('b', second, second)];
      const [forth, back] = [diff(old, now), diff(now, old)];
      expect(traces(forth, 'come')).toEqual(traces(back, 'gone'));
      expect(traces(forth, 'gone')).toEqual(traces(back, 'come'));
    }));
  });

  it('are judged whatever they hold: every change has a class, a sentence, and its side of places', () => {
    fc.assert(fc.property(arbitraryClasses, arbitraryClasses, fc.constantFrom<Target>('app-services', 'mongodb', 'json-schema', 'local'), (first, second, target) => {
      const { changes, steps } = diff(revision('a', first, second), revision('b', second, first), target);
      for (const { reason, classification, needs, client, server, side, world } of changes) {
        expect(reason).toMatch(/\.$/);
        expect(classification).toBe(needs[0] ?? 'safe');
        if (side !== 'server') expect(client).not.toBeNull();
        if (side !== 'client' && world !== 'device') expect(server).not.toBeNull();
      }
      expect(JSON.stringify(steps)).not.toMatch(/\{\w+\}|undefined/);
    }));
  });
});
