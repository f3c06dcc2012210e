import type { Comparison } from '../compare/comparison';
import type { Difference } from '../compare/difference';
import type { Message, Options, Problem, Rule } from '../rule/define-rule';
import type { Finding, SeveritySetting } from '../rule/finding';
import type { ServerSchemas } from '../schema/server-schemas';
import { allowsNullOf, refusalOf } from '../schema/targets';
import { settleClaims, type Found } from './claims';
import { fill, spotOf, standardData } from './describe';
import { distinguish, fingerprintOf } from './fingerprint';
import { keeping } from './kept';

/** The severity of a rule, or its severity and options, as a configuration says it. */
export type RuleSetting =
  SeveritySetting | readonly [SeveritySetting] | readonly [SeveritySetting | undefined, Readonly<Record<string, unknown>>];
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** What a configuration says about judging two sides that are read. */
export interface Settings {
  /** Names of classes that are never synced. */
  readonly local: readonly string[];
  readonly rules: RuleSettings;
}

interface Setting {
  /** Undefined where nothing was configured: then rule and message say how severe it is. */
  readonly severity: SeveritySetting | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

function settingOf(setting: RuleSetting | undefined): Setting {
  const [severity, options] = typeof setting === 'string' || setting === undefined ? [setting] : setting;
  return { severity, options: options ?? {} };
}

/** How severe a message is: what the configuration says, else what the message says for what enforces the schemas, else the rule. */
function severityOf(rule: Rule, message: Message, setting: Setting, { world }: Comparison): SeveritySetting {
  return setting.severity ?? message.severity?.[world] ?? rule.severity[world];
}

/** Where the server only logs what does not fit, nothing is refused: a warning, unless the configuration says otherwise. */
function softened(severity: SeveritySetting, { at }: Problem, setting: Setting): SeveritySetting {
  const isAdvisory = 'between' in at && at.between === 'sides' && at.server?.schema.advisory === true;
  return isAdvisory && severity === 'error' && setting.severity === undefined ? 'warn' : severity;
}

function toFinding(rule: Rule, problem: Problem, setting: Setting, comparison: Comparison): Finding[] {
  const message = rule.messages[problem.message];
  if (message === undefined) throw new Error(`rule ${rule.id} has no message ${problem.message}`);
  const severity = softened(severityOf(rule, message, setting, comparison), problem, setting);
  if (severity === 'off') return [];
  const spot = spotOf(problem.at);
  const data = {
    ...standardData(problem.at, spot),
    baseline: comparison.baseline?.name ?? '',
    refusal: refusalOf(comparison.target),
    allowsNull: allowsNullOf(comparison.target),
    ...problem.data,
  };
  return [{
    rule: rule.id,
    severity,
    target: comparison.target,
    class: spot.class,
    property: spot.property,
    breaks: problem.breaks,
    message: fill(message.text, data),
    help: fill(message.help, data),
    client: spot.client,
    server: spot.server,
    baseline: spot.baseline ?? null,
    releases: [],
    runtimeErrors: message.errors ?? [],
    witness: problem.witness ?? null,
    fingerprint: fingerprintOf(rule, problem, comparison.target, spot, data),
    about: problem.at,
  }];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file and line of the client, else of the server, else of the baseline, so that a run reads like the sources. */
export function byPlace(a: Finding, b: Finding): number {
  const [left, right] = [a.client ?? a.server ?? a.baseline, b.client ?? b.server ?? b.baseline];
  return compareTexts(left?.file ?? '', right?.file ?? '')
    || (left?.line ?? 0) - (right?.line ?? 0)
    || (left?.column ?? 0) - (right?.column ?? 0)
    || compareTexts(a.rule, b.rule)
    || compareTexts(a.property ?? '', b.property ?? '');
}

/** The differences of a comparison by their kinds, so that each rule is handed its own. */
function byKind<D extends Difference>(differences: readonly D[]): (kinds: readonly D['kind'][]) => readonly D[] {
  const found = new Map<D['kind'], D[]>();
  for (const each of differences) {
    const known = found.get(each.kind);
    if (known === undefined) found.set(each.kind, [each]);
    else known.push(each);
  }
  return (kinds) =>
    kinds.length === 1 ? (found.get(kinds[0] as D['kind']) ?? []) : differences.filter(({ kind }) => kinds.includes(kind));
}

/** What was found of each difference, and of each server side by the rules that look at a side as a whole. */
const kept = new WeakMap<Difference | ServerSchemas, Map<unknown, unknown>>();

function keptOf(about: Difference | ServerSchemas): Map<unknown, unknown> {
  const known = kept.get(about) ?? new Map<unknown, unknown>();
  kept.set(about, known);
  return known;
}

/** Hands a rule what it is `on`, one at a time, and gives what it finds. What rests on nothing that changed is found once. */
function finderOf(comparison: Comparison): (rule: Rule, written: RuleSetting | undefined) => readonly Found[] {
  const keep = keeping(comparison);
  const [mismatches, transitions] = [byKind(comparison.mismatches), byKind(comparison.transitions)];
  return (rule, written) => {
    const setting = settingOf(written);
    if (setting.severity === 'off') return [];
    const found = (problems: Iterable<Problem>, of: Comparison): Found[] =>
      [...problems].flatMap((problem) => toFinding(rule, problem, setting, of).map((finding) => ({ finding, at: problem.at })));
    const each = <At extends Difference>(
      all: readonly At[], judge: (at: At, of: Comparison, options: Options) => Omit<Problem, 'at'> | undefined,
    ): Found[] =>
      all.flatMap((at) =>
        keep(keptOf(at), rule, written, (of) => {
          const judgement = judge(at, of, setting.options);
          return judgement === undefined ? [] : found([{ at, ...judgement } as Problem], of);
        }));
    switch (rule.judges) {
      case 'mismatch': return each(mismatches(rule.on), (at, of, options) => rule.judge(at, of, options));
      case 'change': return each(transitions(rule.on), (at, of, options) => rule.judge(at, of, options));
      case 'side': return keep(keptOf(comparison.server), rule, written, (of) => found(rule.check(of, setting.options), of));
    }
  };
}

/** Runs a catalogue of rules over a comparison. Findings come in the order of the sources. */
export function runRules(comparison: Comparison, catalogue: readonly Rule[], settings: RuleSettings = {}): Finding[] {
  const find = finderOf(comparison);
  const found = catalogue.flatMap((rule) => find(rule, settings[rule.id]));
  return distinguish(settleClaims(found).sort(byPlace));
}
