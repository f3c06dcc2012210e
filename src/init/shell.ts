import { slashedFrom } from '../tree/slashed';
import type { Project } from './project';

/** A text as one word of a shell. */
export const shellWord = (text: string): string => (/^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that checks: it runs what is installed, and never fetches another package of that name. */
export const CHECK = 'npx --no realm-schema check';

/** The same in a hook of git, which runs while other changes lie on the disk: it looks at what the commit will hold. */
export const HOOK = `${CHECK} --staged`;

/** The folder in which the command runs, from the root of the repository; `''` for the root itself. */
export const workingFolder = ({ root, folder }: Project): string => slashedFrom(root, folder);

/** A command of the project as a shell runs it at the root of the repository. */
export function fromRoot(project: Project, command: string): string {
  const folder = workingFolder(project);
  return folder === '' ? command : `(cd ${shellWord(`./${folder}`)} && ${command})`;
}
