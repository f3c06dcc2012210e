import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject } from '../support/eslint';
import { startEditor, type Diagnostic } from '../support/language-server';
import { writeFiles } from '../support/project';

const FLAT = `const parser = require('@typescript-eslint/parser');
const json = require('@eslint/json').default;
const realmSchema = require('eslint-plugin-realm-schema');
module.exports = [
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['**/*.json'], plugins: { json }, language: 'json/json' },
  realmSchema.configs['flat/recommended'],
];
`;

const task = (note: string): string => clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${note},\n    },`)['client/Task.ts'] as string;
const server = (required: boolean): Files => serverExport({
  Task: { required: required ? ['_id', 'note'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } },
});

const shown = ({ range: { start, end }, code }: Diagnostic): string => `${start.line + 1}:${start.character + 1}-${end.character + 1} ${code ?? ''}`;
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
const schema = (required: boolean): string => `${JSON.stringify(server(required)[SCHEMA], null, 2)}\n`;
const OPTIONAL = ['9:7-22 realm-schema/optional-required-mismatch'];

describe('the language server that editors use', () => {
  it('shows, mends and follows both sides while nothing is saved', async () => {
    const root = eslintProject({ 'client/Task.ts': task("'string'"), 'eslint.config.cjs': FLAT, ...server(true) }, ['eslint', '@eslint/json']);
    const editor = await startEditor(root);
    expect((await editor.open('client/Task.ts')).map(shown)).toEqual([]);

    const [found, ...more] = await editor.type('client/Task.ts', task("'string?'"));
    expect([found, ...more].map((each) => each && shown(each))).toEqual(OPTIONAL);

    const actions = await editor.actions('client/Task.ts', found as Diagnostic);
    const action = actions.find(({ title }) => title.startsWith('Declare it as `string`'));
    const mended = await editor.apply('client/Task.ts', action ?? { title: `none among ${actions.map(({ title }) => title).join('; ')}` });
    expect(mended).toBe(task("'string'"));
    expect((await editor.type('client/Task.ts', mended)).map(shown)).toEqual([]);

    writeFiles(root, server(false));
    const needed = await editor.type('client/Task.ts', `${mended}\n`);
    expect(needed.map(({ message }) => message)).toEqual([expect.stringContaining('is required on the client (`string`) but optional on the server')]);
  });

  it('does the same in the JSON of the server', async () => {
    const root = eslintProject({ 'client/Task.ts': task("'string'"), 'eslint.config.cjs': FLAT, ...server(true) }, ['eslint', '@eslint/json']);
    const editor = await startEditor(root);
    expect((await editor.open(SCHEMA)).map(shown)).toEqual([]);

    const [found, ...more] = await editor.type(SCHEMA, schema(false));
    expect([found, ...more].map((each) => each && shown(each))).toEqual(['11:5-14 realm-schema/optional-required-mismatch']);

    const actions = await editor.actions(SCHEMA, found as Diagnostic);
    const action = actions.find(({ title }) => title.startsWith('Add `note` to `required`'));
    const mended = await editor.apply(SCHEMA, action ?? { title: `none among ${actions.map(({ title }) => title).join('; ')}` });
    expect(mended).toBe(schema(true));
    expect((await editor.type(SCHEMA, mended)).map(shown)).toEqual([]);

    writeFiles(root, { 'client/Task.ts': task("'string?'") });
    expect((await editor.type(SCHEMA, `${mended}\n`)).map(shown)).toEqual(['12:5-14 realm-schema/optional-required-mismatch']);
  });
});
