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

/** The names that stand in a message for what it is about, in words. */
const SUBJECTS: readonly (readonly [RegExp, string])[] = [
  [/`\{\{class\}\}\.\{\{property\}\}`/g, 'a property'], [/`\{\{class\}\}`/g, 'a class'], [/`?\{\{\w+\}\}`?/g, '…'],
];

/** As many words as a table has room for. */
const WORDS = 14;

/** How a message begins: what a row about it is called. */
function beginningOf({ text }: Message): string {
  const words = SUBJECTS.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text).split(/(?<=[^.]{20})[.:;]\s/)[0]?.split(' ') ?? [];
  const start = words.slice(0, WORDS).join(' ').replace(/[.,:;]+$/, '').replaceAll('|', String.raw`\|`);
  return `“${start.charAt(0).toUpperCase()}${start.slice(1)}${words.length > WORDS ? ' …' : ''}”`;
}

/** The severities of a rule by target, and below them those of the messages that differ from it. */
export function severityTable(rule: Rule): string[] {
  const own = row(['severity', ...TARGETS.map((target) => rule.severity[worldOf(target)])]);
  const differing = (Object.entries(rule.messages) as [string, Message][]).filter(([, { severity }]) => severity !== undefined);
  const rows = differing.map(([, message]) => row([beginningOf(message), ...TARGETS.map((target) => message.severity?.[worldOf(target)] ?? '')]));
  return [...targetHeading(['']), own, ...rows];
}
