import path from 'node:path';
import { check, type CheckResult } from '../check/check';
import type { Finding } from '../rule/finding';
import { toJson, type Report } from '../report/json';
import { toPretty } from '../report/pretty';
import { diskTree, type FileTree } from '../tree/file-tree';
import { resolveApp, type AppFlags } from './app-config';
import type { Surroundings } from './streams';

export interface CheckFlags extends AppFlags {
  readonly format: 'pretty' | 'json';
  readonly maxWarnings?: number;
}

const count = (findings: readonly Finding[], severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;

function toReport(result: CheckResult, startedAt: number): Report {
  const { findings, unresolved, classes, files } = result;
  return {
    summary: {
      errors: count(findings, 'error'),
      warnings: count(findings, 'warn'),
      infos: count(findings, 'info'),
      classes,
      files,
      durationMs: Math.round(performance.now() - startedAt),
    },
    findings,
    unresolved,
  };
}

const list = (names: readonly string[]): string => (names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', '));

/** What was read, and what was not checked: nothing is skipped in silence. */
function notesOf({ comparison, unchecked, serverOnly, local }: CheckResult): string[] {
  const { client, server } = comparison;
  const folders = new Set(client.classes.map(({ source }) => path.posix.dirname(source.file)));
  const properties = unchecked.map((each) => `${[each.class, each.property].filter((part) => part !== null).join('.')} (${each.reason})`);
  return [
    `client: ${list([...folders])}; server: ${server.location || '.'} (${server.target})`,
    ...(local.length > 0 ? [`Not compared, since only local realms use them: ${list(local)}.`] : []),
    ...(serverOnly.length > 0 ? [`Not compared, since the client does not declare them: ${list(serverOnly)}.`] : []),
    ...(properties.length > 0 ? [`Not compared, since they have no Realm type: ${list(properties)}.`] : []),
  ];
}

function reader(tree: FileTree): (file: string) => string | undefined {
  return (file) => {
    const read = tree.read(file);
    return 'text' in read ? read.text : undefined;
  };
}

/** `realm-schema check`. Gives the exit status: 0, or 1 where something is at error severity or warnings are too many. */
export function runCheck(flags: CheckFlags, { cwd, out, colors, width }: Surroundings): number {
  const startedAt = performance.now();
  const config = resolveApp(cwd, flags);
  const tree = diskTree(config.folder);
  const result = check(tree, config);
  const report = toReport(result, startedAt);
  out(flags.format === 'json' ? toJson(report) : toPretty(report, { colors, width, read: reader(tree), notes: notesOf(result) }));
  const tooMany = flags.maxWarnings !== undefined && report.summary.warnings > flags.maxWarnings;
  return report.summary.errors > 0 || tooMany ? 1 : 0;
}
