import type { Finding, Severity } from '../rule/finding';
import type { Place } from '../schema/model';
import { alikeIn, type Alike } from './alike';
import { codeFrame, linesOf, pairedLines } from './code-frame';
import type { Colors } from './colors';
import { differingPart } from './differing';
import { displayWidth } from './display-width';
import type { Report } from './json';
import { beforeIn, type Before, type ReadEarlier } from './lines-before';
import { printable } from './printable';
import { subjectIn } from './reported-app';
import { countsText, coverageText, plural } from './summary-text';
import { wrap } from './wrap';

export interface PrettyOptions extends ReadEarlier {
  readonly colors: Colors;
  /** Columns of the terminal; texts are wrapped to it. */
  readonly width: number;
  /** The text of a file that a place names, for the code frames. */
  readonly read: (file: string) => string | undefined;
  /** Sentences about what was not checked. */
  readonly notes: readonly string[];
}

function paint(colors: Colors, severity: Severity, text: string): string {
  if (severity === 'error') return colors.red(text);
  return severity === 'warn' ? colors.yellow(text) : colors.blue(text);
}

type Lines = (file: string) => readonly string[] | undefined;

/** A side of a finding: where it is, and the lines of that file where it can be read. */
interface Side {
  readonly name: string;
  readonly place: Place;
  readonly lines: readonly string[] | undefined;
}

function sidesOf({ client, server, baseline }: Finding, now: Lines, before: Before): Side[] {
  return ([['client', client, now], ['server', server, now], [printable(before.label), baseline, before.lines]] as const).flatMap(([name, place, linesIn]) =>
    (place === null ? [] : [{ name, place, lines: linesIn(place.file) }]));
}

const placeText = ({ file, line, column }: Place): string => printable(`${file}:${line}:${column}`);

/** One side with the source around the place; of several, the lines that disagree under each other. */
function frames(finding: Finding, sides: readonly Side[], { colors, width }: PrettyOptions): string[] {
  const headings = sides.map(({ name, place }) => `  ${colors.dim(`${name}:`)} ${colors.cyan(placeText(place))}`);
  const readable = sides.flatMap(({ name, place, lines }) => (lines === undefined ? [] : [{ label: name, place, lines }]));
  const [only, ...others] = readable;
  if (only === undefined) return headings;
  const shown = others.length === 0
    ? codeFrame(only.lines, only.place, width - 4)
    : pairedLines(readable.map((each) => ({ ...each, place: differingPart(each.lines, each.place, finding) })), width - 4);
  return [...headings, ...shown.map((line) => `    ${line}`)];
}

/** The other classes of which the same is said, a line each where there is room, so that every place is there to go to. */
function alsoLines(others: readonly Finding[], { colors, width }: PrettyOptions): string[] {
  if (others.length === 0) return [];
  const lines = others.flatMap((each) => {
    const subject = `    ${printable(subjectIn(each) ?? '')}`;
    const places = [each.client, each.server].flatMap((place) => (place === null ? [] : [placeText(place)]));
    if (displayWidth([subject, ...places].join(' ')) <= width) return [[subject, ...places.map(colors.cyan)].join(' ')];
    return [subject, ...places.map((place) => `      ${colors.cyan(place)}`)];
  });
  return [`  the same in ${plural(others.length, 'other class', 'other classes')}:`, ...lines];
}

function block({ first, others }: Alike, options: PrettyOptions, now: Lines, before: (finding: Finding) => Before): string {
  const { colors, width } = options;
  const parts = [
    `${paint(colors, first.severity, colors.bold(first.severity))} ${colors.bold(first.rule)}`,
    wrap(first.message, width, '  '),
    ...frames(first, sidesOf(first, now, before(first)), options),
    ...alsoLines(others, options),
    wrap(`help: ${first.help}`, width, '  '),
  ];
  return parts.join('\n');
}

/** With more findings than this, their number by rule is worth more than the last of them on the screen. */
const MANY = 10;

/** How many findings each rule has, the most first. */
function countsByRule(findings: readonly Finding[]): string[] {
  if (findings.length <= MANY) return [];
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const digits = String(Math.max(...counts.values())).length;
  return [...counts].sort(([, a], [, b]) => b - a).map(([rule, count]) => `${String(count).padStart(digits + 2)} ${rule}`);
}

function summaryText({ summary }: Report, { colors, width }: PrettyOptions): string {
  const color = summary.errors > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.green;
  const counts = countsText(summary);
  return wrap(`${counts}: ${coverageText(summary)}`, width, '').replace(counts, color);
}

/** `--format pretty`: for a person, with the code of both sides. */
export function toPretty(report: Report, options: PrettyOptions): string {
  const [now, before] = [linesOf(options.read), beforeIn(options)];
  const blocks = alikeIn(report.findings).map((each) => block(each, options, now, before));
  const notes = options.notes.map((note) => options.colors.dim(wrap(note, options.width, '')));
  const counts = countsByRule(report.findings);
  const end = [...notes, ...counts, summaryText(report, options)].join('\n');
  return `${[...blocks, end].join('\n\n')}\n`;
}
