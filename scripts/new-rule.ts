/** `npm run new-rule -- <id> <group>`: writes the rule, its page and its test, and puts it into the catalogue. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Group } from '../src/rule/define-rule';
import { pageFile, ruleFile, testFile, type NewRule } from './scaffold/rule-files';
import { withRule } from './scaffold/rule-index';

const GROUPS: readonly Group[] = ['compatibility', 'destructive', 'sync', 'client', 'server'];
const INDEX = 'rules/index.ts';

/** Checks what was asked for. Gives the reason in one sentence where it cannot be done. */
export function parseNewRule([id, group, ...more]: readonly string[]): NewRule | { readonly refused: string } {
  if (id === undefined || group === undefined || more.length > 0) return { refused: 'Usage: npm run new-rule -- <id> <group>' };
  if (!/^[a-z]+(-[a-z]+)+$/.test(id)) return { refused: `\`${id}\` is no name for a rule: write two or more words in lower case, joined by hyphens.` };
  const known = GROUPS.find((each) => each === group);
  return known === undefined ? { refused: `There is no group \`${group}\`: choose one of ${GROUPS.join(', ')}.` } : { id, group: known };
}

/** The files of a new rule by path, and the catalogue with the rule in it. */
export function newRuleFiles(rule: NewRule, index: string): ReadonlyMap<string, string> {
  return new Map([
    [`rules/${rule.id}.ts`, ruleFile(rule)],
    [`docs/rules/${rule.id}.md`, pageFile(rule)],
    [`test/rules/${rule.id}.test.ts`, testFile(rule)],
    [INDEX, withRule(index, rule)],
  ]);
}

/** Writes the files below a folder. Nothing is written where one of them exists. Gives the exit status. */
export function main(args: readonly string[], root: string, say: (text: string) => void): number {
  const rule = parseNewRule(args);
  if ('refused' in rule) {
    say(rule.refused);
    return 2;
  }
  const files = newRuleFiles(rule, readFileSync(path.join(root, INDEX), 'utf8'));
  const taken = [...files.keys()].filter((file) => file !== INDEX && existsSync(path.join(root, file)));
  if (taken.length > 0) {
    say(`Nothing was written: ${taken.join(', ')} already ${taken.length === 1 ? 'exists' : 'exist'}.`);
    return 2;
  }
  for (const [file, text] of files) writeFileSync(path.join(root, file), text);
  say(`Written: ${[...files.keys()].join(', ')}.\nWrite the rule and its page, then run \`npm run docs\` and \`npx vitest run test/rules/${rule.id}.test.ts\`.`);
  return 0;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2), path.join(__dirname, '..'), console.log);
