import { toJson, type Report, type Summary } from '../report/json';
import type { Format } from './formats';

/** The report of one of several clients. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
  /** The report by itself, in the format that was asked for. */
  readonly text: () => string;
}

function add(a: Summary, b: Summary): Summary {
  const sum = (key: 'client' | 'server' | 'compared'): number => a.classes[key] + b.classes[key];
  return {
    ...a,
    errors: a.errors + b.errors, warnings: a.warnings + b.warnings, infos: a.infos + b.infos, files: a.files + b.files, durationMs: a.durationMs + b.durationMs,
    classes: { client: sum('client'), server: sum('server'), compared: sum('compared') },
  };
}

const NOTHING: Summary = { errors: 0, warnings: 0, infos: 0, files: 0, durationMs: 0, classes: { client: 0, server: 0, compared: 0 } };

/** One document, in which each finding says by `app` which client it is about. */
function joinJson(reports: readonly NamedReport[]): string {
  return toJson({
    summary: reports.map(({ report }) => report.summary).reduce(add, NOTHING),
    findings: reports.flatMap(({ name, report }) => report.findings.map((each) => ({ app: name, ...each }))),
    unresolved: reports.flatMap(({ report }) => report.unresolved),
  });
}

/** One log, in which each client is a run of its own: its id has the name. */
function joinSarif(reports: readonly NamedReport[]): string {
  const [first, ...others] = reports.map(({ text }) => JSON.parse(text()) as { readonly runs: readonly unknown[] });
  return `${JSON.stringify({ ...first, runs: [first, ...others].flatMap((each) => each?.runs ?? []) }, null, 2)}\n`;
}

/** The reports of several clients as one: the name of each is a heading, or in the data. */
export function joinReports(format: Format, reports: readonly NamedReport[]): string {
  if (format === 'json') return joinJson(reports);
  if (format === 'sarif') return reports.length === 0 ? '' : joinSarif(reports);
  return reports.map(({ name, text }) => `${name}\n${'='.repeat(name.length)}\n${text()}`).join('\n');
}
