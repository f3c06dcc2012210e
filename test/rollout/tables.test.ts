import { describe, expect, it } from 'vitest';
import type { ChangedSide } from '../../src/compare/difference';
import { SETTING_KINDS, type Facts, type RolloutKind } from '../../src/rollout/change';
import { classify } from '../../src/rollout/classify';
import { LISTED, SINGLE } from '../../src/rollout/nouns';
import { PLANS, STAGES, type Plan } from '../../src/rollout/plans';
import { stageTexts } from '../../src/rollout/stage-texts';
import { DEVICE } from '../../src/rollout/tables/device';
import { SETTINGS } from '../../src/rollout/tables/settings';
import { SYNC } from '../../src/rollout/tables/sync';
import { VALIDATOR } from '../../src/rollout/tables/validator';
import { TARGETS, type World } from '../../src/schema/targets';

/** The tables of classification, as data. */

const KINDS: readonly RolloutKind[] = [
  'added-class', 'removed-class', 'renamed-class', 'class-kind', 'primary-key', 'added-property', 'removed-property', 'renamed-property',
  'collection', 'link', 'type', 'element-optionality', 'optionality', 'index', 'default', 'code-name', 'presentation', 'added-inverse', 'removed-inverse', 'inverse',
];
const SIDES: readonly ChangedSide[] = ['client', 'server', 'both'];
const FACTS: Facts = {
  follows: false, serverRead: true, developmentMode: false, serverHasNow: false, classMissing: false, alsoLocal: false, recreated: false, keyStays: false, matches: false, unlike: false, required: false,
  becameRequired: false, becameOptional: false, closed: false, sameCollection: false, asymmetric: false, clientKeeps: false, wider: false,
};
const rows = [...SYNC, ...VALIDATOR, ...DEVICE, ...SETTINGS];
const plans: readonly (readonly [string, Plan])[] = Object.entries(PLANS);

describe('the tables', () => {
  it.each<World>(['sync', 'validator', 'device'])('classify every kind of change on every side: %s', (world) => {
    for (const kind of KINDS) {
      for (const side of world === 'device' ? (['client'] as const) : SIDES) {
        for (const fact of [FACTS, ...Object.keys(FACTS).map((name) => ({ ...FACTS, [name]: !FACTS[name as keyof Facts] }))]) {
          expect(classify({ kind, side, world }, fact).reason).not.toBe('');
        }
      }
    }
  });

  it('classify every setting, switched on and off', () => {
    for (const kind of SETTING_KINDS) {
      for (const wider of [true, false]) expect(classify({ kind, side: 'server', world: 'sync' }, { ...FACTS, wider }).reason).not.toBe('');
    }
  });

  it('end with a row for whatever the rows before do not take: no row after one that takes all', () => {
    for (const table of [SYNC, VALIDATOR, DEVICE, SETTINGS]) {
      table.forEach((row, at) => {
        const before = table.slice(0, at).filter(({ when }) => when === undefined);
        for (const kind of row.kinds) {
          const left = (row.sides ?? SIDES).filter((side) => !before.some(({ kinds, sides }) => kinds.includes(kind) && (sides ?? SIDES).includes(side)));
          expect([row.reason, kind, left]).not.toEqual([row.reason, kind, []]);
        }
      });
    }
  });

  it('give a reason of one sentence or two', () => {
    expect(rows.map(({ reason }) => reason).filter((reason) => !/^[A-Z`][^]*\.$/.test(reason) || reason.split('. ').length > 2)).toEqual([]);
  });

  it('use every plan', () => {
    const used = new Set<string>(rows.map(({ plan }) => plan));
    expect(plans.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  it('name only things that can be put into a sentence', () => {
    const known = new Set([...Object.keys(LISTED), ...Object.keys(SINGLE)]);
    const names = plans.flatMap(([, { stages }]) => Object.values(stages).flat()).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(TARGETS)('have texts for every stage, for %s', (target) => {
    for (const stage of STAGES) {
      const { title, why, how, verify } = stageTexts(target)[stage];
      expect(title).toMatch(/^[A-Z]/);
      expect([why, ...how.map((each) => (typeof each === 'string' ? each : each.text)), ...verify].filter((text) => !text.endsWith('.'))).toEqual([]);
    }
  });
});
