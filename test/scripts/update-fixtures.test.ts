import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../scripts/update-fixtures';
import { temporaryProject } from '../support/project';

const apps = path.join(__dirname, '../fixtures/apps');
const [CHANGED, OTHER] = ['two-clients', 'local-and-synced'];
const original = readFileSync(path.join(apps, CHANGED, 'expected.json'), 'utf8');

/** Two of the fixture apps in a folder of their own. */
function copy(): { readonly folder: string; readonly changed: string; run(...args: string[]): string } {
  const folder = temporaryProject({});
  for (const app of [CHANGED, OTHER]) cpSync(path.join(apps, app), path.join(folder, app), { recursive: true });
  const run = (...args: string[]): string => {
    const said: string[] = [];
    const status = main(args, folder, (text) => said.push(text));
    return [`${status}`, ...said].join(' ');
  };
  return { folder, changed: path.join(folder, CHANGED, 'expected.json'), run };
}

describe('the update of the fixtures', () => {
  it('changes nothing where nothing changed', () => {
    const { folder, changed, run } = copy();
    expect(run()).toBe('0 Everything is up to date.');
    expect(readFileSync(changed, 'utf8')).toBe(original);
    const [before, after] = [apps, folder].map((each) => readFileSync(path.join(each, OTHER, 'expected.json'), 'utf8'));
    expect(after).toBe(before);
  });

  it.each([
    ['another result', original.replace('"error"', '"warn"')],
    ['another formatting', JSON.stringify(JSON.parse(original), null, 2)],
  ])('writes the file that has %s', (_name, text) => {
    const { changed, run } = copy();
    writeFileSync(changed, text);
    expect(run()).toBe(`0 Written: ${CHANGED}/expected.json.`);
    expect(readFileSync(changed, 'utf8')).toBe(original);
  });

  it('writes the file of a new app', () => {
    const { changed, run } = copy();
    rmSync(changed);
    expect(run()).toBe(`0 Written: ${CHANGED}/expected.json.`);
    expect(readFileSync(changed, 'utf8')).toBe(original);
  });

  it('writes nothing when it is to check only', () => {
    const { changed, run } = copy();
    writeFileSync(changed, '{}\n');
    expect(run('--check')).toBe(`1 Out of date: ${CHANGED}/expected.json. Run \`npm run fixtures:update\`, and read the difference.`);
    expect(readFileSync(changed, 'utf8')).toBe('{}\n');
  });
});
