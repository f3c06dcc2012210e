import type { Mismatch } from '../compare/mismatch';
import type { Problem } from '../rule/define-rule';
import type { Finding } from '../rule/finding';

/** A finding, and what it was made from. */
export interface Found {
  readonly finding: Finding;
  readonly at: Problem['at'];
}

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { info: 0, warn: 1, error: 2 };

/** The mismatches that are there because of what a problem is about. */
function claimsOf(at: Problem['at']): readonly Mismatch[] {
  if ('mismatches' in at) return at.mismatches;
  return 'kind' in at ? (at.explains ?? []) : [];
}

/**
 * One change, one finding: a change since the baseline and the disagreement of both sides that it leads to are the same
 * thing, and so are a disagreement and what follows from it. The graver of the two stays, the cause where they are alike,
 * and it keeps the place in the baseline.
 */
export function settleClaims(found: readonly Found[]): Finding[] {
  const dropped = new Set<Found>();
  const places = new Map<Found, Finding['baseline']>();
  const atMismatch = new Map<Found['at'], Found[]>();
  for (const each of found) if ('kind' in each.at) atMismatch.set(each.at, [...(atMismatch.get(each.at) ?? []), each]);
  for (const change of found) {
    const claims = claimsOf(change.at);
    if (claims.length === 0) continue;
    const claimed = claims.flatMap((claim) => atMismatch.get(claim) ?? []);
    const graver = claimed.filter(({ finding }) => GRAVITY[finding.severity] > GRAVITY[change.finding.severity]);
    for (const each of graver.length > 0 ? [change] : claimed) dropped.add(each);
    if (change.finding.baseline !== null) for (const each of graver) places.set(each, change.finding.baseline);
  }
  return found.filter((each) => !dropped.has(each)).map((each) => (places.has(each) ? { ...each.finding, baseline: places.get(each) ?? null } : each.finding));
}
