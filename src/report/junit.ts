import type { Finding } from '../rule/finding';
import type { NotCompared } from '../rule/not-compared';
import { subjectIn, type ReportedApp } from './reported-app';
import { xmlElement, xmlText } from './xml';

/** What tells of a finding, a line each: XML keeps the line ends between tags. */
function factsOf({ message, help, client, server, baseline }: Finding, { inRepository }: ReportedApp): string[] {
  const places = Object.entries({ client, server, before: baseline }).flatMap(([side, place]) =>
    (place === null ? [] : [`${side}: ${inRepository(place.file)}:${place.line}:${place.column}`]));
  return [message, `help: ${help}`, ...places].map(xmlText);
}

const caseName = ({ rule, class: name, property }: Finding): string => [rule, subjectIn({ class: name, property })].filter((part) => part !== null).join(' ');

/** Cases of one name are told apart by a number: services take two of one name for the same. */
function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

const WHOLE = 'the project';

function failedCases(findings: readonly Finding[], app: ReportedApp): string[] {
  const names = numbered(findings.map(caseName));
  return findings.flatMap((finding, index) => {
    const failure = xmlElement('failure', { type: finding.rule, message: finding.message }, factsOf(finding, app));
    return xmlElement('testcase', { classname: finding.class ?? WHOLE, name: names[index] ?? '' }, failure);
  });
}

/** Warnings and notes do not fail a check, so their case passes and tells of them. */
function passedCases(findings: readonly Finding[], app: ReportedApp): string[] {
  const failed = new Set(findings.flatMap(({ severity, class: name }) => (severity === 'error' ? [name] : [])));
  const remarks = findings.filter(({ severity }) => severity !== 'error');
  const classes = new Set<string | null>([...app.compared.filter((name) => !failed.has(name)), ...remarks.map(({ class: name }) => name)]);
  return [...classes].flatMap((name) => {
    const own = remarks.filter((each) => each.class === name);
    const told = own.flatMap((each) => [`${each.severity} ${each.rule}`, ...factsOf(each, app)]);
    const what = failed.has(name) ? 'warnings' : 'fits';
    return xmlElement('testcase', { classname: name ?? WHOLE, name: what }, told.length === 0 ? [] : xmlElement('system-out', {}, told));
  });
}

function skippedCases(notCompared: readonly NotCompared[]): string[] {
  const names = numbered(notCompared.map((each) => `not compared: ${subjectIn(each) ?? 'a schema'}`));
  return notCompared.flatMap(({ class: name, reason }, index) =>
    xmlElement('testcase', { classname: name ?? WHOLE, name: names[index] ?? '' }, xmlElement('skipped', { message: reason })));
}

/** Seconds, as JUnit has them. */
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

interface Suite {
  readonly lines: readonly string[];
  readonly tests: number;
  readonly failures: number;
  readonly milliseconds: number;
}

function suiteOf(app: ReportedApp): Suite {
  const { findings, notCompared, summary } = app.report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const cases = [...failedCases(errors, app), ...passedCases(findings, app), ...skippedCases(notCompared)];
  const tests = cases.filter((line) => line.startsWith('<testcase ')).length;
  const counts = { tests, failures: errors.length, errors: 0, skipped: notCompared.length, time: seconds(summary.durationMs) };
  const told = app.notes.length === 0 ? [] : xmlElement('system-out', {}, app.notes.map(xmlText));
  return {
    lines: xmlElement('testsuite', { name: app.name ?? 'realm-schema', ...counts }, [...cases, ...told]),
    tests,
    failures: errors.length,
    milliseconds: summary.durationMs,
  };
}

/**
 * `--format junit`: a suite for each app, in which each error is a case that failed, each class without one a case that passed,
 * and what was not compared one that was skipped.
 */
export function toJunit(apps: readonly ReportedApp[]): string {
  const suites = apps.map(suiteOf);
  const total = (of: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + of(suite), 0);
  const counts = { tests: total(({ tests }) => tests), failures: total(({ failures }) => failures), errors: 0 };
  const time = seconds(total(({ milliseconds }) => milliseconds));
  const root = xmlElement('testsuites', { name: 'realm-schema', ...counts, time }, suites.flatMap(({ lines }) => lines));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join('\n')}\n`;
}
