import { readFileSync } from 'node:fs';
import path from 'node:path';
import { check, IncompleteError } from '../../src/api';
import type { CheckReport, FindingJson } from '../../src/report/json';
import { diskTree } from '../../src/tree/file-tree';
import { command } from '../support/command';
import { lintJson, lintText } from '../support/lint';
import { READ_BACK } from './formats';

type Format = keyof typeof READ_BACK;
const FORMATS = Object.keys(READ_BACK) as readonly Format[];

const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort();

/** What is in one list and not in the other. */
function unlike(name: string, one: readonly string[], other: readonly string[]): string[] {
  const [left, right] = [sorted(one), sorted(other)];
  return JSON.stringify(left) === JSON.stringify(right) ? [] : [
    `${name}: ${left.length} against ${right.length}`,
    ...left.filter((each) => !right.includes(each)).map((each) => `${name} lacks ${each}`),
    ...right.filter((each) => !left.includes(each)).map((each) => `${name} alone has ${each}`),
  ];
}

/** A finding as all formats have it. */
function said({ severity, rule, client, server, baseline }: FindingJson): string {
  const place = client ?? server ?? baseline;
  return `${severity} ${rule} ${place === null ? '-' : `${place.file}:${place.line}`}`;
}

/**
 * What ESLint leaves out: notes, since it has no level below a warning, places in YAML, which it does not lint, and those in a file
 * that its parser refuses, which it says itself.
 */
function lintable(findings: readonly FindingJson[], refused: ReadonlySet<string>): string[] {
  const lines = findings.filter(({ severity }) => severity !== 'info').flatMap(({ rule, message, help, client, server }) =>
    [client, server].flatMap((place) => (place === null || /\.ya?ml$/.test(place.file) || refused.has(place.file) ? [] : [`${place.file}:${place.line}:${place.column} ${rule} ${message} ${help}`])));
  return [...new Set(lines)];
}

/** What ESLint adds: in each client file that relies on it, that the server side has a fault. */
const isAnchor = (line: string): boolean => /\.[jt]s:\d+:\d+ valid-server-schema The server side has a fault /.test(line);

/** What ESLint says of a project, and the files that its parser refuses. */
function linted(root: string): { readonly lines: readonly string[]; readonly refused: ReadonlySet<string> } {
  const tree = diskTree(root);
  const messages = tree.files().filter((file) => /\.(?:[jt]s|json)$/.test(file)).flatMap((file) => {
    const read = tree.read(file);
    const lint = file.endsWith('.json') ? lintJson : lintText;
    return lint(path.join(root, file), 'text' in read ? read.text : '').map((message) => ({ file, ...message }));
  });
  const refused = new Set(messages.filter(({ fatal }) => fatal === true).map(({ file }) => file));
  const lines = messages.filter(({ file }) => !refused.has(file))
    .map(({ file, line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId?.replace('realm-schema/', '') ?? ''} ${message}`);
  return { lines: [...new Set(lines)].filter((line) => !isAnchor(line)), refused };
}

const timeless = (report: CheckReport): string => JSON.stringify(report).replace(/"durationMs":\d+/g, '');

/** What the API gives: of what could be done in part the report, and `null` where nothing could. */
function given(root: string): CheckReport | null {
  try {
    return check({ cwd: root });
  } catch (error) {
    if (error instanceof IncompleteError) return error.report as CheckReport;
    return null;
  }
}

/** Where the command, the API, ESLint and the formats do not say the same of a project. Reports are written below `out`. */
export async function unlikeIn(root: string, out: string): Promise<readonly string[]> {
  const files = FORMATS.flatMap((format) => ['--format', format, '--output', path.join(out, format)]);
  const printed = await command(root, ['check', '--no-cache', ...files, '--format', 'json']);
  const ofApi = given(root);
  if (printed.out === '' || ofApi === null) return printed.out === '' && ofApi === null ? [] : ['only one of the command and the API gives a report'];
  const report = JSON.parse(printed.out) as CheckReport;
  const { lines, refused } = linted(root);
  return [
    ...(timeless(ofApi) === timeless(report) ? [] : ['the API gives another report']),
    ...FORMATS.flatMap((format) => unlike(format, report.findings.map(said), READ_BACK[format](readFileSync(path.join(out, format), 'utf8')))),
    ...unlike('eslint', lintable(report.findings, refused), lines),
  ];
}
