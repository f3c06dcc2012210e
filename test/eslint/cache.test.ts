import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject, runEslint } from '../support/eslint';
import { writeFiles } from '../support/project';

const server = (required: boolean): Files => serverExport({
  Task: { required: required ? ['_id', 'note'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } },
});

const app: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n    },"),
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`client/plain${index}.ts`, 'export const one: number = 1;\n'])),
};

const FLAT = `const parser = require('@typescript-eslint/parser');
const realmSchema = require('eslint-plugin-realm-schema');
module.exports = [{ files: ['**/*.ts'], languageOptions: { parser } }, realmSchema.configs['flat/recommended']];
`;
const LEGACY = "module.exports = { root: true, parser: '@typescript-eslint/parser', extends: ['plugin:realm-schema/recommended'] };\n";

const OPTIONAL = ['Task.ts:9:7 realm-schema/optional-required-mismatch'];

describe('eslint --cache', () => {
  it.each([
    ['ESLint 8, eslintrc', 'eslint8', { '.eslintrc.cjs': LEGACY }, ['--ext', '.ts'], {}],
    ['ESLint 9, flat', 'eslint', { 'eslint.config.cjs': FLAT }, [], {}],
    ['ESLint 10, flat', 'eslint10', { 'eslint.config.cjs': FLAT }, [], {}],
  ] as const)('sees what changes on the server and in the configuration: %s', (_name, eslint, config, args, env) => {
    const root = eslintProject({ ...app, ...server(true), ...config });
    const lint = (): readonly string[] => runEslint(root, eslint, ['--cache', ...args, 'client'], env).found;
    expect(lint()).toEqual(OPTIONAL);
    writeFiles(root, server(false));
    expect(lint()).toEqual([]);
    writeFiles(root, { ...server(true), 'realm-schema.config.json': { local: ['Task'] } });
    expect(lint()).toEqual([]);
  });
});

describe('eslint --concurrency', () => {
  it.each(['eslint', 'eslint10'])('gives the same in several threads: %s', (eslint) => {
    const root = eslintProject({ ...app, ...server(true), 'eslint.config.cjs': FLAT });
    expect(runEslint(root, eslint, ['--concurrency', '2', 'client'])).toMatchObject({ status: 1, found: OPTIONAL });
  });
});
