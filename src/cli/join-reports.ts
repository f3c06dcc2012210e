import { version } from '../package.generated';
import { checkPage } from '../report/html/check-page';
import { toJson, type Report, type Summary } from '../report/json';
import { printable } from '../report/printable';
import type { Format } from './formats';
import { checkedApp, render, type Rendering } from './render';

/** The report of one of several clients. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
  readonly rendering: Rendering;
}

/** The report by itself, in the format that was asked for. */
const textOf = ({ report, rendering }: NamedReport): string => render(report, rendering);

const total = (reports: readonly NamedReport[], of: (summary: Summary) => number): number =>
  reports.reduce((sum, { report }) => sum + of(report.summary), 0);

/** The counts of all clients together, and those of each with what only one can have. */
function joinSummaries(reports: readonly NamedReport[]): Summary {
  const sum = (of: (summary: Summary) => number): number => total(reports, of);
  return {
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
    infos: sum(({ infos }) => infos),
    classes: {
      client: sum(({ classes }) => classes.client),
      server: sum(({ classes }) => classes.server),
      compared: sum(({ classes }) => classes.compared),
    },
    files: sum(({ files }) => files),
    durationMs: sum(({ durationMs }) => durationMs),
    apps: reports.map(({ name, report }) => ({ app: name, ...report.summary })),
  };
}

/** One document, in which each entry says by `app` which client it is about. */
function joinJson(reports: readonly NamedReport[]): string {
  const named = <T>(of: (report: Report) => readonly T[]): readonly T[] =>
    reports.flatMap(({ name, report }) => of(report).map((each) => ({ ...each, app: name })));
  return toJson({
    summary: joinSummaries(reports),
    findings: named(({ findings }) => findings),
    unresolved: named(({ unresolved }) => unresolved),
    notCompared: named(({ notCompared }) => notCompared),
  });
}

/** One log, in which each client is a run of its own: its id has the name. */
function joinSarif(reports: readonly NamedReport[]): string {
  const [first, ...others] = reports.map((each) => JSON.parse(textOf(each)) as { readonly runs: readonly unknown[] });
  return `${JSON.stringify({ ...first, runs: [first, ...others].flatMap((each) => each?.runs ?? []) }, null, 2)}\n`;
}

/** The reports of several clients as one: the name of each is a heading, or in the data. */
export function joinReports(format: Format, reports: readonly NamedReport[]): string {
  if (format === 'json') return joinJson(reports);
  if (format === 'sarif') return reports.length === 0 ? '' : joinSarif(reports);
  if (format === 'github') return reports.map(textOf).join('');
  if (format === 'html') return checkPage(reports.map(({ name, report, rendering }) => checkedApp(report, rendering, name)), version);
  return reports.map((each) => `${printable(each.name)}\n${'='.repeat(printable(each.name).length)}\n${textOf(each)}`).join('\n');
}
