import type { Finding, Severity } from '../../rule/finding';

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** What a severity is called, and the sign that tells it without any colour. */
export const SEVERITIES: Readonly<Record<Severity, { readonly sign: string; readonly text: string }>> = {
  error: { sign: '✕', text: 'error' },
  warn: { sign: '▲', text: 'warning' },
  info: { sign: 'i', text: 'note' },
};

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** How many findings there are of each severity, the gravest first: "2 errors, 1 note". */
export function severityText(findings: readonly Finding[]): string {
  return (['error', 'warn', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, ...NAMES[severity]))
    .join(', ');
}
