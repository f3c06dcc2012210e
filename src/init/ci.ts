import { githubStep } from './github-job';
import { gitlabStep } from './gitlab-job';
import type { Project } from './project';
import { CHECK } from './shell';
import type { Step } from './step';

/** The jobs for the services that the project is at, told by their files and by where its remotes are. */
export function ciSteps(project: Project): readonly Step[] {
  const steps = [githubStep(project), gitlabStep(project)].filter((step) => step !== undefined);
  return steps.length > 0 ? steps : [{
    kind: 'advice',
    part: 'CI job',
    message: 'Neither the files nor the remotes of the project are those of GitHub or GitLab. Run this again with --ci github or --ci gitlab, or elsewhere, in the job for a pull request, with all commits fetched and the packages installed, run',
    lines: [`${CHECK} --against`],
  }];
}
