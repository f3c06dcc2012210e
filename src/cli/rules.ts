import { rules } from '../../rules/index';
import { assertRule } from '../api/chosen-rules';
import { version } from '../package.generated';
import { printableJson, printableLines } from '../report/printable';
import type { Rule } from '../rule/define-rule';
import { pageUrl } from '../rule/page-url';
import type { INSPECT_FORMATS } from './formats';
import { writeOutputs, type Output } from './outputs';
import { rulePage } from './rule-page';
import type { Surroundings } from './streams';

export interface RulesFlags {
  readonly outputs: readonly Output<(typeof INSPECT_FORMATS)[number]>[];
}

/** A page without the remarks that are for who edits it. */
const pageOf = (id: string): string | undefined => rulePage(id)?.replace(/<!--[^]*?-->\n*/g, '').trim();

function ruleJson({ id, group, docs, severity, options }: Rule): object {
  return { id, group, description: docs.description, severity, ...(options === undefined ? {} : { options }), url: pageUrl(version, id) };
}

function catalogueText(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const groups = [...new Set(rules.map(({ group }) => group))].map((group) => {
    const own = rules.filter((rule) => rule.group === group);
    return [group, ...own.map(({ id, docs }) => `  ${id.padEnd(width)}  ${docs.description}`)].join('\n');
  });
  return `${groups.join('\n\n')}\n\n${rules.length} rules. \`realm-schema rules ID\` prints the page of one.\n`;
}

function pageText(rule: Rule): string {
  return `${printableLines(pageOf(rule.id) ?? `# ${rule.id}\n\n${rule.docs.description}\n\n${pageUrl(version, rule.id)}`)}\n`;
}

/** `realm-schema rules [ID]`: the catalogue, or the page of one rule. Throws `ConfigError` where there is no such rule. */
export function runRules(id: string | undefined, { outputs }: RulesFlags, surroundings: Surroundings): number {
  if (id !== undefined) assertRule(id);
  const rule = rules.find((each) => each.id === id);
  const texts = rule === undefined
    ? { pretty: catalogueText, json: () => printableJson({ version: 1, rules: rules.map(ruleJson) }) }
    : { pretty: () => pageText(rule), json: () => printableJson({ version: 1, ...ruleJson(rule), page: pageOf(rule.id) ?? null }) };
  writeOutputs(outputs, (format) => texts[format](), surroundings);
  return 0;
}
