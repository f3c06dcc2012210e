import type { CheckResult } from '../check/check';
import { classesOf, type Finding, type Severity } from '../rule/finding';
import type { NotCompared } from '../rule/not-compared';
import type { Proposal } from './safe-repairs';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warn: 1, info: 0 };

/** What could not be compared, whatever line it is on. */
const keyOf = ({ kind, class: name, property }: NotCompared): string => JSON.stringify([kind, name, property]);

/** Whether a finding is what a worse one of the same property has become. */
const isMilder = (finding: Finding, made: readonly Proposal[]): boolean => made.some(({ finding: mended }) =>
  mended.class === finding.class && mended.property === finding.property && WEIGHT[finding.severity] < WEIGHT[mended.severity]);

/** What fares worse than before: the classes, and the property where it is about one. */
interface Worse {
  readonly classes: readonly string[];
  readonly property: string | null;
}

/** What fares worse after repairs than before: with a finding that was not there, or because it is compared no longer. */
function worse(before: CheckResult, after: CheckResult, made: readonly Proposal[]): readonly Worse[] {
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const found = after.findings.filter((each) => each.severity !== 'info' && !known.has(each.fingerprint) && !isMilder(each, made));
  const compared = new Set(before.notCompared.map(keyOf));
  const lost = after.notCompared.filter((each) => !compared.has(keyOf(each)));
  return [
    ...found.map(({ about, property }) => ({ classes: classesOf(about), property })),
    ...lost.map(({ class: name, property }) => ({ classes: name === null ? [] : [name], property })),
  ];
}

/** The repairs that are behind it: those of the same property, else those of the same classes, else any. */
function behind({ classes, property }: Worse, made: readonly Proposal[]): readonly Proposal[] {
  const ofClass = made.filter(({ finding }) => classesOf(finding.about).some((name) => classes.includes(name)));
  const ofProperty = ofClass.filter(({ finding }) => finding.property === property);
  return [ofProperty, ofClass].find((each) => each.length > 0) ?? made;
}

/**
 * Those of some repairs that must not be made, by the check before and after them: what left its finding as it was, and what is
 * behind something that fares worse.
 */
export function newProblems(before: CheckResult, after: CheckResult, made: readonly Proposal[]): readonly Proposal[] {
  const still = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const useless = made.filter(({ finding }) => still.has(finding.fingerprint));
  return [...new Set([...useless, ...worse(before, after, made).flatMap((each) => behind(each, made))])];
}
