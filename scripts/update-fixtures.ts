/**
 * `npm run fixtures:update`: writes what a check of each fixture app gives now into its `expected.json`, so that a change of
 * behaviour can be reviewed as a difference. With `-- --check` nothing is written: it names the files that would change.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXPECTED, expectedText, fixtureResult } from '../test/support/fixture';
import { slashedFrom } from '../src/tree/slashed';

/** The files of a folder of apps that are missing or not what they would be now, with their texts. */
function outdatedFixtures(folder: string): ReadonlyMap<string, string> {
  const apps = readdirSync(folder).map((app) => path.join(folder, app));
  const texts = apps.map((app): [string, string] => [path.join(app, EXPECTED), expectedText(fixtureResult(app))]);
  return new Map(texts.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text));
}

/** Writes the files of a folder of apps, or names those that are out of date. Gives the exit status. */
export function main(args: readonly string[], folder: string, say: (text: string) => void): number {
  const outdated = outdatedFixtures(folder);
  const names = [...outdated.keys()].map((file) => slashedFrom(folder, file)).join(', ');
  if (outdated.size === 0) {
    say('Everything is up to date.');
    return 0;
  }
  if (args.includes('--check')) {
    say(`Out of date: ${names}. Run \`npm run fixtures:update\`, and read the difference.`);
    return 1;
  }
  for (const [file, text] of outdated) writeFileSync(file, text);
  say(`Written: ${names}.`);
  return 0;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2), path.join(__dirname, '../test/fixtures/apps'), console.log);
