import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkPackages, packageRoot, temporaryProject } from '../support/project';
import { broken, init, inStep } from './app';

interface Linter {
  lintFiles(files: string): Promise<readonly { readonly filePath: string; readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[] }[]>;
}

const load = createRequire(path.join(packageRoot, 'package.json'));
const { ESLint: Eslint8 } = load('eslint8') as { readonly ESLint: new (options: object) => Linter };
const { ESLint: Eslint9 } = load('eslint') as { readonly ESLint: new (options: object) => Linter };
const { ESLint: Eslint10 } = load('eslint10') as { readonly ESLint: new (options: object) => Linter };

const PARSER = '@typescript-eslint/parser';
const MANIFEST = { name: 'app', devDependencies: { 'eslint-plugin-realm-schema': '*', [PARSER]: '*' } };

/** The rules that ESLint reports for the client of a broken app, once `init` has written its lines. */
async function linted(files: Readonly<Record<string, unknown>>, linter: new (options: object) => Linter): Promise<string[]> {
  const root = temporaryProject({ 'package.json': MANIFEST, ...inStep, ...broken, ...files });
  linkPackages(root, [PARSER, 'eslint', '@eslint/js', 'eslint-plugin-realm-schema']);
  expect(await init(root, ['--yes'])).toMatchObject({ status: 0, err: '' });
  const [file = ''] = Object.keys(files);
  const once = readFileSync(path.join(root, file), 'utf8');
  await init(root, ['--yes']);
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(once);
  const results = await new linter({ cwd: root }).lintFiles('client/**/*.ts');
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const FOUND = ['realm-schema/optional-required-mismatch'];
const MODULE = { ecmaVersion: 2022, sourceType: 'module' };

describe('the lines for ESLint', () => {
  it.each<[string, unknown]>([
    ['.eslintrc.json', { root: true, parserOptions: MODULE }],
    ['.eslintrc.json', { root: true, extends: 'eslint:recommended', parserOptions: MODULE, overrides: [] }],
    ['.eslintrc', '# ours\nroot: true\nextends: eslint:recommended # all\nparserOptions: {ecmaVersion: 2022, sourceType: module}\n'],
    ['.eslintrc.yml', 'root: true\nextends:\n- eslint:recommended\nparserOptions: {ecmaVersion: 2022, sourceType: module}\n'],
    ['package.json', { ...MANIFEST, eslintConfig: { root: true, extends: ['eslint:recommended'], parserOptions: MODULE } }],
  ])('lint in ESLint 8: %s', async (file, content) => {
    expect(await linted({ [file]: content }, Eslint8)).toEqual(FOUND);
  });

  it.each<[string, string, new (options: object) => Linter]>([
    ['eslint.config.mjs', "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n", Eslint9],
    ['eslint.config.mjs', "import { defineConfig } from 'eslint/config';\n\nexport default defineConfig([]);\n", Eslint9],
    ['eslint.config.cjs', `module.exports = [{ files: ['**/*.ts'], languageOptions: { parser: require('${PARSER}') } }];\n`, Eslint10],
  ])('lint in flat configurations: %s', async (file, content, linter) => {
    expect(await linted({ [file]: content }, linter)).toEqual(FOUND);
  });

  it.each<[string, string, string]>([
    ['.eslintrc.js', 'module.exports = { root: true };\n', ".eslintrc.js is not plain enough to be edited: add this to `extends` in it,\n    'plugin:realm-schema/recommended'\n"],
    ['eslint.config.js', 'module.exports = load();\n', "add an entry to its list,\n    import realmSchema from 'eslint-plugin-realm-schema';\n    realmSchema.configs['flat/recommended']\n"],
    ['.eslintrc.yml', 'extends: {}\n', '.eslintrc.yml is not plain enough'],
    ['.eslintrc.json', '{ "extends": [ }', '.eslintrc.json is not plain enough'],
  ])('are said where they cannot be written: %s', async (file, content, said) => {
    const root = temporaryProject({ ...inStep, 'package.json': MANIFEST, [file]: content });
    expect((await init(root, ['--yes'])).out).toContain(said);
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(content);
  });

  it('says what a project without a parser lacks', async () => {
    const root = temporaryProject({ ...inStep, '.eslintrc.json': { root: true } });
    expect((await init(root, ['--yes'])).out).toContain(`the project has none: install one (npm install --save-dev ${PARSER})`);
    expect(existsSync(path.join(root, 'realm-schema.config.json'))).toBe(true);
  });
});
