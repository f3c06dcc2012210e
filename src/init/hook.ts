import { huskyStep } from './husky';
import { lefthookStep } from './lefthook';
import { preCommitStep } from './pre-commit-framework';
import type { Project } from './project';
import { HOOK, fromRoot } from './shell';
import type { Step } from './step';

/** The hook for commits, for the one that the project has. Where it has none, it is not for us to bring one. */
export function hookStep(project: Project): Step {
  return preCommitStep(project) ?? huskyStep(project) ?? lefthookStep(project) ?? {
    kind: 'advice',
    part: 'hook',
    message: project.isRepository
      ? 'The project has no hooks of the pre-commit framework, husky or lefthook. Install one of them and run this again, or let .git/hooks/pre-commit run'
      : 'This is no git repository, so there are no commits to check. Once it is one, let its pre-commit hook run',
    lines: [fromRoot(project, HOOK)],
  };
}
