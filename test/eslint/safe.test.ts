import { createRequire } from 'node:module';
import path from 'node:path';
import { Linter, type Rule as EslintRule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { sideRule } from '../../src/rule/define-rule';
import type * as adapt from '../../src/eslint/adapt-rule';
import { clientClass, serverExport, type Files } from '../support/app';
import { plugin } from '../support/lint';
import { packageRoot, temporaryProject } from '../support/project';

const load = createRequire(__filename);
const { adaptRule } = load(path.join(packageRoot, 'dist/src/eslint/adapt-rule.js')) as typeof adapt;
const parser = load('@typescript-eslint/parser') as Linter.Parser;

const app: Files = {
  '.git/HEAD': '',
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n    },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};
const text = app['client/Task.ts'] as string;

function lint(file: string, code: string, rules: Readonly<Record<string, EslintRule.RuleModule>>, more: Partial<Linter.Config> = {}): Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.js', '**/*.vue'], languageOptions: { parser }, plugins: { own: { rules: { ...rules } } },
    rules: Object.fromEntries(Object.keys(rules).map((id) => [`own/${id}`, 'error'])), ...more,
  };
  return new Linter({ configType: 'flat', cwd: '/' }).verify(code, config, { filename: file });
}

describe('a rule that throws', () => {
  const throwing = sideRule({
    id: 'throwing', group: 'client', docs: { description: 'throws', reference: '' },
    severity: { sync: 'error', validator: 'error', device: 'error' }, on: 'client', messages: {},
    check() {
      throw new Error('not today');
    },
  });

  it('is one report with the rule and the file, and the others go on', () => {
    const root = temporaryProject(app);
    const file = path.join(root, 'client/Task.ts');
    const found = lint(file, text, { throwing: adaptRule(throwing), other: plugin.rules['optional-required-mismatch'] as EslintRule.RuleModule });
    expect(found.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? ''} ${message}`)).toEqual([
      `1:1 own/throwing The rule throwing failed in ${file}: not today. This is a fault of realm-schema; please report it.`,
      expect.stringMatching(/^9:7 own\/other `Task\.note` is optional/),
    ]);
  });
});

describe('a block that a processor takes out of a file', () => {
  const processor: Linter.Processor = {
    preprocess: (code) => [{ text: /<script>\n([^]*)<\/script>/.exec(code)?.[1] ?? '', filename: 'block.ts' }],
    postprocess: (messages) => messages.flat().map((each) => ({ ...each, line: each.line + 1 })),
    supportsAutofix: false,
  };

  it('is read as a file beside it', () => {
    const root = temporaryProject(app);
    const config: Linter.Config[] = [
      { files: ['**/*.vue'], plugins: { own: { processors: { vue: processor } } }, processor: 'own/vue' },
      { files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'realm-schema': plugin }, rules: { 'realm-schema/client-only-class': 'error' } },
    ];
    const code = `<script>\n${text.replaceAll('Task', 'Draft')}</script>\n`;
    const found = new Linter({ configType: 'flat', cwd: '/' }).verify(code, config, { filename: path.join(root, 'client/App.vue'), filterCodeBlock: () => true });
    expect(found.map(({ line, ruleId }) => `${line} ${ruleId ?? ''}`)).toEqual(['4 realm-schema/client-only-class']);
  });
});

describe('options', () => {
  const rule = { allow: plugin.rules['server-only-required-property'] as EslintRule.RuleModule };
  const lacking: Files = {
    '.git/HEAD': '',
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
    ...serverExport({ Task: { required: ['_id', 'by'], properties: { _id: { bsonType: 'objectId' }, by: { bsonType: 'string' } } } }),
  };

  it('of ESLint count beside those of the configuration', () => {
    const root = temporaryProject(lacking);
    const file = path.join(root, 'client/Task.ts');
    const code = lacking['client/Task.ts'] as string;
    expect(lint(file, code, rule).map(({ line }) => line)).toEqual([3]);
    expect(lint(file, code, rule, { rules: { 'own/allow': ['error', { allow: ['Task.by'] }] } })).toEqual([]);
  });
});

describe('what a project has accepted', () => {
  it('is not shown', () => {
    const root = temporaryProject(app);
    const code = text.replace('      note:', '      // realm-schema-ignore-next-line optional-required-mismatch -- known\n      note:');
    expect(lint(path.join(root, 'client/Task.ts'), code, plugin.rules)).toEqual([]);
  });
});
