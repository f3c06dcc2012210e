import { rules } from '../../rules/index';
import { readAcceptances, settle, type Acceptances } from '../check/accepted';
import { runRules, type RuleSetting, type RuleSettings } from '../check/run-rules';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';
import type { Reading } from './session';

export type Options = Readonly<Record<string, unknown>> | undefined;
type Compared = Extract<Reading, { comparison: unknown }>;

/** What the rules found in one reading, so that a thousand files share one run. */
interface Run {
  /** What each rule found, or how it failed: one that fails must not silence the others. */
  readonly byRule: ReadonlyMap<string, readonly Finding[] | Error>;
  readonly acceptances: Acceptances;
  /** Without what the project has accepted, and with what is wrong with its acceptances. */
  readonly findings: readonly Finding[];
  /** By rule, options and file, once somebody asked. */
  readonly asked: Map<string, ReadonlyMap<string, readonly Finding[]>>;
}

const runs = new WeakMap<Compared, Run>();

function tryRule(rule: Rule, { comparison }: Compared, settings: RuleSettings): Finding[] | Error {
  try {
    return runRules(comparison, [rule], settings);
  } catch (error) {
    return error as Error;
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

function runOf(reading: Compared): Run {
  const known = runs.get(reading);
  if (known !== undefined) return known;
  const { tree, config, comparison } = reading;
  const byRule = new Map(rules.map((rule) => [rule.id, tryRule(rule, reading, config.rules)]));
  const all = [...byRule.values()].flatMap((found) => (found instanceof Error ? [] : found));
  const acceptances = readAcceptances(tree, config, comparison, all);
  const run = { byRule, acceptances, findings: settle(all, acceptances, comparison, config.rules, today()).findings, asked: new Map<string, ReadonlyMap<string, readonly Finding[]>>() };
  runs.set(reading, run);
  return run;
}

/** Options given to ESLint win over those of the configuration; the severity stays the configuration's or the rule's own. */
function withOptions(rule: Rule, { config, comparison }: Compared, options: NonNullable<Options>): RuleSettings {
  const configured = config.rules[rule.id];
  const severity = typeof configured === 'string' ? configured : configured?.[0];
  const setting: RuleSetting = [severity ?? rule.severity[comparison.target], options];
  return { ...config.rules, [rule.id]: setting };
}

/** All that a rule of the catalogue, or one like it, found. Throws what the rule threw. */
export function findingsOf(rule: Rule, reading: Compared, options: Options): readonly Finding[] {
  const run = runOf(reading);
  const isKnown = options === undefined && rules.includes(rule);
  const found = isKnown ? run.byRule.get(rule.id) : tryRule(rule, reading, options === undefined ? reading.config.rules : withOptions(rule, reading, options));
  if (found instanceof Error) throw found;
  const settled = isKnown ? run.findings : settle(found ?? [], run.acceptances, reading.comparison, reading.config.rules, today()).findings;
  return settled.filter((finding) => finding.rule === rule.id);
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const file of new Set([finding.client?.file, finding.server?.file])) {
      if (file !== undefined) files.set(file, [...(files.get(file) ?? []), finding]);
    }
  }
  return files;
}

/** What a rule found that has a place in a file, on either side. */
export function findingsIn(file: string, rule: Rule, reading: Compared, options: Options): readonly Finding[] {
  const { asked } = runOf(reading);
  const key = `${rule.id} ${options === undefined ? '' : JSON.stringify(options)}`;
  const files = asked.get(key) ?? byFile(findingsOf(rule, reading, options));
  asked.set(key, files);
  return files.get(file) ?? [];
}
