import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../support/project';
import { figuresOf } from './figures';
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

  it.each([['Realm Core', coreSection], ['the laws', lawsSection], ['damaged input', fuzzSection], ['real projects', corpusSection]])('has what the tests have: %s', (_what, section) => {
    expect(page).toContain(section());
  });

  it('has no witness that does not break what it should, and lists no silence', () => {
    expect([...page.matchAll(/^- `([^`]+)` with /gm)].map(([, type]) => type)).toEqual([]);
    expect(page).toMatch(/; 0 did not break what they should, and 0 errors had none\./);
  });

  it.each(LAWS)('%s: is in %s', (_law, file, title) => {
    expect(readFileSync(path.join(packageRoot, file), 'utf8')).toContain(title);
  });
});
