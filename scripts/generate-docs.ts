/**
 * Fills in what documentation takes from the catalogues: the header of every rule's page, the table of the README, the
 * page of runtime errors, and the JSON Schema of the configuration. With `--check` nothing is written: it fails where something is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../rules/index';
import { configSchema } from './docs/config-schema';
import { cataloguePage } from './docs/error-page';
import { withGeneratedBlock } from './docs/generated-block';
import { ruleHeader } from './docs/rule-header';
import { rulesTable } from './docs/rules-table';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The generated files by path, as they should be. Throws where a page is missing or lacks its markers. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const pages = rules.map((rule): [string, string] => {
    const file = `docs/rules/${rule.id}.md`;
    return [file, withGeneratedBlock(read(file), file, ruleHeader(rule))];
  });
  return new Map([
    ...pages,
    ['README.md', withGeneratedBlock(read('README.md'), 'README.md', rulesTable(rules))],
    ['docs/errors/README.md', cataloguePage()],
    ['config.schema.json', `${JSON.stringify(configSchema(rules), null, 2)}\n`],
  ]);
}

/** The generated files that are missing or not as they should be. */
export function outdatedFiles(): string[] {
  const isCurrent = ([file, text]: [string, string]): boolean => {
    try {
      return read(file) === text;
    } catch {
      return false;
    }
  };
  return [...generatedFiles()].filter((entry) => !isCurrent(entry)).map(([file]) => file);
}

if (require.main === module) {
  const outdated = outdatedFiles();
  if (process.argv.includes('--check')) {
    if (outdated.length > 0) console.error(`Out of date: ${outdated.join(', ')}. Run \`npm run docs\`.`);
    process.exitCode = outdated.length > 0 ? 1 : 0;
  } else {
    const files = generatedFiles();
    for (const file of outdated) writeFileSync(path.join(root, file), files.get(file) ?? '');
    console.log(outdated.length > 0 ? `Written: ${outdated.join(', ')}.` : 'Everything is up to date.');
  }
}
