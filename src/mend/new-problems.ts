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

/** The classes that fare worse after repairs than before: with a finding that was not there, or with something that is compared no longer. */
function worse(before: CheckResult, after: CheckResult, made: readonly Proposal[]): readonly (readonly string[])[] {
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const found = after.findings.filter((each) => each.severity !== 'info' && !known.has(each.fingerprint) && !isMilder(each, made));
  const compared = new Set(before.notCompared.map(keyOf));
  const lost = after.notCompared.filter((each) => !compared.has(keyOf(each)));
  return [...found.map(({ about }) => classesOf(about)), ...lost.map(({ class: name }) => (name === null ? [] : [name]))];
}

/**
 * Those of some repairs that must not be made, by the check before and after them: what left its finding as it was, and what is
 * about a class that fares worse. Where that is no class of any of them, it is all.
 */
export function newProblems(before: CheckResult, after: CheckResult, made: readonly Proposal[]): readonly Proposal[] {
  const still = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const useless = made.filter(({ finding }) => still.has(finding.fingerprint));
  const classes = worse(before, after, made);
  const harmful = classes.map((names) => made.filter(({ finding }) => classesOf(finding.about).some((name) => names.includes(name))));
  if (harmful.some((each) => each.length === 0)) return made;
  return [...new Set([...useless, ...harmful.flat()])];
}
