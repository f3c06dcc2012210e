import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject, runEslint } from '../support/eslint';
import { commit, repository } from '../support/git-history';
import { linkPackages, writeFiles } from '../support/project';

const server = (required: boolean): Files => serverExport({
  Task: { required: required ? ['_id', 'note'] : ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } },
});

const client = (note: string): Files => {
  const text = String(clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${note},\n    },`)['client/Task.ts']);
  return { 'client/Task.js': text.replace('<Task>', '').replace(': Realm.ObjectSchema', '') };
};

const FLAT = "module.exports = [require('eslint-plugin-realm-schema').configs['flat/recommended']];\n";
const LEGACY = "module.exports = { root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, extends: ['plugin:realm-schema/recommended'] };\n";

const OPTIONAL = ['Task.js:9:7 realm-schema/optional-required-mismatch'];

describe('eslint --cache', () => {
  it.each([
    ['ESLint 8, eslintrc', 'eslint8', { '.eslintrc.cjs': LEGACY }, [], {}],
    ['ESLint 9, eslintrc', 'eslint', { '.eslintrc.cjs': LEGACY }, ['--cache-strategy', 'content'], { ESLINT_USE_FLAT_CONFIG: 'false' }],
    ['ESLint 9, flat', 'eslint', { 'eslint.config.cjs': FLAT }, [], {}],
    ['ESLint 10, flat', 'eslint10', { 'eslint.config.cjs': FLAT }, ['--cache-strategy', 'content'], {}],
  ] as const)('sees what changes on the server: %s', (_name, eslint, config, args, env) => {
    const root = eslintProject({ ...client("'string?'"), ...server(true), ...config });
    const lint = (): readonly string[] => runEslint(root, eslint, ['--cache', ...args, 'client'], env).found;
    expect(lint()).toEqual(OPTIONAL);
    writeFiles(root, server(false));
    expect(lint()).toEqual([]);
  });

  it('sees what changes in the configuration, in a constant of another file, and in the baseline', () => {
    const texts = client('NOTE');
    const importing = `import { NOTE } from './types';\n${String(texts['client/Task.js'])}`;
    const files: Files = { 'client/Task.js': importing, 'client/types.js': "export const NOTE = 'string?';\n", ...server(true), 'eslint.config.cjs': FLAT };
    const root = repository(files);
    linkPackages(root, ['eslint-plugin-realm-schema']);
    const lint = (): readonly string[] => runEslint(root, 'eslint', ['--cache', 'client']).found;
    expect(lint()).toEqual(['Task.js:10:7 realm-schema/optional-required-mismatch']);
    writeFiles(root, { 'client/types.js': "export const NOTE = 'string';\n" });
    expect(lint()).toEqual([]);
    writeFiles(root, { 'realm-schema.config.json': { baseline: 'main' } });
    expect(lint()).toEqual(['Task.js:10:7 realm-schema/changed-optionality']);
    commit(root, { ...files, 'client/types.js': "export const NOTE = 'string';\n" });
    expect(lint()).toEqual([]);
  });
});

describe('eslint --concurrency', () => {
  it.each(['eslint', 'eslint10'])('gives the same in several threads: %s', (eslint) => {
    const plain = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`client/plain${index}.js`, 'export const one = 1;\n']));
    const root = eslintProject({ ...client("'string?'"), ...plain, ...server(true), 'eslint.config.cjs': FLAT });
    expect(runEslint(root, eslint, ['--concurrency', '2', 'client'])).toMatchObject({ status: 1, found: OPTIONAL });
  });
});
