import path from 'node:path';
import { entriesOf, exists } from '../disk/disk';
import { slashedFrom } from '../tree/slashed';
import { installationOf } from './package-manager';
import { runsUs, textOf, type Project } from './project';
import { CHECK, workingFolder } from './shell';
import type { Step } from './step';
import { yamlText } from './yaml-entry';

const PART = 'CI job (GitHub)';

/** The workflows that there are. */
function workflows(project: Project): readonly string[] {
  const folder = path.join(project.root, '.github/workflows');
  if (!exists(folder)) return [];
  return entriesOf(folder).map(({ name }) => path.join(folder, name)).filter((file) => /\.ya?ml$/.test(file)).sort();
}

const inFolder = (folder: string, run: string): object => (folder === '' ? { run } : { 'working-directory': folder, run });

function workflow(project: Project): string {
  const { folder, commands } = installationOf(project);
  return yamlText({
    name: 'Realm schema',
    on: ['pull_request'],
    permissions: { contents: 'read' },
    jobs: {
      'realm-schema': {
        'runs-on': 'ubuntu-latest',
        steps: [
          // The check compares with where the branch parted from its base.
          { uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } },
          { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
          ...commands.map((command) => inFolder(slashedFrom(project.root, folder), command)),
          inFolder(workingFolder(project), `${CHECK} --against --format github`),
        ],
      },
    },
  });
}

/** The workflow for GitHub Actions. `undefined` where the project is not there. */
export function githubStep(project: Project): Step | undefined {
  if (project.ci !== 'github' && !exists(path.join(project.root, '.github')) && !/github\.com\b/.test(project.remotes)) return undefined;
  const known = workflows(project).find((file) => runsUs(textOf(file) ?? ''));
  if (known !== undefined) return { kind: 'there', part: PART, file: known };
  const file = path.join(project.root, '.github/workflows/realm-schema.yml');
  const text = workflow(project);
  if (!exists(file)) return { kind: 'write', part: PART, file, before: null, text };
  return { kind: 'advice', part: PART, message: 'There is a .github/workflows/realm-schema.yml that does something else: add this as a workflow,', lines: text.trimEnd().split('\n') };
}
