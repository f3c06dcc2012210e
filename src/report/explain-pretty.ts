import type { Colors } from './colors';
import type { Finding } from '../rule/finding';
import type { Place } from '../schema/model';
import type { ExplainedEntry, ProjectView } from '../diagnose/explained-entry';
import {
  aboveText, otherSideOf, sharedFindings, sidesOf, subjectOf, timesOf, type ExplainReport, type SharedFindings,
} from './explain-report';
import { printable } from './printable';
import { wrap } from './wrap';

export interface ExplainPrettyOptions {
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
}

const at = ({ file, line, column }: Place): string => printable(`${file}:${line}:${column}`);

function shortened(text: string, length: number): string {
  const line = printable(text.slice(0, 4 * length).replace(/\s+/g, ' '));
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

function findingLines({ severity, rule, message, help, client, server }: Finding, { colors, width }: ExplainPrettyOptions): string[] {
  const paint = severity === 'error' ? colors.red : severity === 'warn' ? colors.yellow : colors.blue;
  return [
    `  ${paint(severity)} ${colors.bold(rule)}`,
    wrap(message, width, '    '),
    ...(client === null ? [] : [`    ${colors.dim('client:')} ${colors.cyan(at(client))}`]),
    ...(server === null ? [] : [`    ${colors.dim('server:')} ${colors.cyan(at(server))}`]),
    wrap(`help: ${help}`, width, '    '),
  ];
}

function projectLines({ message, advice }: ProjectView, { own, above }: SharedFindings, options: ExplainPrettyOptions): string[] {
  return [
    wrap(`In this project: ${message}`, options.width, '  '),
    ...advice.map((each) => wrap(`- ${each}`, options.width, '  ')),
    ...own.flatMap((each) => findingLines(each, options)),
    ...aboveText(above).map((each) => wrap(each, options.width, '  ')),
  ];
}

/** The two sides under each other, where one of them is known. */
function sideLines(entry: ExplainedEntry, colors: Colors): string[] {
  const [{ client, server }, label] = [sidesOf(entry), `${otherSideOf(entry)}:`.padEnd('client:'.length)];
  return [
    ...(client === null ? [] : [`  ${colors.dim('client:')} ${printable(client)}`]),
    ...(server === null ? [] : [`  ${colors.dim(label)} ${printable(server)}`]),
  ];
}

function entryText(entry: ExplainedEntry, findings: SharedFindings, options: ExplainPrettyOptions): string {
  const { colors, width } = options;
  const { id, title, schemaProblem, input, cause, advice } = entry.occurrence;
  const [subject, times] = [subjectOf(entry), timesOf(entry)];
  const lines = [
    `${colors.bold(id)} ${colors.bold(printable(title))}${times === null ? '' : colors.dim(` (${printable(times)})`)}`,
    colors.dim(`  > ${shortened(input, width - 4)}`),
    ...(schemaProblem ? [] : [`  ${colors.yellow('This is not a schema problem.')}`]),
    ...(subject === null ? [] : [`  ${colors.cyan(printable(subject))}`]),
    ...sideLines(entry, colors),
    wrap(cause, width, '  '),
    ...advice.map((each) => wrap(`- ${each}`, width, '  ')),
    ...(entry.project === null ? [] : projectLines(entry.project, findings, options)),
    ...(entry.project === null && entry.rules.length > 0
      ? [colors.dim(wrap(`Found beforehand by: ${entry.rules.join(', ')}`, width, '  '))]
      : []),
  ];
  return lines.join('\n');
}

/** `explain --format pretty`: for a person. */
export function explainPretty({ entries, leftOut }: ExplainReport, options: ExplainPrettyOptions): string {
  const rest = leftOut === 0 ? [] : [`${leftOut} more messages of other kinds were left out.`];
  const shared = sharedFindings(entries);
  const texts = entries.map((entry, index) => entryText(entry, shared[index] ?? { own: [], above: [] }, options));
  return `${[...texts, ...rest].join('\n\n')}\n`;
}
