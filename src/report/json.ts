import type { Finding } from '../rule/finding';
import type { NotCompared } from '../rule/not-compared';
import type { Unresolved } from '../schema/client-schemas';
import { joinedSummary } from './joined-summary';
import { printableJson } from './printable';

/** The counts at the head of a report. Durations are in milliseconds. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly classes: { readonly client: number; readonly server: number; readonly compared: number };
  readonly files: number;
  readonly durationMs: number;
  /** The released clients that were checked, those that the server breaks, and the oldest that still works. */
  readonly releases?: { readonly checked: number; readonly broken: readonly string[]; readonly oldestWorking: string | null };
  /** The same of each client, where one run checked several. */
  readonly apps?: readonly ({ readonly app: string } & Summary)[];
}

/** What every output format is made from. */
export interface Report {
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly unresolved: readonly Unresolved[];
  readonly notCompared: readonly NotCompared[];
}

/** What could not be read, with the documented keys only. */
export function unresolvedJson(unresolved: readonly Unresolved[]): readonly Omit<Unresolved, 'fault'>[] {
  return unresolved.map(({ fault: _fault, ...documented }) => documented);
}

/** A finding as programs get it. */
export type FindingJson = Omit<Finding, 'fingerprint' | 'about'>;

/** Of several apps, each entry says which one it is about. */
type OfApp<T> = T & { readonly app?: string };

/** The result of a check, version 1: stable API. */
export interface CheckReport {
  readonly version: 1;
  readonly summary: Summary;
  readonly findings: readonly OfApp<FindingJson>[];
  readonly unresolved: readonly OfApp<Omit<Unresolved, 'fault'>>[];
  readonly notCompared: readonly OfApp<NotCompared>[];
}

/** What a check came to, for programs. */
export function checkReport({ summary, findings, unresolved, notCompared }: Report): CheckReport {
  const listed = findings.map(({ fingerprint: _fingerprint, about: _about, ...rest }) => rest);
  return { version: 1, summary, findings: listed, unresolved: unresolvedJson(unresolved), notCompared };
}

/** The same of several apps in one: each entry says by `app` which one it is about. */
export function joinedReport(apps: readonly { readonly name: string; readonly report: Report }[]): CheckReport {
  const named = <T>(of: (report: Report) => readonly T[]): readonly (T & { readonly app: string })[] =>
    apps.flatMap(({ name, report }) => of(report).map((each) => ({ ...each, app: name })));
  return checkReport({
    summary: joinedSummary(apps.map(({ name, report }) => ({ name, summary: report.summary }))),
    findings: named(({ findings }) => findings),
    unresolved: named(({ unresolved }) => unresolved),
    notCompared: named(({ notCompared }) => notCompared),
  });
}

/** `--format json`. */
export const toJson = (report: CheckReport): string => printableJson(report);
