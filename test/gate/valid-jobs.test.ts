import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { init, inStep } from '../init/app';
import { packageRoot, temporaryProject } from '../support/project';
import { createRepository } from '../support/repository';

/** What is published, shown and generated for CI services and hooks, held to the schemas of those who read it. */

type Kind = 'github-action' | 'github-workflow' | 'gitlab-ci' | 'pre-commit-config' | 'pre-commit-hooks' | 'lefthook';

const textOf = (file: string): string => readFileSync(path.join(packageRoot, file), 'utf8');

const schemaOf = (kind: Kind): object => JSON.parse(textOf(`test/gate/schemas/${kind}.json`)) as object;
const compiled = new Map<Kind, ValidateFunction>();

function validatorOf(kind: Kind): ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = compiled.get(kind) ?? (kind === 'pre-commit-config' ? ajv.addSchema(schemaOf('pre-commit-hooks')) : ajv).compile(schemaOf(kind));
  compiled.set(kind, validate);
  return validate;
}

/** What is wrong with a value, by a schema. */
function faults(kind: Kind, value: unknown): string[] {
  const validate = validatorOf(kind);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** A workflow whose only job has these steps. */
const withSteps = (steps: unknown): unknown => ({ on: ['pull_request'], jobs: { schema: { 'runs-on': 'ubuntu-latest', steps } } });

const page = textOf('docs/ci.md');
const blocks = [...page.matchAll(/^```yaml ?(\S*)\n([^]*?)^```$/gm)].map(([, file = '', text = '']) => ({ file, text }));

function kindOf(file: string, value: unknown): readonly [Kind, unknown] {
  if (file.startsWith('.github/workflows/')) return ['github-workflow', value];
  if (file === '.pre-commit-config.yaml') return ['pre-commit-config', value];
  return Array.isArray(value) ? ['github-workflow', withSteps(value)] : ['gitlab-ci', value];
}

describe('what is published', () => {
  it('is an action of GitHub', () => {
    expect(faults('github-action', parse(textOf('action.yml')))).toEqual([]);
  });

  it('is a component of GitLab', () => {
    const all = parseAllDocuments(textOf('templates/realm-schema.yml')).map((each) => each.toJS() as Record<string, unknown>);
    expect(all.flatMap((each) => faults('gitlab-ci', each))).toEqual([]);
  });

  it('is a hook of pre-commit', () => {
    expect(faults('pre-commit-hooks', parse(textOf('.pre-commit-hooks.yaml')))).toEqual([]);
  });
});

describe('docs/ci.md', () => {
  it('has the examples that are held to schemas here', () => {
    expect(blocks.map(({ file }) => file)).toEqual(['', '', '', '.github/workflows/schema.yml', '.gitlab-ci.yml', '.pre-commit-config.yaml']);
  });

  it.each(blocks.map(({ file, text }, at) => [at + 1, file, text] as const))('shows what is valid: example %i %s', (_at, file, text) => {
    const [kind, value] = kindOf(file, parse(text));
    expect(faults(kind, value)).toEqual([]);
  });

  it('names no input that the action and the component do not have', () => {
    const inputs = Object.keys((parse(textOf('action.yml')) as { inputs: object }).inputs);
    const [step] = blocks.flatMap(({ text }) => (text.includes('/eslint-plugin-realm-schema@') ? [parse(text) as { uses?: string; with?: object }[]] : []));
    const used = step?.find(({ uses = '' }) => uses.includes('eslint-plugin-realm-schema'))?.with ?? {};
    expect(Object.keys(used).filter((each) => !inputs.includes(each))).toEqual([]);
    const [component] = parseAllDocuments(textOf('templates/realm-schema.yml')).map((each) => each.toJS() as { spec?: { inputs: object } });
    const [include] = blocks.flatMap(({ text }) => (text.startsWith('include:') ? [parse(text) as { include: { inputs: object }[] }] : []));
    expect(Object.keys(include?.include[0]?.inputs ?? {}).filter((each) => !Object.keys(component?.spec?.inputs ?? {}).includes(each))).toEqual([]);
  });
});

describe('what init generates', () => {
  it.each<[string, Record<string, unknown>, string, Kind, string]>([
    ['a workflow of GitHub', {}, 'https://github.com/a/b.git', 'github-workflow', '.github/workflows/realm-schema.yml'],
    ['a workflow in a folder, with pnpm', { 'pnpm-lock.yaml': '' }, 'https://github.com/a/b.git', 'github-workflow', '.github/workflows/realm-schema.yml'],
    ['a pipeline of GitLab', {}, 'https://gitlab.com/a/b.git', 'gitlab-ci', '.gitlab-ci.yml'],
    ['a job in a pipeline that is there', { '.gitlab-ci.yml': 'stages: [lint]\n\nlint:\n  stage: lint\n  script: [npm run lint]\n' }, 'https://gitlab.com/a/b.git', 'gitlab-ci', '.gitlab-ci.yml'],
    ['a hook of pre-commit', { '.pre-commit-config.yaml': 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n' }, 'https://example.org/a', 'pre-commit-config', '.pre-commit-config.yaml'],
    ['a command of lefthook', { 'lefthook.yml': 'pre-push:\n  commands:\n    test:\n      run: npm test\n' }, 'https://example.org/a', 'lefthook', 'lefthook.yml'],
  ])('is valid: %s', async (_name, files, remote, kind, file) => {
    const root = temporaryProject({ ...inStep, 'package.json': { name: 'app' }, ...('pnpm-lock.yaml' in files ? {} : { 'package-lock.json': {} }), ...files });
    createRepository(root, { HOME: root }).git('remote', 'add', 'origin', remote);
    expect(await init(root, ['--yes'])).toMatchObject({ status: 0, err: '' });
    expect(existsSync(path.join(root, file))).toBe(true);
    const written = readFileSync(path.join(root, file), 'utf8');
    expect(written).toContain('realm-schema');
    expect(faults(kind, parse(written))).toEqual([]);
  });
});
