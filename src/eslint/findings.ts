import { rules } from '../../rules/index';
import { readAcceptances, readComments, settle, type Acceptances } from '../check/accepted';
import { today } from '../disk/disk';
import { ConfigError } from '../config/config';
import { judge } from '../check/check';
import type { RuleSettings } from '../check/run-rules';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';
import type { Reading } from './session';

export type Options = Readonly<Record<string, unknown>> | undefined;
type Compared = Extract<Reading, { comparison: unknown }>;

/** What all rules found in one reading, so that a thousand files share one run. */
interface Run {
  /** How rules failed: one that fails must not silence the others. */
  readonly failed: ReadonlyMap<string, Error>;
  /** Without what the project has accepted, and with what is wrong with its acceptances. */
  readonly findings: readonly Finding[];
  /** Why the file of accepted findings cannot be used: then nothing of it is left out. */
  readonly fault: string | null;
  /** By rule and file, once somebody asked. */
  readonly files: Map<string, ReadonlyMap<string, readonly Finding[]>>;
}

/** The runs over a reading: one, unless options in ESLint's configuration ask for more. */
const runs = new WeakMap<Compared, Map<string, Run>>();

/** Options given to ESLint win over those of the configuration, which keeps its say about the severity. */
function settingsWith(rule: Rule, { config }: Compared, options: Options): RuleSettings {
  if (options === undefined) return config.rules;
  const configured = config.rules[rule.id];
  return { ...config.rules, [rule.id]: [typeof configured === 'string' ? configured : configured?.[0], options] };
}

type Judged = Pick<Run, 'failed' | 'findings'>;

function judgeWith({ comparison, past, config }: Compared, settings: RuleSettings, catalogue: readonly Rule[]): readonly Finding[] {
  return judge(comparison, past.releases, { local: config.local, rules: settings }, catalogue).findings;
}

/** All rules together, since one may claim what another found; where that fails, those that do not fail. */
function judgeSafely(reading: Compared, settings: RuleSettings, catalogue: readonly Rule[]): Judged {
  const failureOf = (of: readonly Rule[]): Error | undefined => {
    try {
      judgeWith(reading, settings, of);
      return undefined;
    } catch (error) {
      return error as Error;
    }
  };
  try {
    return { failed: new Map(), findings: judgeWith(reading, settings, catalogue) };
  } catch {
    const failed = new Map(catalogue.flatMap((rule) => {
      const failure = failureOf([rule]);
      return failure === undefined ? [] : [[rule.id, failure] as const];
    }));
    return { failed, findings: judgeWith(reading, settings, catalogue.filter(({ id }) => !failed.has(id))) };
  }
}


/** What the project has accepted; of a file that is damaged only the comments in the sources, and the reason. */
function acceptancesOf({ tree, config, comparison }: Compared, findings: readonly Finding[]): Acceptances & Pick<Run, 'fault'> {
  try {
    return { ...readAcceptances(tree, config, comparison, findings), fault: null };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { entries: [], comments: readComments(tree, comparison, findings), fault: error.message };
  }
}

function createRun(reading: Compared, settings: RuleSettings, catalogue: readonly Rule[]): Run {
  const { failed, findings } = judgeSafely(reading, settings, catalogue);
  const acceptances = acceptancesOf(reading, findings);
  const left = settle(findings, acceptances, reading.comparison, settings, today).findings;
  return { failed, findings: left, fault: acceptances.fault, files: new Map() };
}

function runOf(reading: Compared, key: string, settings: RuleSettings, catalogue: readonly Rule[]): Run {
  const known = runs.get(reading) ?? new Map<string, Run>();
  runs.set(reading, known);
  const run = known.get(key) ?? createRun(reading, settings, catalogue);
  known.set(key, run);
  return run;
}

/** The run that a rule is part of: that of the catalogue, or its own where it is none of the catalogue. */
function runWith(rule: Rule, reading: Compared, options: Options): Run {
  const isOurs = rules.includes(rule);
  const key = options === undefined && isOurs ? '' : `${rule.id} ${JSON.stringify(options)}`;
  return runOf(reading, key, settingsWith(rule, reading, options), isOurs ? rules : [rule]);
}

/** All that a rule found. Throws what the rule threw. */
export function findingsOf(rule: Rule, reading: Compared, options: Options): readonly Finding[] {
  const { failed, findings } = runWith(rule, reading, options);
  const failure = failed.get(rule.id);
  if (failure !== undefined) throw failure;
  return findings.filter((finding) => finding.rule === rule.id);
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const file of new Set([finding.client?.file, finding.server?.file])) {
      if (file === undefined) continue;
      const known = files.get(file);
      if (known === undefined) files.set(file, [finding]);
      else known.push(finding);
    }
  }
  return files;
}

/** What a rule found that has a place in a file, on either side. */
export function findingsIn(file: string, rule: Rule, reading: Compared, options: Options): readonly Finding[] {
  const { files } = runWith(rule, reading, options);
  const known = files.get(rule.id) ?? byFile(findingsOf(rule, reading, options));
  files.set(rule.id, known);
  return known.get(file) ?? [];
}

const wholeRun = (reading: Compared): Run => runOf(reading, '', reading.config.rules, rules);

/** What of the project cannot be used, a sentence each: its past, settings of rules, the file of accepted findings. */
export function faultsOf(reading: Compared): readonly string[] {
  const { fault } = wholeRun(reading);
  const past = reading.past.failures.map((failure) => `The past cannot be read: ${failure}`);
  return [...past, ...reading.faults, ...(fault === null ? [] : [`${fault} Until then, what was accepted is shown again.`])];
}

/** All files that something was found in. */
export function filesWithFindings(reading: Compared): ReadonlySet<string> {
  const files = wholeRun(reading).findings.flatMap(({ client, server }) => [client?.file, server?.file]);
  return new Set(files.filter((file) => file !== undefined));
}
