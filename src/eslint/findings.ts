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
  /** How rules failed: one that fails must not silence the others. */
  readonly failed: ReadonlyMap<string, Error>;
  readonly acceptances: Acceptances;
  /** Without what the project has accepted, and with what is wrong with its acceptances. */
  readonly findings: readonly Finding[];
  /** By rule, options and file, once somebody asked. */
  readonly asked: Map<string, ReadonlyMap<string, readonly Finding[]>>;
}

const runs = new WeakMap<Compared, Run>();

function failureOf(rule: Rule, { comparison, config }: Compared): Error | undefined {
  try {
    runRules(comparison, [rule], config.rules);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** All rules together, since one may claim what another found; where that fails, those that do not fail. */
function runTogether(reading: Compared): Pick<Run, 'failed' | 'findings'> {
  const { comparison, config } = reading;
  try {
    return { failed: new Map(), findings: runRules(comparison, rules, config.rules) };
  } catch {
    const failures = rules.map((rule) => [rule.id, failureOf(rule, reading)] as const);
    const failed = new Map(failures.filter((each): each is [string, Error] => each[1] !== undefined));
    return { failed, findings: runRules(comparison, rules.filter(({ id }) => !failed.has(id)), config.rules) };
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

function runOf(reading: Compared): Run {
  const known = runs.get(reading);
  if (known !== undefined) return known;
  const { tree, config, comparison } = reading;
  const { failed, findings } = runTogether(reading);
  const acceptances = readAcceptances(tree, config, comparison, findings);
  const run: Run = { failed, acceptances, findings: settle(findings, acceptances, comparison, config.rules, today()).findings, asked: new Map() };
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
  const failure = run.failed.get(rule.id);
  if (failure !== undefined) throw failure;
  if (options === undefined && rules.includes(rule)) return run.findings.filter((finding) => finding.rule === rule.id);
  const { comparison, config } = reading;
  const alone = runRules(comparison, [rule], options === undefined ? config.rules : withOptions(rule, reading, options));
  return settle(alone, run.acceptances, comparison, config.rules, today()).findings.filter((finding) => finding.rule === rule.id);
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
