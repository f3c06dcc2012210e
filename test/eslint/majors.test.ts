import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { eslintProject, runEslint, type LintRun } from '../support/eslint';

/** `note` is optional on the client and required on the server; `extra` exists on the client only. */
const app: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      extra: 'int',\n    },"),
  'client/plain.ts': 'export const one: number = 1;\n',
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};

const FLAT = `const parser = require('@typescript-eslint/parser');
const realmSchema = require('eslint-plugin-realm-schema');
module.exports = [{ files: ['**/*.ts'], languageOptions: { parser } }, realmSchema.configs['flat/recommended']];
`;

const DEFINED = `import { defineConfig } from 'eslint/config';
import parser from '@typescript-eslint/parser';
import realmSchema from 'eslint-plugin-realm-schema';
export default defineConfig({ files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'realm-schema': realmSchema }, extends: ['realm-schema/recommended'] });
`;

const LEGACY = "module.exports = { root: true, parser: '@typescript-eslint/parser', extends: ['plugin:realm-schema/recommended'] };\n";

const majors: readonly [string, string, Files, NodeJS.ProcessEnv][] = [
  ['ESLint 8, eslintrc', 'eslint8', { '.eslintrc.cjs': LEGACY }, {}],
  ['ESLint 8, flat', 'eslint8', { 'eslint.config.js': FLAT }, { ESLINT_USE_FLAT_CONFIG: 'true' }],
  ['ESLint 9, eslintrc', 'eslint', { '.eslintrc.cjs': LEGACY }, { ESLINT_USE_FLAT_CONFIG: 'false' }],
  ['ESLint 9, flat', 'eslint', { 'eslint.config.cjs': FLAT }, {}],
  ['ESLint 9, defineConfig', 'eslint', { 'eslint.config.mjs': DEFINED }, {}],
  ['ESLint 10, flat', 'eslint10', { 'eslint.config.cjs': FLAT }, {}],
  ['ESLint 10, defineConfig', 'eslint10', { 'eslint.config.mjs': DEFINED }, {}],
];

/** Lints a project with one major. */
function lintWith(eslint: string, files: Files, env: NodeJS.ProcessEnv): LintRun {
  const root = eslintProject(files, [eslint]);
  const extensions = env.ESLINT_USE_FLAT_CONFIG === 'false' || files['.eslintrc.cjs'] !== undefined ? ['--ext', '.ts'] : [];
  return runEslint(root, eslint, [...extensions, 'client'], env);
}

describe.each(majors)('%s', (_name, eslint, config, env) => {
  it('reports each rule at its place', () => {
    const needsEslintConfig = config['eslint.config.mjs'] !== undefined;
    const files = needsEslintConfig ? { ...app, 'eslint.config.mjs': String(config['eslint.config.mjs']).replace("'eslint/config'", `'${eslint}/config'`) } : { ...app, ...config };
    const { status, found } = lintWith(eslint, files, env);
    expect(found).toEqual([
      'Task.ts:10:7 realm-schema/client-only-property',
      'Task.ts:9:7 realm-schema/optional-required-mismatch',
    ]);
    expect(status).toBe(1);
  });

  it('says once per file that there is no server, and does not fail the run', () => {
    const clientOnly = Object.fromEntries(Object.entries(app).filter(([file]) => file.startsWith('client/')));
    const files = config['eslint.config.mjs'] === undefined ? { ...clientOnly, ...config } : { ...clientOnly, 'eslint.config.mjs': String(config['eslint.config.mjs']).replace("'eslint/config'", `'${eslint}/config'`) };
    const { status, found } = lintWith(eslint, { ...files, '.git/HEAD': '' }, env);
    expect(found).toEqual(['Task.ts:1:1 realm-schema/valid-server-schema']);
    expect(status).toBe(1);
  });
});
