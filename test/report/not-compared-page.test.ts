import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { command } from '../support/command';
import { appBelow, blocksOf } from '../support/markdown';
import { packageRoot, temporaryProject } from '../support/project';

const blocks = blocksOf(readFileSync(path.join(packageRoot, 'docs/ci.md'), 'utf8')).filter(({ headings }) => headings.includes('What was not compared'));
const shown = (language: string, flags: string): string => blocks.find((each) => each.language === language && each.info === `${language} ${flags}`)?.text ?? '';
const app = Object.fromEntries(Object.entries(appBelow(blocks, 'What was not compared')).filter(([file]) => file.includes('/')));

it('docs/ci.md shows what is printed of what was not compared', async () => {
  const root = temporaryProject(app);
  const { out } = await command(root, ['check']);
  expect(out.split('\n').filter((line) => line.startsWith('Not compared')).join('\n')).toBe(shown('text', 'check').trimEnd());
});

it('docs/ci.md shows the JSON of it', async () => {
  const { out } = await command(temporaryProject(app), ['check', '--format', 'json']);
  const { notCompared } = JSON.parse(out) as { notCompared: readonly { client: unknown; server: unknown }[] };
  expect({ notCompared: notCompared.slice(0, 2) }).toEqual(JSON.parse(shown('json', 'check --format json')));
});
