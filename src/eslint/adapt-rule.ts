import { createRequire } from 'node:module';
import path from 'node:path';
import type { Rule as EslintRule, SourceCode } from 'eslint';
import { canMatter } from '../client/modules/candidates';
import { mayCall } from '../client/uses/may-use';
import { version } from '../package.generated';
import type { Rule } from '../rule/define-rule';
import { pageUrl } from '../rule/page-url';
import type { Place } from '../schema/model';
import type * as editsOf from '../fix/edits-of';
import type * as repairsFor from '../fix/repairs-for';
import type { Finding } from '../rule/finding';
import type * as findings from './findings';
import type * as lintSession from './lint-session';

type LintState = lintSession.LintState;
type Part = lintSession.Part;

/** The readers are loaded when the first file is linted that can hold a schema; requiring the plugin loads nothing heavy. */
const load = createRequire(__filename);
const session = (): typeof lintSession => load('./lint-session') as typeof lintSession;
const found = (): typeof findings => load('./findings') as typeof findings;

const fixes = (): typeof editsOf & typeof repairsFor => ({
  ...(load('../fix/edits-of') as typeof editsOf),
  ...(load('../fix/repairs-for') as typeof repairsFor),
});

/** The rule that also reports a server side that cannot be read. */
const SERVER_RULE = 'valid-server-schema';

/** All rules of a file share one evaluation. */
const states = new WeakMap<SourceCode, LintState>();

/** Words of the JSON files that a finding can point to: those of the server side, printed schemas, accepted findings, dependencies, names in the configuration. */
const JSON_WORDS = /"(?:properties|bsonType|\$jsonSchema|required|ref|roles|partition|type|state|collection|fingerprint|realm|local|links|versions|rules)"/;

/** Where an export has its files: one that is damaged may have none of these words. */
const EXPORT_FILE = /[\\/](?:data_sources|services|sync)[\\/](?:.*[\\/])?\w+\.json$/;

/** Types as schemas spell them: a file that only has these may be where another file takes its properties from. */
const SPELLED_TYPE = /(?<!=\s?)(?:['"`])(?:(?:bool|int|float|double|string|date|data|objectId|decimal128|uuid|mixed|counter)\??(?:\[\]|<>|\{\})?|\w+(?:\?|\[\]|<>|\{\}))['"`]/;

/** Words of sources that hold validators of MongoDB. */
const SERVER_WORDS = /\$jsonSchema\b|\bbsonType\b/;

/** Whether a text can matter at all, by its words alone: most files end here. */
function mayBeMeant(file: string, text: string): boolean {
  if (/\.jsonc?$/.test(file)) return JSON_WORDS.test(text) || EXPORT_FILE.test(file);
  return canMatter(text) || SPELLED_TYPE.test(text) || mayCall(text) || SERVER_WORDS.test(text);
}

/** A block that a processor took out of a file counts as a file beside it: `App.vue.0.ts`. */
function fileOf({ filename, physicalFilename }: EslintRule.RuleContext): string {
  return filename === physicalFilename ? filename : `${physicalFilename}.${path.basename(filename)}`;
}

function stateOf(context: EslintRule.RuleContext): LintState {
  const { sourceCode } = context;
  const known = states.get(sourceCode);
  if (known !== undefined) return known;
  const file = fileOf(context);
  const state: LintState =
    path.isAbsolute(file) && mayBeMeant(file, sourceCode.text) ? session().lint(file, sourceCode.text) : { kind: 'irrelevant' };
  states.set(sourceCode, state);
  return state;
}

/** Parsers of JavaScript give a `Program` and count columns from 0; the JSON language of ESLint gives a `Document` and counts from 1. */
function firstColumn(program: EslintRule.Node): number {
  return (program.type as string) === 'Document' ? 1 : 0;
}

/** A place of several lines is marked at its first, up to the end of it. */
function locationOf(place: Place, program: EslintRule.Node, sourceCode: SourceCode): { loc: { start: Position; end: Position } } {
  const first = firstColumn(program);
  const endColumn = place.endLine === place.line ? place.endColumn - 1 : (sourceCode.lines[place.line - 1]?.length ?? place.column - 1);
  return { loc: { start: { line: place.line, column: place.column - 1 + first }, end: { line: place.line, column: endColumn + first } } };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place at which a comment can suppress a report about the whole file, in ESLint 8, 9 and 10 alike. */
function anchorOf(program: EslintRule.Node): EslintRule.Node {
  const body = (program as unknown as { readonly body?: readonly EslintRule.Node[] | EslintRule.Node }).body;
  return (Array.isArray(body) ? body[0] : undefined) ?? program;
}

/** Whether a client file declares a class: only there a broken server side matters. */
function declaresClass({ reading, file }: Part): boolean {
  return reading.comparison.client.classes.some(({ source }) => source.file === file);
}

/** The fault of the server side that comes first, with its file, and how many more there are. */
function serverFault(rule: Rule, { reading }: Part): readonly string[] {
  const [first, ...more] = found()
    .findingsOf(rule, reading, undefined)
    .filter(({ severity, client }) => severity === 'error' && client === null);
  if (first?.server == null) return [];
  const { file, line, column } = first.server;
  const others = more.length === 0 ? '' : ` There are ${more.length} more faults of this kind.`;
  return [`The server side has a fault at ${file}:${line}:${column}: ${first.message}${others} ${first.help}`];
}

/** What cannot be read or used, told once in each file that relies on it: a run over the client alone must not be green. */
function faultsOf(rule: Rule, { parts, faults }: Extract<LintState, { kind: 'ready' }>): ReadonlySet<string> {
  const relying = parts.filter(declaresClass);
  const ofParts = relying.flatMap((part) => [...found().faultsOf(part.reading), ...serverFault(rule, part)]);
  return new Set([...(relying.length === 0 ? [] : faults), ...ofParts]);
}

/** The ways to mend a finding in the linted file itself. */
function suggestionsFor(rule: Rule, finding: Finding, { reading, file }: Part, text: string): EslintRule.SuggestionReportDescriptor[] {
  const { editsOf: edit, repairsFor: repairs } = fixes();
  return repairs(rule, finding, reading.comparison).filter(({ place }) => place.file === file).flatMap((each) => {
    const edits = edit(each, text) ?? [];
    if (edits.length === 0) return [];
    return [{
      messageId: 'suggestion',
      data: { title: each.title },
      fix: (fixer) => edits.map(({ offset, length, content }) => fixer.replaceTextRange([offset, offset + length], content)),
    }];
  });
}

/** What a rule found in a file as a part of one client, apart from what was reported of it before. */
function reportPart(
  rule: Rule, part: Part, context: EslintRule.RuleContext, program: EslintRule.Node, reported: Set<string>,
): void {
  const [options] = context.options as Readonly<Record<string, unknown>>[];
  const before = new Set(reported);
  for (const finding of found().findingsIn(part.file, rule, part.reading, options)) {
    const place = [finding.client, finding.server].find((each): each is Place => each?.file === part.file);
    // ESLint has no level below a warning: notes are for the command alone.
    if (place === undefined || finding.severity === 'info') continue;
    const text = `${finding.message} ${finding.help}`;
    const key = `${place.line}:${place.column} ${text}`;
    if (before.has(key)) continue;
    reported.add(key);
    context.report({
      ...locationOf(place, program, context.sourceCode),
      messageId: 'finding',
      data: { text },
      suggest: suggestionsFor(rule, finding, part, context.sourceCode.text),
    });
  }
}

function check(rule: Rule, context: EslintRule.RuleContext, program: EslintRule.Node): void {
  const state = stateOf(context);
  if (state.kind === 'irrelevant') return;
  const report = (text: string): void => context.report({ node: anchorOf(program), messageId: 'finding', data: { text } });
  if (state.kind === 'broken') {
    if (rule.id === SERVER_RULE) report(state.reason);
    return;
  }
  const reported = new Set<string>();
  for (const part of state.parts) reportPart(rule, part, context, program, reported);
  if (rule.id === SERVER_RULE) faultsOf(rule, state).forEach(report);
}

/** A rule must never throw: that would end the whole run. What is unexpected becomes one report. */
function checkSafely(rule: Rule, context: EslintRule.RuleContext, program: EslintRule.Node): void {
  try {
    check(rule, context, program);
  } catch (error) {
    context.report({
      node: anchorOf(program),
      messageId: 'finding',
      data: { text: `The rule ${rule.id} failed in ${context.physicalFilename}: ${(error as Error).message}. This is a fault of realm-schema; please report it.` },
    });
  }
}

/** Makes an ESLint rule of a rule of the catalogue. It works on JavaScript, TypeScript and JSON files alike. */
export function adaptRule(rule: Rule): EslintRule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.docs.description, url: pageUrl(version, rule.id) },
      schema: rule.options === undefined ? [] : [rule.options],
      hasSuggestions: true,
      messages: { finding: '{{text}}', suggestion: '{{title}}' },
    },
    create(context) {
      const visit = (node: EslintRule.Node): void => checkSafely(rule, context, node);
      // The root is a `Program` to parsers of JavaScript and a `Document` to those of JSON.
      return { Program: visit, Document: visit } as unknown as EslintRule.RuleListener;
    },
  };
}
