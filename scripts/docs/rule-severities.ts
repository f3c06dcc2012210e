import type { Message, Rule } from '../../src/rule/define-rule';
import type { SeveritySetting } from '../../src/rule/finding';
import { TARGETS, worldOf, type Target } from '../../src/schema/targets';

const ORDER: readonly SeveritySetting[] = ['error', 'warn', 'info', 'off'];

/** Every severity that a rule can have on a target, the gravest first; `off` only where it never says anything. */
export function severitiesOn(rule: Rule, target: Target): SeveritySetting[] {
  const found = new Set(Object.values(rule.messages).map((message) => message.severity?.[worldOf(target)] ?? rule.severity[worldOf(target)]));
  return ORDER.filter((severity) => found.has(severity) && (severity !== 'off' || found.size === 1));
}

/** One row of a Markdown table. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The heading of a table with a column for each target. */
export function targetHeading(first: readonly string[]): string[] {
  const titles = [...first, ...TARGETS.map((target) => `\`${target}\``)];
  return [row(titles), `|${'---|'.repeat(titles.length)}`];
}

/** The severities of a rule by target, and below them those of the messages that differ from it. */
export function severityTable(rule: Rule): string[] {
  const own = row(['severity', ...TARGETS.map((target) => rule.severity[worldOf(target)])]);
  const differing = (Object.entries(rule.messages) as [string, Message][]).filter(([, { severity }]) => severity !== undefined);
  const rows = differing.map(([id, { severity }]) => row([`\`${id}\``, ...TARGETS.map((target) => severity?.[worldOf(target)] ?? '')]));
  return [...targetHeading(['']), own, ...rows];
}
