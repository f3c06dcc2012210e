import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../support/project';
import { figuresOf } from './figures';
import { mutationScores, mutationSection } from './mutation';
import { coreSection, corpusSection, fuzzSection, LAWS, lawsSection } from './page';

describe('random pairs', () => {
  it('have a finding where the validator refuses what the client writes, and witnesses that break what they should', () => {
    const { upload, proved, disproved, unproved } = figuresOf(60, 20240917);
    expect({ silent: upload.silent, extra: upload.extra, disproved, unproved }).toEqual({ silent: [], extra: [], disproved: [], unproved: [] });
    expect(Math.min(upload.refused, proved)).toBeGreaterThan(20);
  });
});

describe('docs/trust.md', () => {
  const page = readFileSync(path.join(packageRoot, 'docs/trust.md'), 'utf8');

  it.each([['Realm Core', coreSection], ['the laws', lawsSection], ['damaged input', fuzzSection], ['changes that are noticed', mutationSection], ['real projects', corpusSection]])('has what the tests have: %s', (_what, section) => {
    expect(page).toContain(section());
  });

  it('has no witness that does not break what it should, and lists no silence', () => {
    expect([...page.matchAll(/^- `([^`]+)` with /gm)].map(([, type]) => type)).toEqual([]);
    expect(page).toMatch(/; 0 did not break what they should, and 0 errors had none\./);
  });

  it.each(Object.entries(mutationScores()))('nine of ten changes of %s are noticed', (file, { changed, noticed }) => {
    expect(existsSync(path.join(packageRoot, file))).toBe(true);
    expect(noticed / changed).toBeGreaterThan(0.9);
  });

  it.each(LAWS)('%s: is in %s', (_law, file, title) => {
    expect(readFileSync(path.join(packageRoot, file), 'utf8')).toContain(title);
  });
});
