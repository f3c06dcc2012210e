import { closest } from 'fastest-levenshtein';
import { rules } from '../../rules/index';
import { ConfigError } from '../config/config';
import type { Finding } from '../rule/finding';

/** Which rules are looked at: some, or all but some. */
export interface ChosenRules {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

const IDS: readonly string[] = rules.map(({ id }) => id);

/** Throws `ConfigError` where there is no rule of that name: a misspelt one must not look like a check without findings. */
export function assertRule(id: string): void {
  if (id.trim() === '') throw new ConfigError('The name of a rule is empty, as of a variable that is not set: `realm-schema rules` lists all of them.');
  if (!IDS.includes(id)) throw new ConfigError(`There is no rule \`${id}\`; the nearest is \`${closest(id, IDS)}\`. \`realm-schema rules\` lists all of them.`);
}

/** Keeps the findings of the rules that were chosen. All rules run all the same: what one explains, another leaves out. */
export function chosenFindings(findings: readonly Finding[], { only, except = [] }: ChosenRules): readonly Finding[] {
  [...(only ?? []), ...except].forEach(assertRule);
  return findings.filter(({ rule }) => (only === undefined || only.includes(rule)) && !except.includes(rule));
}
