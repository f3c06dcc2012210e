import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../support/project';
import { readers } from '../fuzz/readers';
import { CLASS_KINDS } from './class-kinds';
import { damagedInputSection, LONG_RUN, longRuns } from './damaged-input';
import { figuresOf } from './figures';
import { mutationScores, mutationSection } from './mutation';
import { KINDS } from './pairs';
import { coreSection, corpusSection, LAWS, lawsSection } from './page';

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('random pairs with %s', (_name, kind) => {
  it('have a finding where something is refused, and witnesses that break what they should and are minimal', () => {
    const { upload, download, proved, disproved, larger, overstated, unproved } = figuresOf(kind, 15, 20240917);
    const silent = [...upload.silent, ...download.silent];
    expect({ silent, extra: [...upload.extra, ...download.extra], disproved, larger, overstated, unproved })
      .toEqual({ silent: [], extra: [], disproved: [], larger: [], overstated: [], unproved: [] });
    expect(Math.min(upload.refused, proved)).toBeGreaterThan(5);
  });
});

describe('docs/trust.md', () => {
  const page = readFileSync(path.join(packageRoot, 'docs/trust.md'), 'utf8');

  it.each([['Realm Core', coreSection], ['the laws', lawsSection], ['damaged input', damagedInputSection], ['changes that are noticed', mutationSection], ['real projects', corpusSection]])('has what the tests have: %s', (_what, section) => {
    expect(page).toContain(section());
  });

  it('has no witness that does not break what it should or could be smaller, and lists no silence', () => {
    expect([...page.matchAll(/^- `([^`]+)` with /gm)].map(([, type]) => type)).toEqual([]);
    const witnesses = [...page.matchAll(/^\| ([^|]+) \| \d+ \| \d+ \| \d+ \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(([, kind, ...faults]) => [kind, ...faults.map(Number)]);
    expect(witnesses).toEqual(KINDS.map(({ name }) => [name, 0, 0, 0]));
  });

  it('has no whole class with a fault', () => {
    const rows = [...page.matchAll(/^\| ([^|]+) \| (\d+) \| \d+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(([, kind, apps, proved, ...faults]) => [kind, Math.min(Number(apps), Number(proved)) > 100, ...faults.map(Number)]);
    expect(rows).toEqual(CLASS_KINDS.map(({ kind: { name } }) => [name, true, 0, 0, 0, 0, 0]));
  });

  const scores = Object.entries(mutationScores());
  const survivors = readFileSync(path.join(packageRoot, 'test/mutation/survivors.md'), 'utf8');

  it.each(scores.filter(([, { changed }]) => changed > 0))('nine of ten changes of %s are noticed, or all but one', (file, { changed, noticed }) => {
    expect(existsSync(path.join(packageRoot, file))).toBe(true);
    expect(noticed / changed > 0.9 || changed - noticed === 1).toBe(true);
  });

  it.each(scores.filter(([, { changed, noticed }]) => noticed < changed))('what is not noticed of %s is explained', (file) => {
    expect(survivors).toContain(`\n- \`${path.basename(file)}\``);
  });

  it('has each rule, and each source that holds schemas or compares them', () => {
    const sources = ['rules', 'src/schema', 'src/compare'].flatMap((folder) =>
      readdirSync(path.join(packageRoot, folder), { encoding: 'utf8', recursive: true }).map((file) => `${folder}/${file.split(path.sep).join('/')}`));
    expect(scores.map(([file]) => file)).toEqual(sources.filter((file) => file.endsWith('.ts') && path.basename(file) !== 'index.ts').sort());
  });

  it('has a long run with damaged inputs for each reader', () => {
    const runs = longRuns();
    expect(Object.keys(runs)).toEqual(readers.map(({ name }) => name));
    expect(Object.entries(runs).filter(([, { inputs }]) => inputs < LONG_RUN)).toEqual([]);
  });

  it.each(LAWS)('%s: is in %s', (_law, file, title) => {
    expect(readFileSync(path.join(packageRoot, file), 'utf8')).toContain(title);
  });
});
