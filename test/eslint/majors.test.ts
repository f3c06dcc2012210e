import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject, runEslint } from '../support/eslint';
import { installPacked } from '../support/packed';

const plugin = installPacked();

const body = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      extra: 'int',\n    },";
const task = String(clientClass('Task', body)['client/Task.ts']);
const script = task.replace('<Task>', '').replace(': Realm.ObjectSchema', '');

const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, value]) => [`${folder}/${file}`, value]));

/** In `app`, `note` is optional on the client and required on the server, and `extra` is on the client only; `alone` has no server. */
const files: Files = {
  'app/client/Task.ts': task,
  'app/client/Note.js': script.replaceAll('Task', 'Note'),
  'app/client/plain.js': 'export const one = 1;\n',
  ...below('app', serverExport(Object.fromEntries(['Task', 'Note'].map((name) => [name, { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } }])))),
  'alone/.git/HEAD': '',
  'alone/Draft.js': script.replaceAll('Task', 'Draft'),
  // TypeScript 7 has no API for JavaScript.
  'node_modules/typescript/package.json': { name: 'typescript', version: '7.0.2', main: 'index.js' },
  'node_modules/typescript/index.js': "throw new Error('TypeScript was loaded');\n",
};

const FLAT = `const parser = require('@typescript-eslint/parser');
const realmSchema = require('eslint-plugin-realm-schema');
module.exports = [{ files: ['**/*.ts'], languageOptions: { parser } }, realmSchema.configs['flat/recommended']];
`;
const COMMON = "module.exports = [require('eslint-plugin-realm-schema').configs['flat/recommended']];\n";
const MODULE = `import realmSchema, { configs } from 'eslint-plugin-realm-schema';
export default [realmSchema.configs['flat/recommended'], { files: ['app/**'], ...configs['flat/strict'] }];
`;
const DEFINED = `import { defineConfig } from 'eslint/config';
import realmSchema from 'eslint-plugin-realm-schema';
export default defineConfig({ files: ['**/*.js'], plugins: { 'realm-schema': realmSchema }, extends: ['realm-schema/recommended'] });
`;
const LEGACY = `module.exports = { root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, extends: ['plugin:realm-schema/recommended'], overrides: [{ files: ['*.ts'], parser: '@typescript-eslint/parser' }] };
`;

const inTask = ['Task.ts:10:7 realm-schema/client-only-property', 'Task.ts:9:7 realm-schema/optional-required-mismatch'];
const inScripts = ['Draft.js:1:1 realm-schema/valid-server-schema', 'Note.js:10:7 realm-schema/client-only-property', 'Note.js:9:7 realm-schema/optional-required-mismatch'];

describe('the packed plugin reports each rule at its place, and once per file that there is no server', () => {
  it.each([
    ['ESLint 8, eslintrc', 'eslint8', { '.eslintrc.cjs': LEGACY }, ['--ext', '.ts,.js'], {}, inTask],
    ['ESLint 8, flat', 'eslint8', { 'eslint.config.js': COMMON }, [], { ESLINT_USE_FLAT_CONFIG: 'true' }, []],
    ['ESLint 8, flat, as a module', 'eslint8', { 'eslint.config.js': MODULE, 'package.json': { type: 'module' } }, [], { ESLINT_USE_FLAT_CONFIG: 'true' }, []],
    ['ESLint 9, eslintrc', 'eslint', { '.eslintrc.cjs': LEGACY }, ['--ext', '.js'], { ESLINT_USE_FLAT_CONFIG: 'false' }, []],
    ['ESLint 9, flat', 'eslint', { 'eslint.config.cjs': FLAT }, [], {}, inTask],
    ['ESLint 9, flat, as a module, default parser', 'eslint', { 'eslint.config.mjs': MODULE }, [], {}, []],
    ['ESLint 9, defineConfig', 'eslint', { 'eslint.config.mjs': DEFINED }, [], {}, []],
    ['ESLint 10, flat', 'eslint10', { 'eslint.config.cjs': FLAT }, [], {}, inTask],
    ['ESLint 10, flat, as a module, default parser', 'eslint10', { 'eslint.config.mjs': MODULE }, [], {}, []],
    ['ESLint 10, defineConfig', 'eslint10', { 'eslint.config.mjs': DEFINED }, [], {}, []],
  ] as const)('%s', (_name, eslint, config: Files, args, env, more) => {
    const named = Object.fromEntries(Object.entries(config).map(([file, value]) => [file, typeof value === 'string' ? value.replace("'eslint/config'", `'${eslint}/config'`) : value]));
    const root = eslintProject({ ...files, ...named }, [eslint], plugin());
    const { status, found, stderr } = runEslint(root, eslint, [...args, 'app/client', 'alone'], env);
    expect({ found, stderr: status === 2 ? stderr : '' }).toEqual({ found: [...inScripts, ...more].sort(), stderr: '' });
    expect(status).toBe(1);
  });
});
