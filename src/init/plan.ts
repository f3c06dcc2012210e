import { ciSteps } from './ci';
import { configurationStep, type FoundApp } from './configuration';
import { eslintSteps } from './eslint';
import { hookStep } from './hook';
import { dependency, projectAt, type CiService, type Project } from './project';
import type { Step } from './step';

const NAME = 'eslint-plugin-realm-schema';

/** The hook and the job run what is installed, so the project has to name it. */
function packageSteps(project: Project): readonly Step[] {
  if (dependency(project, NAME) !== undefined || project.manifest?.content.name === NAME) return [];
  return [{
    kind: 'advice',
    part: 'package',
    message: `package.json does not name ${NAME}, and what is written here runs the one that is installed. Install it,`,
    lines: [`npm install --save-dev ${NAME}`],
  }];
}

/** All that sets a project up, in the order in which it is asked about. Nothing is written. Throws `ConfigError` where a file of the project cannot be read. */
export function planOf(folder: string, apps: readonly FoundApp[], ci?: CiService): readonly Step[] {
  const [first] = apps;
  const project = projectAt(folder, {
    ...(ci === undefined ? {} : { ci }),
    target: first?.server.target ?? 'local',
    isTypeScript: apps.some(({ client }) => client.files.some((file) => /\.[cm]?tsx?$/.test(file))),
  });
  return [...packageSteps(project), configurationStep(project, apps), ...eslintSteps(project), hookStep(project), ...ciSteps(project)];
}
