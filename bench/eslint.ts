/** How much the plugin adds to what ESLint does anyway, for each file, in an app of a thousand files. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type * as eslint from 'eslint';
import { generateApp } from './generate-app';
import { under, type Row } from './row';

const load = createRequire(__filename);
const { Linter } = load('eslint') as typeof eslint;
const parser = load('@typescript-eslint/parser') as eslint.Linter.Parser;
const plugin = load('../dist/src/eslint/plugin.js') as eslint.ESLint.Plugin;

const FILES = 1000;
const ROUNDS = 300;

const ids = Object.keys(plugin.rules ?? {});

/** As many rules that do nothing: what ESLint itself takes for each rule is no time of ours. */
const idle: eslint.ESLint.Plugin = { rules: Object.fromEntries(ids.map((id) => [id, { create: () => ({}) }])) };

function configWith(rules: eslint.ESLint.Plugin): eslint.Linter.Config {
  return { files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'realm-schema': rules }, rules: Object.fromEntries(ids.map((id) => [`realm-schema/${id}`, 'error'])) };
}

const base = configWith(idle);
const withRules = configWith(plugin);
const linter = new Linter({ configType: 'flat', cwd: '/' });

function time(config: eslint.Linter.Config, text: string, filename: string): number {
  const startedAt = performance.now();
  linter.verify(text, config, { filename });
  return performance.now() - startedAt;
}

/** A tenth of the rounds is faster: so what else the machine does is left out. */
const fast = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 10)] ?? 0;

/** Milliseconds of the parser and of ESLint with idle rules, and what ours add; measured in turn. */
function added(texts: (round: number) => { readonly file: string; readonly text: string }): { readonly alone: number; readonly more: number } {
  const alone: number[] = [];
  const both: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { file, text } = texts(round);
    alone.push(time(base, text, file));
    both.push(time(withRules, text, file));
  }
  return { alone: fast(alone), more: fast(both) - fast(alone) };
}

/** Limits in milliseconds for what the rules add. */
const GOALS: Readonly<Record<string, number>> = { 'a file without schemas': 0.1, 'one file, unchanged': 0.5, 'one file, changed and not saved': 5 };

/** What the rules add to the parser and to ESLint itself. The first file is read in a process that has loaded nothing of ours yet. */
export function benchEslint(): Row[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  mkdirSync(path.join(root, '.git'));
  generateApp(root, FILES);
  const plain = Array.from({ length: 60 }, (_, index) => `export const value${index}: number = ${index};\n`).join('');
  writeFileSync(path.join(root, 'client/plain.ts'), plain);
  const model = (index: number): { file: string; text: string } => {
    const file = path.join(root, `client/Class${index}.ts`);
    return { file, text: readFileSync(file, 'utf8') };
  };
  const first = model(0);
  time(base, first.text, first.file);
  const parserOnly = time(base, first.text, first.file);
  const reading = time(withRules, first.text, first.file) - parserOnly;
  const again = time(configWith({ ...plugin }), first.text, first.file) - parserOnly;
  const group = `ESLint, ${FILES} files with a class: what the rules add`;
  const rows: Row[] = [
    { group, what: 'the first file: both sides are read', ms: reading, ...under(reading, 1000, '1 s') },
    { group, what: 'the same file again', ms: again, ...under(again, 300, '300 ms') },
  ];
  const files: [string, (round: number) => { file: string; text: string }][] = [
    ['a file without schemas', () => ({ file: path.join(root, 'client/plain.ts'), text: plain })],
    ['each file, for the first time', (round) => model(round + 1)],
    ['one file, unchanged', () => model(1)],
    ['one file, changed and not saved', (round) => ({ ...model(2), text: `${model(2).text}// ${round}\n` })],
  ];
  for (const [what, texts] of files) {
    const { alone, more } = added(texts);
    const limit = GOALS[what];
    rows.push({
      group, what, ms: more, over: { what: 'ESLint and the parser', times: (more + alone) / alone },
      ...(limit === undefined ? {} : under(more, limit, `${limit} ms`)),
    });
  }
  rmSync(root, { recursive: true });
  return rows;
}
