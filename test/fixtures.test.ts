import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPECTED, expectedText, fixtureResult } from './support/fixture';

const folder = path.join(__dirname, 'fixtures/apps');
const apps = readdirSync(folder);

describe('the fixture apps', () => {
  it.each(apps)('%s: every rule says what is expected, and nothing else', (app) => {
    const root = path.join(folder, app);
    const expected = readFileSync(path.join(root, EXPECTED), 'utf8');
    const result = fixtureResult(root);
    expect(result).toEqual(JSON.parse(expected));
    expect(expectedText(result)).toBe(expected);
  });
});
