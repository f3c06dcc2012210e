import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index';
import { outdatedFiles } from '../scripts/generate-docs';
import { catalogue } from '../src/explain/catalogue';
import type { Message, Rule } from '../src/rule/define-rule';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const ids = rules.map(({ id }) => id);
const messagesOf = (rule: Rule): [string, Message][] => Object.entries(rule.messages);

/** The names of the files in a folder, without an ending. */
function namesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder)).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort();
}

const ERROR_IDS = new Set(catalogue.map(({ id }) => id));

/** What every message can use, where the problem has such a side. */
const STANDARD_NAMES = ['class', 'property', 'clientType', 'serverType', 'clientFile', 'serverFile', 'before', 'after', 'baseline', 'refusal'];

describe('the catalogue', () => {
  it('has one name for each rule, in kebab case', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it.each([
    ['a file', 'rules', '.ts', ['index']],
    ['a page', 'docs/rules', '.md', []],
    ['a test', 'test/rules', '.test.ts', []],
  ])('has %s for each rule, and none beside', (_what, folder, ending, others: string[]) => {
    expect(namesIn(folder, ending)).toEqual([...ids, ...others].sort());
  });

  it('imports each rule from the file of its name', () => {
    const imports = [...read('rules/index.ts').matchAll(/^import \{ rule as (\w+) \} from '\.\/([\w-]+)';$/gm)];
    const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(imports.map(([, , file]) => file)).toEqual([...ids].sort());
    expect(imports.map(([, name]) => name)).toEqual([...ids].sort().map(camelCase));
  });

  it('is what the generated documentation says', () => {
    expect(outdatedFiles()).toEqual([]);
  });
});

// What a message is called may be said by what a rule is given: the faults of sources, and what a change breaks.
const sourcesOfCheck = ['src/schema/client-schemas.ts', 'src/rule/changed-declaration.ts', 'src/rule/removed-declaration.ts', ...readdirSync(path.join(root, 'src/check')).map((file) => `src/check/${file}`)];

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  // Rules about other findings are run by the check itself, which then says their messages.
  const source = [`rules/${id}.ts`, ...sourcesOfCheck].map(read).join('\n').replace(/\{\{\w+\}\}/g, '');

  it('says what it does without a full stop', () => {
    expect(rule.docs.description).toMatch(/^(disallow|report|require|enforce) .*[^.]$/);
  });

  it('has full sentences as messages', () => {
    const texts = messagesOf(rule).flatMap(([, { text, help }]) => [text, help]);
    expect(texts.filter((text) => !/^[A-Z`{].*([.?]|\}\})$/.test(text))).toEqual([]);
  });

  it('supplies the value of every placeholder', () => {
    const isSupplied = (name: string): boolean => STANDARD_NAMES.includes(name) || new RegExp(`[{,]\\s*${name}\\s*[:,}]`).test(source);
    const names = messagesOf(rule).flatMap(([, { text, help }]) => [...`${text} ${help}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name));
    expect(names.filter((name) => !isSupplied(name))).toEqual([]);
  });

  it('says each of its messages', () => {
    expect(messagesOf(rule).map(([message]) => message).filter((message) => !source.includes(`'${message}'`))).toEqual([]);
  });

  it('names runtime errors that the error catalogue has', () => {
    expect(messagesOf(rule).flatMap(([, { errors }]) => errors ?? []).filter((error) => !ERROR_IDS.has(error))).toEqual([]);
  });
});

describe('config.schema.json', () => {
  const schema = JSON.parse(read('config.schema.json')) as object;
  const validate = new Ajv({ strict: true, strictTuples: false, allowUnionTypes: true, strictTypes: false }).compile(schema);

  it.each([
    ['nothing', {}, true],
    ['one app', { $schema: 'config.schema.json', client: ['app/models'], server: 'backend', rules: { 'type-mismatch': 'off' } }, true],
    ['several apps', [{ name: 'ios' }, { name: 'web', local: ['Draft'] }], true],
    ['options', { rules: { 'server-only-required-property': ['error', { allow: ['Task.createdBy'] }] } }, true],
    ['options that the rule does not have', { rules: { 'server-only-required-property': ['error', { alow: [] }] } }, false],
    ['options of a rule without options', { rules: { 'type-mismatch': ['error', {}] } }, false],
    ['an unknown severity', { rules: { 'type-mismatch': 'fatal' } }, false],
    ['an unknown rule', { rules: { 'type-mismatches': 'off' } }, false],
    ['an unknown key', { clients: [] }, false],
    ['no app', [], false],
  ])('judges %s', (_name, config, expected) => {
    expect(validate(config)).toBe(expected);
  });
});
