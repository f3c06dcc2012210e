import type { Message, Rule } from '../../src/rule/define-rule';
import { severityTable } from './rule-severities';

/** The first letter large and a full stop: a description is written as `disallow …`, and stands here as a sentence. */
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** By letter, then by number: B2 before B10. */
function compareIds(a: string, b: string): number {
  return a.charCodeAt(0) - b.charCodeAt(0) || Number(a.slice(1)) - Number(b.slice(1));
}

/** The ids of the runtime errors that a rule prevents, each once and in order. */
export function errorsOf(rule: Rule): string[] {
  const ids = (Object.values(rule.messages) as Message[]).flatMap(({ errors }) => errors ?? []);
  return [...new Set(ids)].sort(compareIds);
}

const errorLink = (id: string): string => `[${id}](../errors/README.md#${id.toLowerCase()})`;

/** The part of a rule's page that follows from the rule itself. */
export function ruleHeader(rule: Rule): string {
  const errors = errorsOf(rule);
  return [
    sentence(rule.docs.description),
    '',
    ...severityTable(rule),
    '',
    `Group: \`${rule.group}\`. ${errors.length === 0 ? 'It prevents no runtime error by itself.' : `Runtime errors that it prevents: ${errors.map(errorLink).join(', ')}.`}`,
  ].join('\n');
}
