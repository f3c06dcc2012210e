import { createHash } from 'node:crypto';
import type { Mismatch } from '../compare/mismatch';
import type { Problem, Rule, Spot } from '../rule/define-rule';
import { kindOf, type Property } from '../schema/model';
import type { Target } from '../schema/server-schemas';
import { spell } from '../schema/spelling';

/** A property in canonical form: `long` and `int` are one type, whatever the author wrote. */
function typeOf(property: Property | undefined): string | null {
  if (property === undefined) return null;
  const { presentation: _presentation, ...canonical } = property;
  return spell(canonical);
}

/** A key is its stored name and its type: either may be what differs. */
const keyOf = (key: Property | undefined): string | null => (key === undefined ? null : `${key.mapTo}: ${typeOf(key)}`);

/** The canonical types of the client and of the server, where a mismatch is between them. */
function typesOf(at: Mismatch): readonly [client: string | null, server: string | null] {
  switch (at.kind) {
    case 'client-only-class': return [kindOf(at.client), null];
    case 'class-kind': return [kindOf(at.client), kindOf(at.server)];
    case 'primary-key': return [keyOf(at.clientKey), keyOf(at.serverKey)];
    case 'client-only-property': return [typeOf(at.clientProperty), null];
    case 'server-only-property': return [null, typeOf(at.serverProperty)];
    default: return [typeOf(at.clientProperty), typeOf(at.serverProperty)];
  }
}

const quoted = (text: string): string[] => text.match(/`[^`]+`/g) ?? [];

/**
 * What tells problems of one class apart that are no mismatches: the code that a message quotes. The words around it are
 * ours and may change; the quotes that the template itself holds are ours as well, and paths change when files move.
 */
function factsOf(template: string, text: string): string[] {
  const own = new Set(quoted(template));
  return [...new Set(quoted(text))].filter((quote) => !own.has(quote) && !quote.includes('/')).sort();
}

/** A problem of no class is about a file: the folder and name of it, as moving the whole project changes nothing. */
function fileOf({ class: name, client, server }: Spot): string | null {
  return name === null ? ((client ?? server)?.file.split('/').slice(-2).join('/') ?? null) : null;
}

/**
 * The fingerprint of a problem: over the rule, the target, the class, the property and the canonical types of both sides, so
 * that it outlives moved lines, renamed files, formatting and new wording. 20 hexadecimal digits.
 */
export function fingerprintOf(rule: Rule, problem: Problem, target: Target, spot: Spot, text: string): string {
  const { at, message } = problem;
  const isMismatch = 'kind' in at;
  const about = isMismatch ? typesOf(at) : [message, fileOf(spot), ...factsOf(rule.messages[message]?.text ?? '', text)];
  return createHash('sha256').update(JSON.stringify([rule.id, target, spot.class, spot.property, ...about])).digest('hex').slice(0, 20);
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
