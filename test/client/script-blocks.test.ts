import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { scriptOf } from '../../src/tree/script-blocks';
import { command } from '../support/command';
import { repository } from '../support/git-history';
import { memoryTree, serverExport } from '../support/app';

const schema = (name: string): string => `{ name: '${name}', primaryKey: 'id', properties: { id: 'int' } }`;

describe('a file that holds scripts', () => {
  it.each<[string, string, string, string[]]>([
    ['a component of Vue', 'Card.vue', `<template><p>realm</p></template>\n<script>\nexport const Card = ${schema('Card')};\n</script>\n`, ['Card 3:1']],
    ['two scripts on one line are one module', 'Card.vue', `<script>const KEY = 'id'</script><script setup lang="ts">const Card = { name: 'Card', primaryKey: KEY, properties: { id: 'int' } };</script>`, ['Card 1:58']],
    ['an attribute with an angle bracket', 'Card.vue', `<script setup lang="ts" generic="T extends Array<string>">const Card = ${schema('Card')}</script>`, ['Card 1:59']],
    ['TSX', 'Card.vue', `<script lang="tsx">const Card = ${schema('Card')}; const view = () => <p>{Card.name}</p>;</script>`, ['Card 1:20']],
    ['a component of Svelte', 'Card.svelte', `<script context="module" lang="ts">\n  const Card = ${schema('Card')};\n</script>\n<script>\n  let { size } = $props();\n  $: double = size * 2;\n</script>\n{#if size}<b/>{/if}\n`, ['Card 2:3']],
    ['a page of Astro, with the lines of Windows', 'card.astro', `---\r\nconst Card = ${schema('Card')};\r\n---\r\n<h1>{Card.name}</h1>\r\n<script>\r\nconst Tag = ${schema('Tag')};\r\n</script>\r\n`, ['Card 2:1', 'Tag 6:1']],
    ['a script that is never closed', 'Card.vue', `<script>\nconst Card = ${schema('Card')};\n`, ['Card 2:1']],
    ['a comment, and data of another type', 'Card.vue', `<!-- <script>const Old = ${schema('Old')};</script> -->\n<script type="application/json">{ "name": "Data", "primaryKey": "id", "properties": { "id": "int" } }</script>\n`, []],
    ['no script at all', 'Card.vue', `<template>{ name: 'Card', primaryKey: 'id', properties: { id: 'int' } } realm</template>`, []],
  ])('%s', (_name, file, text, expected) => {
    const { classes, unresolved } = readClient(memoryTree({ [file]: text }));
    expect(classes.map(({ name, source: { line, column } }) => `${name} ${line}:${column}`)).toEqual(expected);
    expect(unresolved).toEqual([]);
  });

  it('keeps the length of the text, and all line ends', () => {
    const text = '<p>\u{1f600}</p>\r\n<script>const a = 1</script>\u2028<b/>\n';
    expect(scriptOf('a.vue', text)).toBe('         \r\n        const a = 1;        \u2028    \n');
    expect(scriptOf('a.ts', text)).toBe(text);
  });

  it('is imported by other files', () => {
    const { classes } = readClient(memoryTree({ 'types.vue': '<script>export const KEY = "id";</script>', 'Card.ts': `import { KEY } from './types.vue';\nexport const Card = { name: 'Card', primaryKey: KEY, properties: { id: 'int' } };\n` }));
    expect(classes.map(({ name, primaryKey }) => `${name} ${primaryKey ?? ''}`)).toEqual(['Card id']);
  });

  it('is compared with the server, and with a revision', async () => {
    const app = (type: string): Record<string, unknown> => ({
      'client/Card.vue': `<template/>\n<script>\nimport Realm from 'realm';\nexport const Card = {\n  name: 'Card',\n  primaryKey: '_id',\n  properties: {\n    _id: 'objectId',\n    size: '${type}',\n  },\n};\n</script>\n`,
      ...serverExport({ Card: { required: ['_id', 'size'], properties: { _id: { bsonType: 'objectId' }, size: { bsonType: 'long' } } } }),
    });
    const { out } = await command(repository(app('int'), app('string')), ['check', '--against', 'HEAD~1', '--format', 'json']);
    const { findings } = JSON.parse(out) as { findings: { rule: string; client: { file: string; line: number; column: number }; baseline: { file: string; line: number } }[] };
    expect(findings.map(({ rule, client, baseline }) => `${rule} ${client.file}:${client.line}:${client.column} ${baseline.file}:${baseline.line}`)).toEqual(['changed-type client/Card.vue:9:5 client/Card.vue:9']);
  });
});

it.each(['.#Task.ts', '._Task.ts', 'models/.#Task.ts'])('%s is what an editor or a file system leaves behind, and no source', (file) => {
  const tree = memoryTree({ 'Task.ts': `export const Task = ${schema('Task')};\n` });
  const { classes, unresolved } = readClient({ ...tree, files: () => [file, 'Task.ts'] });
  expect(classes.map(({ name }) => name)).toEqual(['Task']);
  expect(unresolved).toEqual([]);
});
