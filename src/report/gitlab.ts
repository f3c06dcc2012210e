import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../rule/finding';
import { printable, printableJson } from './printable';
import type { ReportedApp } from './reported-app';

/** GitLab knows info, minor, major, critical and blocker. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warn: 'minor', info: 'info' };

/** GitLab shows one finding of each fingerprint, so those of two apps must not have the same. */
function fingerprintOf({ name }: ReportedApp, { fingerprint }: Finding): string {
  return createHash('sha256').update(JSON.stringify([name, fingerprint])).digest('hex');
}

/** The finding at its first place; where the other side is, is said in the text. */
function entry(finding: Finding, app: ReportedApp): object {
  const { rule, severity, message, help, client, server, baseline } = finding;
  const [first, other] = [client, server, baseline].filter((place) => place !== null);
  const elsewhere = other === undefined ? [] : [`The other side is ${app.inRepository(other.file)}:${other.line}.`];
  return {
    description: printable([message, help, ...elsewhere].join(' ')),
    check_name: rule,
    fingerprint: fingerprintOf(app, finding),
    severity: SEVERITIES[severity],
    location: {
      path: first === undefined ? '.' : printable(app.inRepository(first.file)),
      lines: first === undefined ? { begin: 1 } : { begin: first.line, end: first.endLine },
    },
  };
}

/** `--format gitlab`: a report of GitLab's Code Quality, which a merge request shows as a widget and in its changes. */
export function toGitlab(apps: readonly ReportedApp[]): string {
  return printableJson(apps.flatMap((app) => app.report.findings.map((finding) => entry(finding, app))));
}
