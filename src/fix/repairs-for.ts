import type { Comparison } from '../compare/comparison';
import type { Difference, Mismatch, MismatchKind, MismatchOf, Transition } from '../compare/difference';
import type { Rule } from '../rule/define-rule';
import type { Finding, Spot } from '../rule/finding';
import type { Repair } from '../rule/repair';
import { isShared, wouldBeRefused } from './side-effects';

/** Whether a change of the client mends this finding and nothing else. */
function isHarmless({ side, change }: Repair, { client: declared }: Difference, { client }: Comparison): boolean {
  if (side !== 'client' || declared?.property === undefined) return true;
  if (change.kind !== 'declare' && change.kind !== 'map') return true;
  return (
    !isShared(declared.schema, declared.property, client.classes) && !wouldBeRefused(declared.schema, declared.property, change, client)
  );
}

/** Only App Services takes optional to be what `required` does not name; a validator also tells null from absent. */
function canBeMade({ side, change }: Repair, { world }: Comparison): boolean {
  return side === 'client' || world === 'sync' || change.kind === 'add';
}

/** What a rule says of what it was handed itself: a finding of a rule is about nothing else. */
function repairsOf(rule: Rule, at: Finding['about']): readonly Repair[] {
  switch (rule.judges) {
    case 'mismatch': return rule.repairs?.(at as Mismatch & MismatchOf<MismatchKind>) ?? [];
    case 'change': return rule.repairs?.(at as Transition) ?? [];
    case 'side': return rule.repairs?.(at as Spot) ?? [];
  }
}

/** The ways to mend a finding of a rule, on either side. Empty where mending takes more than one place, or a decision. */
export function repairsFor(rule: Rule, { about }: Finding, comparison: Comparison): readonly Repair[] {
  const repairs = repairsOf(rule, about);
  return 'between' in about ? repairs.filter((repair) => canBeMade(repair, comparison) && isHarmless(repair, about, comparison)) : repairs;
}
