import { createHash } from 'node:crypto';
import type { Mismatch } from '../compare/difference';
import type { Problem, Rule } from '../rule/define-rule';
import type { Spot } from '../rule/finding';
import { kindOf, type Property } from '../schema/model';
import type { Target } from '../schema/targets';
import { spell } from '../schema/spelling';
import { fill, shortPath } from './describe';

/** A property in canonical form: `long` and `int` are one type, whatever the author wrote. */
function typeOf(property: Property | undefined): string | null {
  if (property === undefined) return null;
  const { presentation: _presentation, ...canonical } = property;
  return spell(canonical);
}

/** A key is its stored name and its type: either may be what differs. */
const keyOf = (key: Property | undefined): string | null => (key === undefined ? null : `${key.mapTo}: ${typeOf(key)}`);

/** The canonical types of the client and of the server, where a mismatch is between them. What is on one side only has one. */
function typesOf(at: Mismatch): readonly [client: string | null, server: string | null] {
  switch (at.kind) {
    case 'client-only-class': return [kindOf(at.client.schema), null];
    case 'class-kind': return [kindOf(at.client.schema), kindOf(at.server.schema)];
    case 'primary-key': return [keyOf(at.client.property), keyOf(at.server.property)];
    case 'client-only-property': return [typeOf(at.client.property), null];
    default: return [typeOf(at.client.property), typeOf(at.server.property)];
  }
}

/**
 * What tells problems of one class apart that are no mismatches: the code that the facts of their message hold. The words
 * around it are ours and may change, and paths change when files move.
 */
function factsOf(facts: readonly string[], data: Readonly<Record<string, string>>): string[] {
  const code = facts.flatMap((fact) => fill(fact, data).match(/`[^`]+`/g) ?? []);
  return [...new Set(code)].filter((each) => !each.includes('/')).sort();
}

/** A problem of no class is about a file: the folder and name of it, as moving the whole project changes nothing. */
function fileOf({ class: name, client, server }: Spot): string | null {
  const file = name === null ? (client ?? server)?.file : undefined;
  return file === undefined ? null : shortPath(file);
}

/**
 * The fingerprint of a problem: over the rule, the target, the class, the property and the facts (of a mismatch the canonical
 * types of both sides), so that it outlives moved lines, renamed files, formatting and new wording. 20 hexadecimal digits.
 */
export function fingerprintOf(
  { id, facts = [], messages }: Rule,
  { at, message }: Problem,
  target: Target,
  spot: Spot,
  data: Readonly<Record<string, string>>,
): string {
  const isMismatch = 'between' in at && at.between === 'sides';
  const about = isMismatch ? typesOf(at) : [message, fileOf(spot), ...factsOf(messages[message]?.facts ?? facts, data)];
  return createHash('sha256')
    .update(JSON.stringify([id, target, spot.class, spot.property, ...about]))
    .digest('hex')
    .slice(0, 20);
}

/**
 * Numbers the findings that share a fingerprint (two places of one class that cannot be read for the same reason), so that
 * accepting one does not accept the other. The first keeps the plain one.
 */
export function distinguish<F extends { readonly fingerprint: string }>(findings: readonly F[]): F[] {
  const seen = new Map<string, number>();
  return findings.map((each) => {
    const count = (seen.get(each.fingerprint) ?? 0) + 1;
    seen.set(each.fingerprint, count);
    return count === 1 ? each : { ...each, fingerprint: `${each.fingerprint}-${count}` };
  });
}
