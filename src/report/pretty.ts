import type { Colors } from './colors';
import type { Finding, Severity } from '../rule/finding';
import type { Place } from '../schema/model';
import { codeFrame, linesOf } from './code-frame';
import type { Report } from './json';
import { printable } from './printable';
import { wrap } from './wrap';

export interface PrettyOptions {
  readonly colors: Colors;
  /** Columns of the terminal; texts are wrapped to it. */
  readonly width: number;
  /** The text of a file that a place names, for the code frames. */
  readonly read: (file: string) => string | undefined;
  /** The text of a file as it was in the baseline. */
  readonly readBefore?: (file: string) => string | undefined;
  /** Sentences about what was not checked. */
  readonly notes: readonly string[];
}

function paint(colors: Colors, severity: Severity, text: string): string {
  if (severity === 'error') return colors.red(text);
  return severity === 'warn' ? colors.yellow(text) : colors.blue(text);
}

type Lines = (file: string) => readonly string[] | undefined;

/** Where one side is, with the source around the place. */
function frame(side: string, place: Place, { colors, width }: PrettyOptions, linesIn: Lines): string {
  const heading = `  ${colors.dim(`${side}:`)} ${colors.cyan(printable(`${place.file}:${place.line}:${place.column}`))}`;
  const lines = linesIn(place.file);
  return lines === undefined ? heading : [heading, ...codeFrame(lines, place, width - 4).map((line) => `    ${line}`)].join('\n');
}

function finding(each: Finding, options: PrettyOptions, now: Lines, before: Lines): string {
  const { colors, width } = options;
  const parts = [
    `${paint(colors, each.severity, colors.bold(each.severity))} ${colors.bold(each.rule)}`,
    wrap(each.message, width, '  '),
    ...(each.client === null ? [] : [frame('client', each.client, options, now)]),
    ...(each.server === null ? [] : [frame('server', each.server, options, now)]),
    ...(each.baseline === null ? [] : [frame('before', each.baseline, options, before)]),
    wrap(`help: ${each.help}`, width, '  '),
  ];
  return parts.join('\n');
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function countsText({ errors, warnings, infos }: Report['summary']): string {
  return [
    plural(errors, 'error', 'errors'),
    plural(warnings, 'warning', 'warnings'),
    ...(infos > 0 ? [plural(infos, 'note', 'notes')] : []),
  ].join(', ');
}

function coverageText({ classes, files, durationMs }: Report['summary']): string {
  return `${plural(classes.compared, 'class', 'classes')} compared (client ${classes.client}, server ${classes.server}), ${plural(files, 'file', 'files')}, ${durationMs} ms`;
}

/** One line that says how it went. */
export function summaryText({ summary }: Report): string {
  return `${countsText(summary)}: ${coverageText(summary)}`;
}

function summaryLine({ summary }: Report, colors: Colors): string {
  const color = summary.errors > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.green;
  return `${color(countsText(summary))}: ${coverageText(summary)}`;
}

/** `--format pretty`: for a person, with the code of both sides. */
export function toPretty(report: Report, options: PrettyOptions): string {
  const [now, before] = [linesOf(options.read), linesOf(options.readBefore ?? (() => undefined))];
  const blocks = report.findings.map((each) => finding(each, options, now, before));
  const notes = options.notes.map((note) => options.colors.dim(wrap(note, options.width, '')));
  return `${[...blocks, [...notes, summaryLine(report, options.colors)].join('\n')].join('\n\n')}\n`;
}
