import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { broken, inStep } from '../init/app';
import { packageRoot, temporaryProject, type Run } from '../support/project';
import { createRepository } from '../support/repository';

/** The action for GitHub and the component for GitLab, whose scripts are run with their inputs in variables, as the services do. */

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[] };
}

const action = parse(readFileSync(path.join(packageRoot, 'action.yml'), 'utf8')) as Action;
const [spec, component] = parseAllDocuments(readFileSync(path.join(packageRoot, 'templates/realm-schema.yml'), 'utf8')).map((each) => each.toJS() as unknown);
const { inputs } = (spec as { readonly spec: Pick<Action, 'inputs'> }).spec;
const job = (component as Readonly<Record<string, unknown>>)['realm-schema'] as { readonly script: readonly string[]; readonly variables: Readonly<Record<string, unknown>> };

/** What stands for npx: it says what it was asked for, and runs what was built. */
const NPX = `#!/bin/sh
printf '%s\\n' "$@" > "$ASKED"
while [ "$1" != realm-schema ]; do shift; done
shift
exec node ${JSON.stringify(path.join(packageRoot, 'dist/src/cli/realm-schema.js'))} "$@"
`;

type Inputs = Readonly<Record<string, string>>;

interface Outcome extends Run {
  readonly root: string;
  /** What npx was asked for, a word a line; empty where it was not. */
  readonly asked: string;
  readonly outputs: Inputs;
  readonly summary: string;
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Runs a script in a repository whose branch `main` at `origin` is in step. */
function run(script: string, variables: Inputs, files: Readonly<Record<string, unknown>>): Outcome {
  const folder = temporaryProject({ 'bin/npx': NPX, 'bin/npm': '#!/bin/sh\n', 'app/.gitignore': '*.sarif\n*.json.tmp\n', 'temp/x': '' });
  const root = path.join(folder, 'app');
  const [output, summary, asked] = ['output', 'summary', 'asked'].map((name) => path.join(folder, name)) as [string, string, string];
  const app = createRepository(root, {
    GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: path.join(folder, 'temp'), CI_PROJECT_DIR: root, ASKED: asked, PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`, ...variables,
  });
  app.write(inStep);
  app.commit('Start');
  app.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  app.write(files);
  app.run('chmod', ['+x', path.join(folder, 'bin/npx'), path.join(folder, 'bin/npm')]);
  const done = app.run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script]);
  const outputs = Object.fromEntries(read(output).trim().split('\n').map((line) => line.split('=') as [string, string]));
  return { ...done, root, asked: read(asked), outputs, summary: read(summary) };
}

const NAMES: Inputs = { version: 'VERSION', args: 'ARGS', against: 'AGAINST', format: 'FORMAT', 'working-directory': 'FOLDER' };

/** The variables that hold the inputs, those that are not given with their defaults. */
const variablesOf = (given: Inputs, of: Action['inputs']): Inputs =>
  Object.fromEntries(Object.entries(NAMES).map(([input, name]) => [`REALM_SCHEMA_${name}`, given[input] ?? of[input]?.default ?? '']));

const onGithub = (given: Inputs = {}, files = {}, env: Inputs = {}): Outcome => run(action.runs.steps[0]?.run ?? '', { ...variablesOf(given, action.inputs), ...env }, files);
const onGitlab = (given: Inputs = {}, files = {}, env: Inputs = {}): Outcome => run(job.script.join('\n'), { ...variablesOf(given, inputs), CI_MERGE_REQUEST_IID: '', ...env }, files);

const HOSTILE = '$(touch run) `touch run` "; touch run; " \' && touch run * ::error::x';

describe('the action for GitHub', () => {
  it('hands its inputs to the script by variables', () => {
    const [step, ...others] = action.runs.steps;
    expect(others).toEqual([]);
    expect(step?.run).not.toContain('${{');
    expect(step?.env).toEqual(Object.fromEntries(Object.entries(NAMES).map(([input, name]) => [`REALM_SCHEMA_${name}`, `\${{ inputs.${input} }}`])));
    expect(Object.keys(action.inputs)).toEqual(Object.keys(NAMES));
    expect(Object.entries(action.outputs).map(([name, { value }]) => value === `\${{ steps.check.outputs.${name} }}`)).toEqual([true, true, true, true]);
  });

  it('passes for an app in step, with its outputs', () => {
    const { status, stderr, asked, outputs, root } = onGithub();
    expect([status, stderr]).toEqual([0, '']);
    expect(asked).toMatch(/^--no\nrealm-schema\ncheck\n--format\ngithub\n/);
    expect(outputs).toMatchObject({ status: '0', errors: '0', warnings: '0', sarif: expect.stringContaining(path.join(root, '../temp')) as string });
  });

  it('fails for a pull request that breaks it: annotations, summary, SARIF', () => {
    const { status, stdout, outputs, summary } = onGithub({ args: '--max-warnings 0\n--verbose' }, broken, { GITHUB_BASE_REF: 'main' });
    expect([status, outputs.status, outputs.errors]).toEqual([1, '1', '1']);
    expect(stdout).toContain('::error file=client/Task.ts,');
    expect(summary).toContain('changed-optionality');
  });

  it('says that the check could not be made', () => {
    expect(onGithub({}, { 'realm-schema.config.json': '{' })).toMatchObject({ status: 2, outputs: { status: '2' } });
    expect(onGithub({ 'working-directory': 'nowhere' })).toMatchObject({ status: 2, asked: '', outputs: { status: '2' } });
    expect(onGithub({ version: '1.0.0 file:x' })).toMatchObject({ status: 2, asked: '', outputs: { status: '2' } });
  });

  it('runs the version and the comparison that are asked for', () => {
    const { status, asked } = onGithub({ version: '1.2.0', against: 'HEAD' });
    expect(status).toBe(0);
    expect(asked).toMatch(/^--yes\n--package\neslint-plugin-realm-schema@1\.2\.0\nrealm-schema\ncheck\n--against=HEAD\n/);
    expect(onGithub({ against: 'none' }, {}, { GITHUB_BASE_REF: 'main' }).asked).not.toContain('--against');
  });

  it.each(Object.keys(NAMES))('runs nothing that the input %s holds', (input) => {
    const { status, root } = onGithub({ [input]: HOSTILE });
    expect([status, existsSync(path.join(root, 'run'))]).toEqual([2, false]);
  });
});

describe('the component for GitLab', () => {
  it('hands its inputs to the script by variables', () => {
    expect(job.script.join('\n')).not.toContain('$[[');
    const { GIT_DEPTH: depth, ...variables } = job.variables;
    expect(depth).toBe(0);
    expect(variables).toEqual(Object.fromEntries(Object.entries(NAMES).map(([input, name]) => [`REALM_SCHEMA_${name}`, { value: `$[[ inputs.${input} ]]`, expand: false }])));
    expect(Object.keys(inputs)).toEqual(['stage', 'image', ...Object.keys(NAMES)]);
  });

  it('fails for a merge request that breaks it, with its reports', () => {
    const { status, root, asked } = onGitlab({ args: '--max-warnings 0' }, broken, { CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' });
    expect(status).toBe(1);
    expect(asked).toMatch(/^--no\nrealm-schema\ncheck\n--max-warnings\n0\n--against\n--format\npretty\n/);
    expect(JSON.parse(read(path.join(root, 'gl-code-quality-report.json')))).toHaveLength(1);
    expect(JSON.parse(read(path.join(root, 'realm-schema.sarif')))).toMatchObject({ version: '2.1.0' });
  });

  it('passes for an app in step', () => {
    expect(onGitlab({ version: '1.2.0', against: 'HEAD' })).toMatchObject({ status: 0, asked: expect.stringMatching(/^--yes\n--package\neslint-plugin-realm-schema@1\.2\.0\n/) as string });
  });

  it.each(['args', 'against', 'format', 'working-directory'])('runs nothing that the input %s holds', (input) => {
    const { status, root } = onGitlab({ [input]: HOSTILE });
    expect([status === 0, existsSync(path.join(root, 'run'))]).toEqual([false, false]);
  });
});
