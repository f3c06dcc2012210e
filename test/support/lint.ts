import { createRequire } from 'node:module';
import path from 'node:path';
import type * as eslint from 'eslint';
import { packageRoot } from './project';

const load = createRequire(__filename);
const { Linter } = load('eslint') as typeof eslint;
const parser = load('@typescript-eslint/parser') as eslint.Linter.Parser;

/** The built plugin, as a user loads it. */
export const plugin = load(path.join(packageRoot, 'dist/src/eslint/plugin.js')) as eslint.ESLint.Plugin & { readonly rules: Record<string, eslint.Rule.RuleModule> };

type Level = 'error' | ['error', object];

/** All rules, or those given with their options. */
function configFor(rules: Readonly<Record<string, Level>> | undefined, language: Partial<eslint.Linter.Config>): eslint.Linter.Config {
  const all = Object.fromEntries(Object.keys(plugin.rules).map((id): [string, Level] => [id, 'error']));
  const named = Object.entries(rules ?? all).map(([id, level]) => [`realm-schema/${id}`, level]);
  return { files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,json}'], plugins: { 'realm-schema': plugin }, rules: Object.fromEntries(named) as eslint.Linter.RulesRecord, ...language };
}

const json = load('@eslint/json') as { readonly default: eslint.ESLint.Plugin };

/** Lints a JSON text of the server side. */
export function lintJson(file: string, text: string): eslint.Linter.LintMessage[] {
  const config = configFor(undefined, { language: 'json/json' });
  return new Linter({ configType: 'flat', cwd: '/' }).verify(text, { ...config, plugins: { ...config.plugins, json: json.default } }, { filename: file });
}

/** Lints a text as an editor does: under the name of a file, whether it is saved or not. */
export function lintText(file: string, text: string, rules?: Readonly<Record<string, Level>>): eslint.Linter.LintMessage[] {
  return new Linter({ configType: 'flat', cwd: '/' }).verify(text, configFor(rules, { languageOptions: { parser } }), { filename: file });
}

/** A message on one line: place and rule. */
export function shown({ line, column, ruleId, message }: eslint.Linter.LintMessage): string {
  return `${line}:${column} ${ruleId?.replace('realm-schema/', '') ?? message}`;
}
