import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findConfig } from '../src/config/config';
import { configShape } from '../src/config/config-shape';
import { assertSettings } from '../src/check/settings';
import { rules } from '../rules/index';
import { appBelow, blocksOf } from './support/markdown';
import { linkPackages, packageRoot, runCommand, runNode, temporaryProject } from './support/project';

const readme = readFileSync(path.join(packageRoot, 'README.md'), 'utf8');
const pages = readdirSync(path.join(packageRoot, 'docs')).filter((file) => file.endsWith('.md'));
const blocks = blocksOf(readme);
const app = appBelow(blocks, 'Before and after');

/** Times differ from run to run. */
const withoutTimes = (text: string): string => text.replace(/\d+ ms/g, '92 ms');

describe('the README', () => {
  it('shows what the command prints', () => {
    const shown = blocks.find(({ language }) => language === 'text')?.text;
    const { status, stdout } = runCommand(['check'], temporaryProject(app));
    expect(withoutTimes(stdout)).toBe(shown);
    expect(status).toBe(1);
  });

  it('has a configuration that can be used', () => {
    const root = temporaryProject(appBelow(blocks, 'Configuration'));
    const [config] = findConfig(root) ?? [];
    expect(config).toMatchObject({ client: ['app/models'], server: 'backend', local: ['SearchCache'] });
    expect(() => assertSettings({ rules: config?.rules ?? {} }, rules)).not.toThrow();
  });

  it('says what each key of the configuration is', () => {
    const keys = Object.keys(configShape.properties).filter((key) => key !== '$schema');
    expect(keys.filter((key) => !readme.includes(`\n| \`${key}\` |`))).toEqual([]);
  });

  it.each(['README.md', ...pages.map((page) => `docs/${page}`)])('%s shows commands that work where the package is installed', (page) => {
    const bare = /^(?:\$ )?realm-schema (?:check|explain|diff|inspect|snapshot)\b/m;
    expect(bare.exec(readFileSync(path.join(packageRoot, page), 'utf8'))).toBeNull();
  });

  it.each([
    ['eslint.config.cjs', 'eslint', {}, ['Task.ts', 'schema.json']],
    ['eslint.config.cjs', 'eslint10', {}, ['Task.ts', 'schema.json']],
    ['.eslintrc.cjs', 'eslint8', { ESLINT_USE_FLAT_CONFIG: 'false' }, ['Task.ts']],
  ])('has a working %s for %s', (file, eslint, env, expected) => {
    const root = temporaryProject({ ...app, ...appBelow(blocks, 'Configuration'), [file]: appBelow(blocks, 'ESLint')[file] });
    linkPackages(root, ['@typescript-eslint/parser', '@eslint/json', 'eslint-plugin-realm-schema', eslint]);
    const bin = path.join(packageRoot, 'node_modules', eslint, 'bin/eslint.js');
    const linted = file === '.eslintrc.cjs' ? ['.'] : ['app', 'backend'];
    const { stdout, stderr } = runNode([bin, '--format', 'json', ...linted], root, env);
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    const found = results.flatMap(({ filePath, messages }) => messages.map(({ ruleId }) => `${path.basename(filePath)} ${ruleId}`));
    expect(found).toEqual(expected.map((name) => `${name} realm-schema/optional-required-mismatch`));
  });

  it('links to pages that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(path.join(packageRoot, link)))).toEqual([]);
  });
});
