import type { Report } from '../../src/report/json';
import type { Finding } from '../../src/rule/finding';

/** A finding without any place, with some of its fields set. */
export function finding(fields: Partial<Finding> = {}): Finding {
  return {
    rule: 'type-mismatch',
    severity: 'error',
    target: 'app-services',
    class: 'Task',
    property: 'size',
    breaks: ['upload', 'download'],
    message: 'It differs.',
    help: 'Mend it.',
    client: null,
    server: null,
    baseline: null,
    releases: [],
    runtimeErrors: ['B1'],
    witness: null,
    fingerprint: '0123456789abcdef0123',
    about: { class: 'Task', property: 'size', client: null, server: null },
    ...fields,
  };
}

/** A report of one class on each side. */
export function report(findings: readonly Finding[]): Report {
  const count = (severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;
  const classes = { client: 1, server: 1, compared: 1 };
  return { summary: { errors: count('error'), warnings: count('warn'), infos: count('info'), classes, files: 2, durationMs: 5 }, findings, unresolved: [], notCompared: [] };
}
