import { NEEDS, type Classification, type Facts, type Need, type RolloutChange } from './change';
import { PLANS, type Plan, type PlanName, type Stage } from './plans';
import { DEVICE } from './tables/device';
import type { Row } from './tables/row';
import { SETTINGS } from './tables/settings';
import { SYNC } from './tables/sync';
import { VALIDATOR } from './tables/validator';

/** What a change asks for, why, and what is done about it at each stage. */
export interface Verdict {
  readonly classification: Classification;
  /** All that it needs, the most costly first. */
  readonly needs: readonly Need[];
  readonly reason: string;
  readonly stages: Partial<Record<Stage, readonly string[]>>;
}

const TABLES: Readonly<Record<RolloutChange['world'], readonly Row[]>> = { sync: SYNC, validator: VALIDATOR, device: DEVICE };

function rowOf(table: readonly Row[], { kind, side }: Pick<RolloutChange, 'kind' | 'side'>, facts: Facts): Row | undefined {
  return table.find(({ kinds, sides, when }) => kinds.includes(kind) && (sides?.includes(side) ?? true) && (when?.(facts) ?? true));
}

const planOf = (name: PlanName): Plan => PLANS[name];

/** Without Device Sync the file on the device is nobody's but the client's, as is that of a local realm: its change has needs of its own. */
function rowsOf(change: Pick<RolloutChange, 'kind' | 'side' | 'world'>, facts: Facts): Row[] {
  const own = rowOf(SETTINGS, change, facts) ?? rowOf(TABLES[change.world], change, facts);
  if (own === undefined) throw new Error(`No classification for ${change.kind} of ${change.side}.`);
  const hasFile = change.side !== 'server' && (change.world === 'validator' || facts.alsoLocal);
  const ofFile = hasFile ? rowOf(DEVICE, change, facts) : undefined;
  return ofFile === undefined || ofFile.plan === 'nothing' ? [own] : [own, ofFile];
}

/** Classifies a change. The tables hold all there is to know about it. */
export function classify(change: Pick<RolloutChange, 'kind' | 'side' | 'world'>, facts: Facts): Verdict {
  const rows = rowsOf(change, facts);
  const plans = rows.map(({ plan }) => planOf(plan));
  const needs = NEEDS.filter((need) => plans.some((plan) => plan.needs.includes(need)));
  return {
    classification: needs[0] ?? 'safe',
    needs,
    reason: rows.map(({ reason }) => reason).join(' '),
    stages: Object.assign({}, ...plans.map(({ stages }) => stages).reverse()) as Verdict['stages'],
  };
}
