import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRules } from '../src/check/run-rules';
import type { Rule } from '../src/rule/define-rule';
import { checkFiles, clientClass, line, serverExport } from './support/app';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('CONTRIBUTING.md', () => {
  it('shows a rule that works', async () => {
    const [, code = ''] = /```ts\n(import \{ sideRule \}[^]*?)```/.exec(read('CONTRIBUTING.md')) ?? [];
    // Beside `src`, where the imports of a file in `rules` lead to the same places.
    const file = path.join(root, '.tmp/synced-cache.ts');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, code);
    const { rule } = (await import(file)) as { rule: Rule };
    const properties = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";
    const schema = { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } };
    const { comparison } = checkFiles({ ...clientClass('TileCache', properties), ...clientClass('Tile', properties), ...serverExport({ TileCache: schema, Tile: schema }) });
    expect(runRules(comparison, [rule]).map(line)).toEqual(['warn synced-cache TileCache - client/TileCache.ts:3:1 -']);
  });

  it.each([['npm scripts', /npm run ([\w:-]+)/g], ['npm scripts', /`npm (test)`/g]])('names %s that exist', (_name, pattern) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect([...read('CONTRIBUTING.md').matchAll(pattern)].map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
  });
});
