import { createRequire } from 'node:module';
import type { Rule as EslintRule, SourceCode } from 'eslint';
import type * as runner from '../check/run-rules';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';
import type { Place } from '../schema/model';
import { lint, type LintState } from './lint-session';

const load = createRequire(__filename);

/** The rule that also reports a server side that cannot be read at all. */
const SERVER_RULE = 'valid-server-schema';

/** All rules of a file share one evaluation. */
const states = new WeakMap<SourceCode, LintState>();

function stateOf(context: EslintRule.RuleContext): LintState {
  const { sourceCode } = context;
  const known = states.get(sourceCode);
  if (known !== undefined) return known;
  const state = lint(context.physicalFilename, sourceCode.text);
  states.set(sourceCode, state);
  return state;
}

/** The place of a finding in the linted file, if it has one there. */
function placeIn(file: string, { client, server }: Finding): Place | undefined {
  return [client, server].find((place): place is Place => place?.file === file);
}

/** ESLint counts columns from 0. A place of several lines is marked at its first, up to the end of it. */
function locationOf(place: Place, sourceCode: SourceCode): EslintRule.ReportDescriptorLocation & { loc: object } {
  const start = { line: place.line, column: place.column - 1 };
  const end = place.endLine === place.line ? place.endColumn - 1 : (sourceCode.lines[place.line - 1]?.length ?? start.column);
  return { loc: { start, end: { line: place.line, column: end } } };
}

function findingsOf(rule: Rule, state: Extract<LintState, { kind: 'ready' }>, options: Readonly<Record<string, unknown>> | undefined): readonly Finding[] {
  const { runRules } = load('../check/run-rules') as typeof runner;
  const configured = state.config.rules[rule.id];
  const settings = options === undefined ? state.config.rules : { ...state.config.rules, [rule.id]: withOptions(rule, configured, state, options) };
  return runRules(state.comparison, [rule], settings);
}

/** Options given to ESLint win over those of the configuration; the severity stays the configuration's or the rule's own. */
function withOptions(
  rule: Rule, configured: runner.RuleSetting | undefined, { comparison }: Extract<LintState, { kind: 'ready' }>, options: Readonly<Record<string, unknown>>,
): runner.RuleSetting {
  const severity = typeof configured === 'string' ? configured : (configured?.[0] ?? rule.severity[comparison.target]);
  return [severity, options];
}

/** The place at which a comment can suppress a report about the whole file, in ESLint 8, 9 and 10 alike. */
function anchorOf(program: EslintRule.Node): EslintRule.Node {
  const body = (program as unknown as { readonly body?: readonly EslintRule.Node[] | EslintRule.Node }).body;
  return (Array.isArray(body) ? body[0] : undefined) ?? program;
}

function check(rule: Rule, context: EslintRule.RuleContext, program: EslintRule.Node): void {
  const state = stateOf(context);
  if (state.kind === 'broken') {
    if (rule.id === SERVER_RULE) context.report({ node: anchorOf(program), messageId: 'finding', data: { message: state.reason, help: '' } });
    return;
  }
  if (state.kind === 'irrelevant') return;
  const [options] = context.options as Readonly<Record<string, unknown>>[];
  for (const finding of findingsOf(rule, state, options)) {
    const place = placeIn(state.file, finding);
    // ESLint has no level below a warning: notes are for the command alone.
    if (place === undefined || finding.severity === 'info') continue;
    context.report({ ...locationOf(place, context.sourceCode), messageId: 'finding', data: { message: finding.message, help: finding.help } });
  }
}

/** A rule must never throw: that would end the whole run. What is unexpected becomes one report. */
function checkSafely(rule: Rule, context: EslintRule.RuleContext, program: EslintRule.Node): void {
  try {
    check(rule, context, program);
  } catch (error) {
    context.report({
      node: anchorOf(program),
      messageId: 'finding',
      data: { message: `The rule ${rule.id} failed in ${context.physicalFilename}: ${(error as Error).message}.`, help: 'This is a fault of realm-schema; please report it.' },
    });
  }
}

/** Makes an ESLint rule of a rule of the catalogue. It works on JavaScript, TypeScript and JSON files alike. */
export function adaptRule(rule: Rule): EslintRule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.docs.description },
      schema: rule.options === undefined ? [] : [rule.options],
      messages: { finding: '{{message}} {{help}}' },
    },
    create(context) {
      const visit = (node: EslintRule.Node): void => checkSafely(rule, context, node);
      // The root is a `Program` to parsers of JavaScript and a `Document` to those of JSON.
      return { Program: visit, Document: visit } as unknown as EslintRule.RuleListener;
    },
  };
}
