import { gitHookStep } from './git-hook';
import { huskyStep } from './husky';
import { lefthookStep } from './lefthook';
import { preCommitStep } from './pre-commit-framework';
import type { Project } from './project';
import { HOOK, fromRoot } from './shell';
import type { Step } from './step';

/** The hook for commits, in what the project has for hooks, else in git's own. */
export function hookStep(project: Project): Step {
  return preCommitStep(project) ?? huskyStep(project) ?? lefthookStep(project) ?? gitHookStep(project) ?? {
    kind: 'advice',
    part: 'hook',
    message: project.isRepository
      ? 'Git takes the hooks of this repository from another folder (core.hooksPath). Let pre-commit there run'
      : 'This is no git repository, so there are no commits to check. Once it is one, let its pre-commit hook run',
    lines: [fromRoot(project, HOOK)],
  };
}
