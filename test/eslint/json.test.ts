import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject, runEslint } from '../support/eslint';

/** `note` is optional on the client and required on the server, `extra` is on the client only, and rules.json is no JSON. */
const app: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      extra: 'int',\n    },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
  'server/data_sources/mongodb-atlas/app/Task/relationships.json': { owner: { ref: 1, foreign_key: '_id' } },
  'server/other.json': { type: 1 },
};

const LANGUAGE = `import json from '@eslint/json';
import realmSchema from 'eslint-plugin-realm-schema';
export default [{ files: ['server/**/*.json'], plugins: { json }, language: 'json/json' }, realmSchema.configs['flat/recommended']];
`;
const PARSER = `const parser = require('jsonc-eslint-parser');
const realmSchema = require('eslint-plugin-realm-schema');
module.exports = [{ files: ['server/**/*.json'], languageOptions: { parser } }, realmSchema.configs['flat/recommended']];
`;
const LEGACY = `module.exports = { root: true, extends: ['plugin:realm-schema/recommended'], overrides: [{ files: ['server/**/*.json'], parser: 'jsonc-eslint-parser' }] };
`;

describe('the files of the server side', () => {
  it.each([
    ['ESLint 8, eslintrc', 'eslint8', { '.eslintrc.cjs': LEGACY }, ['--ext', '.json'], {}],
    ['ESLint 8, flat', 'eslint8', { 'eslint.config.js': PARSER }, [], { ESLINT_USE_FLAT_CONFIG: 'true' }],
    ['ESLint 9, eslintrc', 'eslint', { '.eslintrc.cjs': LEGACY }, ['--ext', '.json'], { ESLINT_USE_FLAT_CONFIG: 'false' }],
    ['ESLint 9, parser', 'eslint', { 'eslint.config.cjs': PARSER }, [], {}],
    ['ESLint 9, language', 'eslint', { 'eslint.config.mjs': LANGUAGE }, [], {}],
    ['ESLint 10, language', 'eslint10', { 'eslint.config.mjs': LANGUAGE }, [], {}],
  ] as const)('%s', (_name, eslint, config, args, env) => {
    const root = eslintProject({ ...app, ...config }, ['jsonc-eslint-parser', '@eslint/json']);
    const { found, status, stderr } = runEslint(root, eslint, [...args, 'server'], env);
    expect({ found, status, stderr: status === 2 ? stderr : '' }).toEqual({
      status: 1,
      stderr: '',
      found: [
        'relationships.json:3:12 realm-schema/valid-server-schema',
        'schema.json:12:5 realm-schema/optional-required-mismatch',
        'schema.json:2:3 realm-schema/client-only-property',
      ],
    });
  });
});
