import path from 'node:path';
import { slashedFrom } from '../tree/slashed';
import { installationOf } from './package-manager';
import { runsUs, textOf, type Project } from './project';
import { CHECK, shellWord, workingFolder } from './shell';
import type { Step } from './step';
import { withYamlEntry, yamlText, yamlValue } from './yaml-entry';

const PART = 'CI job (GitLab)';

/** Commands of one job share a shell, so those of a folder are run in a shell of their own. */
const inFolder = (folder: string, command: string): string => (folder === '' ? command : `(cd ${shellWord(`./${folder}`)} && ${command})`);

/** Where a pipeline has no stage `test`, which a job is in that names none, its first one is taken. */
function stageOf(pipeline: unknown): { readonly stage?: string } {
  const stages: unknown = (pipeline as { readonly stages?: unknown } | null | undefined)?.stages;
  const [first]: readonly unknown[] = Array.isArray(stages) && !stages.includes('test') ? stages : [];
  return typeof first === 'string' ? { stage: first } : {};
}

function jobOf(project: Project, pipeline: unknown): Readonly<Record<string, unknown>> {
  const { folder, commands } = installationOf(project);
  return {
    'realm-schema': {
      ...stageOf(pipeline),
      image: 'node:22',
      rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }],
      variables: { GIT_DEPTH: 0 },
      script: [...commands.map((command) => inFolder(slashedFrom(project.root, folder), command)), inFolder(workingFolder(project), `${CHECK} --against`)],
    },
  };
}

/** The job for GitLab CI. `undefined` where the project is not there. */
export function gitlabStep(project: Project): Step | undefined {
  const file = path.join(project.root, '.gitlab-ci.yml');
  const before = textOf(file);
  if (before === undefined) {
    if (project.ci !== 'gitlab' && !/gitlab/.test(project.remotes)) return undefined;
    return { kind: 'write', part: PART, file, before: null, text: yamlText(jobOf(project, undefined)) };
  }
  if (runsUs(before)) return { kind: 'there', part: PART, file };
  const job = jobOf(project, yamlValue(before));
  const text = withYamlEntry(before, [], job);
  if (text !== undefined) return { kind: 'write', part: PART, file, before, text };
  return { kind: 'advice', part: PART, message: '.gitlab-ci.yml cannot be added to as it is written: add this job to it,', lines: yamlText(job).trimEnd().split('\n') };
}
