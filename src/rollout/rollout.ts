import type { Baseline } from '../compare/side-changes';
import { dialectOf } from '../schema/targets';
import { NEEDS, type Classification, type Need, type RolloutChange } from './change';
import { classify, type Verdict } from './classify';
import { entriesOf, toChange, type Span } from './entries';
import { factsOf } from './facts';
import { openRevision, type Scope } from './revisions';
import { releaseTexts, type ReleasedVersion } from './releases';
import { changedRealms, needsVersionIn, realmTexts } from './schema-versions';
import { factsOfSetting, settingChanges } from './settings';
import { uncertainClasses } from '../compare/side-changes';
import { stepsOf, type Step } from './steps';

/** The reason of a row, which is written for all dialects, in the words of one. */
const reasonFor = (target: Scope['target'], reason: string): string => reason.replaceAll('{code}', dialectOf(target)?.rollout.code ?? '');

/** A change with what it asks of a team. */
export interface ClassifiedChange extends RolloutChange {
  readonly classification: Classification;
  /** All that it needs, the most costly first; empty where it is safe. */
  readonly needs: readonly Need[];
  readonly reason: string;
}

/** All that changed between two revisions, and the order in which to roll it out. */
export interface Rollout {
  readonly old: string;
  readonly new: string;
  readonly target: Scope['target'];
  /** The sides that both revisions have; nothing is known of the changes of another. */
  readonly compared: readonly ('client' | 'server')[];
  readonly changes: readonly ClassifiedChange[];
  readonly steps: readonly Step[];
  /** Classes of which nobody can say whether they have come or gone, since a revision holds something that was not read. */
  readonly uncertain: readonly string[];
  /** In how many places both sides disagree at the later revision. */
  readonly mismatches: number;
}

type Judged = { readonly change: RolloutChange } & Verdict;

const ORDER: readonly Classification[] = [...NEEDS, 'safe'];

function byCost(a: Judged, b: Judged): number {
  const subject = ({ change }: Judged): string => `${change.class ?? ''}.${change.property ?? ''}`;
  return (
    ORDER.indexOf(a.classification) - ORDER.indexOf(b.classification) || (subject(a) < subject(b) ? -1 : subject(a) > subject(b) ? 1 : 0)
  );
}

/**
 * Compares two revisions of an app, classifies every change, and puts the steps of the roll-out in order.
 * Where the released versions are known, the step that waits names those to wait for.
 */
export function rollout(old: Baseline, now: Baseline, scope: Scope, released: readonly ReleasedVersion[] = []): Rollout {
  const span: Span = { old: openRevision(old, scope), new: openRevision(now, scope), scope };
  const realms = changedRealms(old, now, scope.target);
  const isInRealm = needsVersionIn(realms);
  const judged = [
    ...entriesOf(span).map((entry): Judged => {
      const change = toChange(entry, span);
      return { change, ...classify(change, factsOf(entry, span, isInRealm)) };
    }),
    ...settingChanges(span).map((setting): Judged => ({ change: setting.change, ...classify(setting.change, factsOfSetting(setting)) })),
  ].sort(byCost);
  const { version, migrate, isBehind } = realmTexts(realms);
  return {
    old: old.name,
    new: now.name,
    target: scope.target,
    compared: (['client', 'server'] as const).filter((side) => old[side] !== null && now[side] !== null),
    changes: judged.map(({ change, classification, needs, reason }) => ({
      ...change,
      classification,
      needs,
      reason: reasonFor(scope.target, reason),
    })),
    steps: stepsOf(judged, scope.target, { version, migrate, wait: releaseTexts(judged, released) }, isBehind ? ['version'] : []),
    uncertain: uncertainClasses(old, now),
    mismatches: span.new.mismatches,
  };
}
