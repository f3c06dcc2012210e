import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/cli/formats';
import { clientClass, serverExport } from '../support/app';
import { command } from '../support/command';
import { packageRoot, temporaryProject } from '../support/project';

const page = readFileSync(path.join(packageRoot, 'docs/ci.md'), 'utf8');
const rows = [...page.matchAll(/^\| `(\w+)` \| .* \| `npx --no realm-schema (check[^`]*)` \|$/gm)].map(([, format = '', line = '']) => ({ format, line }));

const files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};

/** What each format begins with. */
const BEGINS: Readonly<Record<(typeof FORMATS)[number], string>> = {
  pretty: 'error optional-required-mismatch', json: '{\n  "version": 1', sarif: '{\n  "$schema"', github: '::error file=', gitlab: '[\n  {\n    "description"', junit: '<?xml version="1.0"', markdown: '**realm-schema: 1 error', html: '<!',
};

describe('the table of formats in docs/ci.md', () => {
  it('has a row for each format', () => {
    expect(rows.map(({ format }) => format)).toEqual(FORMATS);
  });

  it.each(rows)('$line', async ({ format, line }) => {
    const root = temporaryProject(files);
    const words = line.split(' ');
    const { status, out, err } = await command(root, words);
    expect([status, err]).toEqual([1, '']);
    const pairs = words.flatMap((word, index) => (word === '--output' ? [{ made: words[index - 1] ?? '', file: path.join(root, words[index + 1] ?? '') }] : []));
    expect(pairs.filter(({ file }) => !existsSync(file))).toEqual([]);
    const texts = new Map([...pairs.map(({ made, file }) => [made, readFileSync(file, 'utf8')] as const), ...(out === '' ? [] : [[pairs.length === 0 ? format : 'pretty', out] as const])]);
    expect([...texts].filter(([made, text]) => !text.toLowerCase().startsWith(BEGINS[made as keyof typeof BEGINS].toLowerCase()))).toEqual([]);
    expect([...texts.keys()]).toContain(format);
  });
});
