import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { appBelow, blocksOf } from '../support/markdown';
import { packageRoot, temporaryProject } from '../support/project';

const blocks = blocksOf(readFileSync(path.join(packageRoot, 'docs/generate.md'), 'utf8'));
const shown = (file: string): string => blocks.find((block) => block.file === file)?.text ?? '';

describe('docs/generate.md', () => {
  it('shows what is written', async () => {
    const root = temporaryProject(appBelow(blocks, 'The server from the client'));
    const schema = 'backend/data_sources/mongodb-atlas/todo/Task/schema.json';
    const other = temporaryProject({ 'client/Task.ts': shown('client/Task.ts') });
    expect((await command(other, ['generate', 'server', '--client', 'client', '--output', 'backend', '--database', 'todo'])).status).toBe(0);
    expect(readFileSync(path.join(other, schema), 'utf8')).toBe(shown(schema));
    for (const style of ['static', 'plugin']) {
      expect(`${(await command(root, ['generate', 'client', '--server', 'backend', '--style', style])).out}`).toBe(shown(style));
    }
  });

  it('shows a migration', async () => {
    const { out } = await command(temporaryProject(appBelow(blocks, 'The migration of a local realm')), ['generate', 'migration', './before', './after']);
    expect(out).toBe(shown('migration'));
  });
});
