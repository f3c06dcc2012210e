import type { Message, Rule } from '../../src/rule/define-rule';
import { citationsIn, withLinks, type Citation } from './citations';
import { factPages } from './fact-sections';
import { severityTable } from './rule-severities';

const facts = factPages();

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

function factLink({ file, section }: Citation): string {
  const anchor = facts.get(file)?.get(section);
  if (anchor === undefined) throw new Error(`\`${file} ${section}\` is cited, but docs/facts has no such section.`);
  return `../facts/${file}#${anchor}`;
}

/** The facts that a rule rests on, with links, where its reference cites any. */
function factsOf({ docs: { reference } }: Rule): string[] {
  return citationsIn(reference).length === 0 ? [] : ['', `Facts: ${withLinks(reference, factLink)}.`];
}

/** The part of a rule's page that follows from the rule itself. */
export function ruleHeader(rule: Rule): string {
  const errors = errorsOf(rule);
  const prevented = errors.length === 0
    ? 'It prevents no runtime error by itself.'
    : `Runtime errors that it prevents: ${errors.map(errorLink).join(', ')}.`;
  return [
    sentence(rule.docs.description),
    '',
    ...severityTable(rule),
    '',
    `Group: \`${rule.group}\`. ${prevented}`,
    ...factsOf(rule),
  ].join('\n');
}
