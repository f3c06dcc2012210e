import type { Rule } from '../../src/rule/define-rule';
import { TARGETS } from '../../src/schema/targets';
import { row, severitiesOn, targetHeading } from './rule-severities';

/** The catalogue as a table for the README: what each rule reports, and how severe that is. */
export function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => row([
    `[\`${rule.id}\`](docs/rules/${rule.id}.md)`,
    rule.docs.description,
    ...TARGETS.map((target) => severitiesOn(rule, target).join(' or ')),
  ]));
  return [...targetHeading(['rule', 'what it does']), ...rows].join('\n');
}
