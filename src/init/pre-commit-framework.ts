import { nearest, runsUs, textOf, type Project } from './project';
import { CHECK, shellWord, workingFolder } from './shell';
import type { Step } from './step';
import { withYamlEntry, yamlText } from './yaml-entry';

const PART = 'hook (pre-commit)';

/** The command without a shell where it needs none: the framework starts programs by itself. */
function entryOf(project: Project): string {
  const folder = workingFolder(project);
  return folder === '' ? CHECK : `sh -c ${shellWord(`cd ${shellWord(`./${folder}`)} && ${CHECK}`)}`;
}

/** The hook for the pre-commit framework, with the package that the project has installed. `undefined` where it is not used. */
export function preCommitStep(project: Project): Step | undefined {
  const file = nearest({ folder: project.root, root: project.root }, ['.pre-commit-config.yaml']);
  const before = file === undefined ? undefined : textOf(file);
  if (file === undefined || before === undefined) return undefined;
  if (runsUs(before)) return { kind: 'there', part: PART, file };
  const hook = {
    id: 'realm-schema',
    name: 'realm-schema',
    entry: entryOf(project),
    language: 'system',
    pass_filenames: false,
    always_run: true,
    require_serial: true,
  };
  const repository = { repo: 'local', hooks: [hook] };
  const text = withYamlEntry(before, ['repos'], [repository]);
  if (text !== undefined) return { kind: 'write', part: PART, file, before, text };
  const lines = yamlText([repository]).trimEnd().split('\n');
  return { kind: 'advice', part: PART, message: 'The list `repos` of .pre-commit-config.yaml cannot be added to as it is written: add this to it,', lines };
}
