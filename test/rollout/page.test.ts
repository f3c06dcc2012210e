import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTING_KINDS } from '../../src/rollout/change';
import { CLASSIFICATIONS } from '../../src/report/diff-report';
import { appBelow, blocksOf } from '../support/markdown';
import { packageRoot, runCommand, temporaryProject } from '../support/project';

const page = readFileSync(path.join(packageRoot, 'docs/diff.md'), 'utf8');
const blocks = blocksOf(page);
const example = appBelow(blocks, 'An example');

interface Diff {
  readonly version: number;
  readonly changes: readonly { readonly kind: string }[];
  readonly steps: readonly object[];
}

describe('docs/diff.md', () => {
  it('shows what the command prints', () => {
    const { status, stdout, stderr } = runCommand(['diff', './before', './after'], temporaryProject(example));
    expect([status, stderr]).toEqual([0, '']);
    expect(blocks.find(({ language }) => language === 'text')?.text).toBe(stdout);
  });

  it('shows the JSON output', () => {
    const { stdout } = runCommand(['diff', './before', './after', '--format', 'json'], temporaryProject(example));
    const whole = JSON.parse(stdout) as Diff;
    const shown = JSON.parse(blocks.find(({ headings, language }) => language === 'json' && headings.at(-1) === 'JSON')?.text ?? '{}') as object;
    expect(shown).toEqual({ ...whole, changes: whole.changes.slice(1, 2), steps: whole.steps.slice(0, 1) });
  });

  it('explains every classification and names every setting', () => {
    const rows = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    expect([...rows].sort()).toEqual(Object.keys(CLASSIFICATIONS).sort());
    expect(SETTING_KINDS.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });
});
