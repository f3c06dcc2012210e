import path from 'node:path';
import { jsonObject, withJsonValue } from './json-edit';
import { dependency, nearest, runsUs, textOf, type Project } from './project';
import { HOOK, workingFolder } from './shell';
import type { Step } from './step';
import { withYamlEntry, yamlText, yamlValue } from './yaml-entry';

const PART = 'hook (lefthook)';
const NAMES = ['lefthook', '.lefthook', '.config/lefthook'].flatMap((name) => ['yml', 'yaml', 'json', 'toml'].map((extension) => `${name}.${extension}`));

/** What lefthook is to run; `root` is the folder to run it in. */
function jobOf(project: Project): Readonly<Record<string, string>> {
  const folder = workingFolder(project);
  return { ...(folder === '' ? {} : { root: `${folder}/` }), run: HOOK };
}

/** Lefthook from 1.10 on has a list of jobs, and before a map of commands; a hook may have either. */
function hasJobs(value: unknown): boolean {
  const hook = (value as Readonly<Record<string, unknown>> | null | undefined)?.['pre-commit'];
  return typeof hook === 'object' && hook !== null && Array.isArray((hook as Readonly<Record<string, unknown>>).jobs);
}

function edited(project: Project, file: string, before: string): string | undefined {
  const job = jobOf(project);
  if (file.endsWith('.json')) {
    const value = jsonObject(before);
    if (value === undefined) return undefined;
    const jobs = hasJobs(value) ? (value['pre-commit'] as { readonly jobs: readonly unknown[] }).jobs.length : undefined;
    return jobs === undefined
      ? withJsonValue(before, ['pre-commit', 'commands', 'realm-schema'], job)
      : withJsonValue(before, ['pre-commit', 'jobs', jobs], { name: 'realm-schema', ...job });
  }
  if (!/\.ya?ml$/.test(file)) return undefined;
  return hasJobs(yamlValue(before))
    ? withYamlEntry(before, ['pre-commit', 'jobs'], [{ name: 'realm-schema', ...job }])
    : withYamlEntry(before, ['pre-commit', 'commands'], { 'realm-schema': job });
}

/** The hook of lefthook, in the file that it has. `undefined` where the project does not use it. */
export function lefthookStep(project: Project): Step | undefined {
  const file = nearest({ folder: project.root, root: project.root }, NAMES);
  const before = file === undefined ? undefined : textOf(file);
  const whole = yamlText({ 'pre-commit': { commands: { 'realm-schema': jobOf(project) } } });
  if (file === undefined || before === undefined) {
    if (dependency(project, 'lefthook') === undefined) return undefined;
    return { kind: 'write', part: PART, file: path.join(project.root, 'lefthook.yml'), before: null, text: whole };
  }
  if (runsUs(before)) return { kind: 'there', part: PART, file };
  const text = edited(project, file, before);
  if (text !== undefined) return { kind: 'write', part: PART, file, before, text };
  return { kind: 'advice', part: PART, message: `${path.basename(file)} cannot be added to as it is written: let its pre-commit hook run what this says in YAML,`, lines: whole.trimEnd().split('\n') };
}
