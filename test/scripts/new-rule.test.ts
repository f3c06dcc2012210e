import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { main, newRuleFiles, parseNewRule } from '../../scripts/new-rule';
import { appBelow, blocksOf } from '../support/markdown';

const root = path.join(__dirname, '../..');
const index = readFileSync(path.join(root, 'rules/index.ts'), 'utf8');
const RULE = { id: 'dummy-rule', group: 'compatibility' } as const;

describe('what is asked for', () => {
  it.each([
    [['dummy-rule', 'compatibility'], RULE],
    [[], { refused: 'Usage: npm run new-rule -- <id> <group>' }],
    [['dummy-rule'], { refused: 'Usage: npm run new-rule -- <id> <group>' }],
    [['Dummy', 'sync'], { refused: '`Dummy` is no name for a rule: write two or more words in lower case, joined by hyphens.' }],
    [['../evil', 'sync'], { refused: '`../evil` is no name for a rule: write two or more words in lower case, joined by hyphens.' }],
    [['dummy-rule', 'nice'], { refused: 'There is no group `nice`: choose one of compatibility, destructive, sync, client, server.' }],
  ])('%j', (args, expected) => {
    expect(parseNewRule(args)).toEqual(expected);
  });
});

/** The lines of the catalogue that are new, with the line before each. */
function addedLines(group: typeof RULE.group | 'sync', id: string): string[] {
  const before = new Set(index.split('\n'));
  const after = (newRuleFiles({ id, group }, index).get('rules/index.ts') ?? '').split('\n');
  return after.flatMap((line, at) => (before.has(line) ? [] : [`${after[at - 1] ?? ''} > ${line}`]));
}

describe('the catalogue', () => {
  it('gets an import in alphabetical order, and an entry at the end of the group', () => {
    expect(addedLines('compatibility', 'a-rule')).toEqual([
      "import type { Rule } from '../src/rule/define-rule'; > import { rule as aRule } from './a-rule';",
      '  primaryKeyMismatch, > aRule,'.replace('> ', '>   '),
    ]);
  });

  it('gets a group that it does not have yet', () => {
    const without = index.split('\n').filter((line) => line !== '  // sync').join('\n');
    const lines = (newRuleFiles({ id: 'zz-rule', group: 'sync' }, without).get('rules/index.ts') ?? '').split('\n');
    expect(lines.slice(-4)).toEqual(['  // sync', '  zzRule,', '];', '']);
    expect(lines.findLast((line) => line.startsWith('import '))).toBe("import { rule as zzRule } from './zz-rule';");
  });
});

describe('the new files', () => {
  const files = newRuleFiles(RULE, index);

  it('type-check beside the others', () => {
    const { options } = ts.parseJsonConfigFileContent(JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')), ts.sys, root);
    const host = ts.createCompilerHost(options);
    const own = new Map([...files].filter(([file]) => file.endsWith('.ts')).map(([file, text]) => [path.join(root, file), text]));
    const { getSourceFile, fileExists, readFile } = host;
    host.getSourceFile = (file, version, ...rest) => (own.has(file) ? ts.createSourceFile(file, own.get(file) ?? '', version) : getSourceFile(file, version, ...rest));
    host.fileExists = (file) => own.has(file) || fileExists(file);
    host.readFile = (file) => own.get(file) ?? readFile(file);
    const program = ts.createProgram([...own.keys()], { ...options, rootDir: root }, host);
    const problems = [...own.keys()].flatMap((file) => [...program.getSyntacticDiagnostics(program.getSourceFile(file)), ...program.getSemanticDiagnostics(program.getSourceFile(file))]);
    expect(problems.map(({ messageText }) => messageText)).toEqual([]);
  });

  it('have an app under each example of the page', () => {
    const blocks = blocksOf(files.get('docs/rules/dummy-rule.md') ?? '');
    const both = ['client/Task.ts', 'server/data_sources/mongodb-atlas/app/Task/schema.json'];
    expect(Object.keys(appBelow(blocks, 'Wrong'))).toEqual(both);
    expect(Object.keys(appBelow(blocks, 'Right'))).toEqual(both);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'new-rule-'));
  for (const each of ['rules', 'docs/rules', 'test/rules']) mkdirSync(path.join(folder, each), { recursive: true });
  writeFileSync(path.join(folder, 'rules/index.ts'), index);
  afterAll(() => rmSync(folder, { recursive: true }));
  const said: string[] = [];
  const run = (...args: string[]): number => main(args, folder, (text) => said.push(text));

  it('writes the files once, and never over others', () => {
    expect(run('dummy-rule', 'sync')).toBe(0);
    expect(readdirSync(path.join(folder, 'rules')).sort()).toEqual(['dummy-rule.ts', 'index.ts']);
    expect(readFileSync(path.join(folder, 'rules/index.ts'), 'utf8')).toContain('  dummyRule,');
    const written = readFileSync(path.join(folder, 'rules/index.ts'), 'utf8');
    expect(run('dummy-rule', 'sync')).toBe(2);
    expect(readFileSync(path.join(folder, 'rules/index.ts'), 'utf8')).toBe(written);
    expect(said.at(-1)).toBe('Nothing was written: rules/dummy-rule.ts, docs/rules/dummy-rule.md, test/rules/dummy-rule.test.ts already exist.');
  });

  it('says what is wrong with its arguments', () => {
    expect(run('dummy-rule', 'nice')).toBe(2);
    expect(said.at(-1)).toContain('There is no group `nice`');
  });
});
