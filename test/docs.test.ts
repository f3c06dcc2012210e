import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index';
import { parseApps, type AppConfig } from '../src/config/config';
import { checkFiles, type Files } from './support/app';
import { appBelow, blocksOf } from './support/markdown';

const folder = path.join(__dirname, '../docs/rules');
const pages = readdirSync(folder).filter((file) => file.endsWith('.md')).map((file) => path.basename(file, '.md'));
const SECTIONS = ['Why it matters', 'How to fix it', 'Examples', 'Options', 'When not to use it'];
const CONFIG = 'realm-schema.config.json';

/** The configuration that a page's example carries. */
function configOf(files: Files): Partial<AppConfig> {
  const text = files[CONFIG];
  return typeof text === 'string' ? (parseApps(`/app/${CONFIG}`, text)[0] ?? {}) : {};
}

/** Files below this folder of an example are what the app was before. */
const BASELINE = 'baseline/';

/** The rules that have findings in an example. */
function rulesFound(all: Files): string[] {
  const before = Object.entries(all).filter(([file]) => file.startsWith(BASELINE)).map(([file, text]) => [file.slice(BASELINE.length), text]);
  const files = Object.fromEntries(Object.entries(all).filter(([file]) => !file.startsWith(BASELINE)));
  return checkFiles(files, configOf(files), before.length > 0 ? (Object.fromEntries(before) as Files) : undefined).findings.map(({ rule }) => rule);
}

it.each(rules.filter(({ repairs }) => repairs !== undefined).map(({ id }) => id))('the page of %s says what check --fix makes of its repairs', (id) => {
  expect(readFileSync(path.join(folder, `${id}.md`), 'utf8')).toContain('check --fix');
});

describe.each(pages)('the page of %s', (id) => {
  const text = readFileSync(path.join(folder, `${id}.md`), 'utf8');
  const blocks = blocksOf(text);

  it('has the sections in their order', () => {
    const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(text.split('\n')[0]).toBe(`# ${id}`);
    expect(sections).toEqual(SECTIONS.filter((section) => section !== 'Options' || sections.includes('Options')));
  });

  it('has wrong examples that the rule reports', () => {
    expect(rulesFound(appBelow(blocks, 'Wrong'))).toContain(id);
  });

  it('has right examples that the rule does not report', () => {
    const right = appBelow(blocks, 'Right');
    expect(Object.keys(right)).not.toEqual([]);
    expect(rulesFound(right)).not.toContain(id);
  });
});
