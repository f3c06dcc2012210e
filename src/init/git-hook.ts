import path from 'node:path';
import { openGit } from '../history/git';
import { HistoryError } from '../history/history-error';
import { gitFolders } from '../tree/git-folders';
import { runsUs, textOf, type Project } from './project';
import { HOOK, fromRoot } from './shell';
import type { Step } from './step';

const PART = 'hook (git)';

/** Whether git looks for hooks somewhere else, where they may be those of other repositories too. */
function isElsewhere(folder: string): boolean {
  try {
    // The last value is the one that git is called with here, so that it runs no hook.
    const values = (openGit(folder).guess(['config', '--get-all', 'core.hooksPath']) ?? '').split('\n');
    return values.some((each) => each !== '' && each !== '/dev/null');
  } catch (error) {
    if (error instanceof HistoryError) return true;
    throw error;
  }
}

/** The hook of git itself, for a project that has nothing to manage hooks. It is of this clone alone. `undefined` where git takes hooks from elsewhere. */
export function gitHookStep(project: Project): Step | undefined {
  const git = project.isRepository ? gitFolders(project.root) : undefined;
  if (git === undefined || isElsewhere(project.folder)) return undefined;
  const file = path.join(git.common, 'hooks', 'pre-commit');
  const before = textOf(file);
  const line = fromRoot(project, HOOK);
  if (before === undefined) return { kind: 'write', part: PART, file, before: null, text: `#!/bin/sh\n${line}\n`, executable: true };
  if (runsUs(before)) return { kind: 'there', part: PART, file };
  return { kind: 'advice', part: PART, message: 'The repository has a hook pre-commit already: let it run this as well,', lines: [line] };
}
