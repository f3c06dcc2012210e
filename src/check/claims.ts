import type { Mismatch, Transition } from '../compare/difference';
import type { Problem } from '../rule/define-rule';
import type { Finding } from '../rule/finding';
import { propertyDifference } from '../schema/compatible';
import type { Property } from '../schema/model';
import { worldOf } from '../schema/targets';
import { fill, spotOf, standardData } from './describe';

/** A finding, and what it was made from. */
export interface Found {
  readonly finding: Finding;
  readonly at: Problem['at'];
}

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { info: 0, warn: 1, error: 2 };

/** What the other side says, where a finding about a change stands for a disagreement that is left with it. */
const LEFT = {
  client: ' The server has `{{serverType}}`, which does not fit.', server: ' The client has `{{clientType}}`, which does not fit.',
  both: ' The client has `{{clientType}}`, the server `{{serverType}}`.',
} as const;

/** The properties that a disagreement is between, where both sides declare one. */
function declaredIn({ kind, client, server }: Mismatch): { readonly client: Property; readonly server: Property } | undefined {
  if (kind === 'client-only-property' || client.property === undefined || server?.property === undefined) return undefined;
  return { client: client.property, server: server.property };
}

/** Whether to go back to what was before a change would end the disagreement: the other side has that still. */
function isOld({ kind, differs, side, before }: Transition, declared: ReturnType<typeof declaredIn>): boolean {
  if (declared === undefined) return true;
  const isNamedAnew = kind === 'renamed-property' || differs === 'name';
  if (side === 'both' || isNamedAnew || before?.property === undefined) return false;
  return propertyDifference(before.property, declared[side === 'client' ? 'server' : 'client'], () => true) === undefined;
}

/**
 * A finding about a change takes over what the one says that it replaces: the document that breaks, the errors, and what the
 * other side has. Where it replaces several, it is about more than any of them.
 */
function inherit({ finding, at }: Found, [first, ...others]: readonly Found[]): Finding {
  if (first === undefined || others.length > 0 || !('between' in at) || at.between === 'sides') return finding;
  const left = first.at as Mismatch;
  const declared = declaredIn(left);
  return {
    ...finding,
    message: declared === undefined ? finding.message : `${finding.message}${fill(LEFT[at.side], standardData(left, spotOf(left)))}`,
    help: helpOf(finding, first.finding, isOld(at, declared)),
    breaks: [...new Set([...finding.breaks, ...first.finding.breaks])],
    runtimeErrors: [...new Set([...finding.runtimeErrors, ...first.finding.runtimeErrors])].sort(byCatalogue),
    witness: finding.witness ?? first.finding.witness,
  };
}

/** To go back to what was before helps where the other side fits that; a realm behind a validator needs its migration besides. */
function helpOf(change: Finding, left: Finding, goesBack: boolean): string {
  if (worldOf(change.target) !== 'sync') return `${change.help} ${left.help}`;
  return goesBack ? change.help : left.help;
}

/** Ids of the error catalogue are a letter and a number. */
const byCatalogue = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Of some findings those that none of the others explains. */
function withoutClaimed(all: readonly Found[]): Found[] {
  const explained = new Set<Found['at']>(all.flatMap(({ at }) => at.explains ?? []));
  return all.filter(({ at }) => !explained.has(at));
}

/**
 * One change, one finding: a change since the baseline and the disagreement of both sides that it leads to are the same
 * thing, and so are a disagreement and what follows from it. The graver of the two stays, the cause where they are alike,
 * and it keeps the place in the baseline.
 */
export function settleClaims(found: readonly Found[]): Finding[] {
  const dropped = new Set<Found>();
  const places = new Map<Found, Finding['baseline']>();
  const heirs = new Map<Found, Finding>();
  const atMismatch = new Map<Found['at'], Found[]>();
  for (const each of found) if ('between' in each.at) atMismatch.set(each.at, [...(atMismatch.get(each.at) ?? []), each]);
  for (const change of found) {
    const claims = change.at.explains ?? [];
    if (claims.length === 0) continue;
    const claimed = claims.flatMap((claim) => atMismatch.get(claim) ?? []);
    const graver = claimed.filter(({ finding }) => GRAVITY[finding.severity] > GRAVITY[change.finding.severity]);
    for (const each of graver.length > 0 ? [change] : claimed) dropped.add(each);
    if (graver.length === 0) heirs.set(change, inherit(change, withoutClaimed(claimed)));
    if (change.finding.baseline !== null) for (const each of graver) places.set(each, change.finding.baseline);
  }
  return found.filter((each) => !dropped.has(each)).map((each) => {
    const finding = heirs.get(each) ?? each.finding;
    return places.has(each) ? { ...finding, baseline: places.get(each) ?? null } : finding;
  });
}
