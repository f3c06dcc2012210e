import { runRules, type RuleSetting, type RuleSettings } from '../check/run-rules';
import type { Comparison } from '../compare/comparison';
import type { AppConfig } from '../config/config';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';

/** What one rule found, as a whole and by the files that it has a place in. */
interface Found {
  readonly all: readonly Finding[];
  readonly byFile: ReadonlyMap<string, readonly Finding[]>;
}

/** What each rule found in a comparison, by rule and options, so that a thousand files share one run. */
const found = new WeakMap<Comparison, Map<string, Found>>();

/** Options given to ESLint win over those of the configuration; the severity stays the configuration's or the rule's own. */
function settingsFor(rule: Rule, { rules }: AppConfig, { target }: Comparison, options: Options): RuleSettings {
  if (options === undefined) return rules;
  const configured = rules[rule.id];
  const severity = typeof configured === 'string' ? configured : configured?.[0];
  const setting: RuleSetting = [severity ?? rule.severity[target], options];
  return { ...rules, [rule.id]: setting };
}

function byFile(findings: readonly Finding[]): Found['byFile'] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const file of new Set([finding.client?.file, finding.server?.file])) {
      if (file !== undefined) files.set(file, [...(files.get(file) ?? []), finding]);
    }
  }
  return files;
}

type Options = Readonly<Record<string, unknown>> | undefined;

function run(rule: Rule, comparison: Comparison, config: AppConfig, options: Options): Found {
  const known = found.get(comparison) ?? new Map<string, Found>();
  found.set(comparison, known);
  const key = `${rule.id} ${options === undefined ? '' : JSON.stringify(options)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const all = runRules(comparison, [rule], settingsFor(rule, config, comparison, options));
  const result = { all, byFile: byFile(all) };
  known.set(key, result);
  return result;
}

/** All that a rule found. */
export function findingsOf(rule: Rule, comparison: Comparison, config: AppConfig, options: Options): readonly Finding[] {
  return run(rule, comparison, config, options).all;
}

/** What a rule found that has a place in a file, on either side. */
export function findingsIn(file: string, rule: Rule, comparison: Comparison, config: AppConfig, options: Options): readonly Finding[] {
  return run(rule, comparison, config, options).byFile.get(file) ?? [];
}
