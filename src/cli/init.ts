import path from 'node:path';
import { check } from '../check/check';
import { ConfigError } from '../config/config';
import { changedLines } from '../init/changed-lines';
import { clientFolders, serverFolder, type FoundApp } from '../init/configuration';
import { planOf } from '../init/plan';
import { textOf, type CiService } from '../init/project';
import type { Step, Writing } from '../init/step';
import { printable } from '../report/printable';
import { appTree, readWorkspace } from '../workspace/workspace';
import { resolveClients, type AppFlags } from '../api/app-config';
import type { Surroundings } from './streams';
import { writeAllAtomically } from './write-file';

export interface InitFlags extends AppFlags {
  /** Writes everything without asking. */
  readonly yes?: boolean;
  /** The service to write a job for. */
  readonly ci?: CiService;
}

const CANNOT = 2;

const classes = (count: number): string => (count === 1 ? '1 class' : `${count} classes`);

/** What was found of one app, in two lines. */
function foundText(app: FoundApp): string {
  const { config: { name }, client, server } = app;
  const title = name === undefined ? 'Found' : `Found: ${printable(name)}`;
  const where = server.target === 'local' ? 'none (local)' : `${printable(serverFolder(app))} (${server.target}, ${classes(server.classes.length)})`;
  return `${title}\n  client: ${printable(clientFolders(app).join(', '))} (${classes(client.classes.length)})\n  server: ${where}\n`;
}

const indented = (lines: readonly string[]): string => lines.map((line) => `    ${printable(line)}\n`).join('');

/** One step as it is shown, before anything is written. */
function stepText(step: Step, cwd: string): string {
  const title = printable(step.part);
  if (step.kind === 'advice') return `${title}: ${printable(step.message)}\n${indented(step.lines)}`;
  const file = printable(path.relative(cwd, step.file));
  if (step.kind === 'there') return `${title}: ${file} has it already.\n`;
  return `${title}: ${step.before === null ? 'write' : 'add to'} ${file}\n${indented(changedLines(step.before, step.text))}`;
}

type Ask = NonNullable<Surroundings['ask']>;

/** Whether somebody agrees; `undefined` where they leave. An empty answer is a yes, as it is offered. */
async function agrees(ask: Ask, question: string): Promise<boolean | undefined> {
  for (;;) {
    const answer = (await ask(`${question} [Y/n] `))?.trim().toLowerCase();
    if (answer === undefined) return undefined;
    if (['', 'y', 'yes'].includes(answer)) return true;
    if (['n', 'no'].includes(answer)) return false;
  }
}

/** Writes a step. Throws `ConfigError` where the file is not what it was when the step was shown. */
function write({ file, before, text, executable }: Writing, { cwd, out }: Surroundings): void {
  if ((textOf(file) ?? null) !== before) throw new ConfigError(`${file} has changed since it was read, so it is left as it is: run init again.`);
  writeAllAtomically([{ file, text, executable: executable === true, project: cwd }]);
  out(`${before === null ? 'Wrote' : 'Added to'} ${printable(path.relative(cwd, file))}.\n`);
}

/** How the check fares today: who sets up a hook should know whether it will stand in the way of the next commit. */
function closing(apps: readonly FoundApp[]): string {
  const errors = apps.flatMap(({ tree, config }) => check(tree, config, {}).findings).filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return 'Now `npx realm-schema check` finds no error.\n';
  return `Now \`npx realm-schema check\` finds ${errors === 1 ? '1 error' : `${errors} errors`}: hook and job fail until they are mended, or accepted (check --accept --reason).\n`;
}

const NO_TERMINAL = 'Nothing was written, since there is no terminal to ask at. Run it again with --yes to write all of it.';

/**
 * `realm-schema init`: finds both sides, shows what it found and what it would write, and writes what is agreed to. What exists is
 * added to and never replaced, so a second run changes nothing. Gives the exit status.
 */
export async function runInit(flags: InitFlags, surroundings: Surroundings): Promise<number> {
  const { cwd, out, err, ask } = surroundings;
  const apps = resolveClients(cwd, flags).map((config): FoundApp => {
    const tree = appTree(config);
    return { config, tree, ...readWorkspace(tree, config) };
  });
  const steps = planOf(cwd, apps, flags.ci);
  out(`${[...apps.map(foundText), ...steps.map((step) => stepText(step, cwd))].join('\n')}\n`);
  const writings = steps.filter((step) => step.kind === 'write');
  if (writings.length > 0 && flags.yes !== true && ask === undefined) {
    err(`realm-schema: ${NO_TERMINAL}\n`);
    return CANNOT;
  }
  for (const step of writings) {
    const question = `${step.before === null ? 'Write' : 'Add to'} ${printable(path.relative(cwd, step.file))}?`;
    const agreed = flags.yes === true || ask === undefined ? true : await agrees(ask, question);
    if (agreed === undefined) {
      err('realm-schema: Stopped before the end: nothing more was written.\n');
      return CANNOT;
    }
    if (agreed) write(step, surroundings);
  }
  out(closing(apps));
  return 0;
}
