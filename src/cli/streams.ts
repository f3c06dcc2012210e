import { whyNotWritten } from '../disk/not-written';
import { workingDirectory } from '../disk/working-directory';
import { printable } from '../report/printable';
import { colorsOf, type Colors } from '../report/colors';
import { askAtTerminal } from './ask';
import { append } from './write-file';

/** Where a command reads its surroundings from and writes to. Injected, so that commands can be tested. */
export interface Surroundings {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colors: Colors;
  readonly width: number;
  /** The environment variables, by which CI services say what a job runs for. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Asks whoever sits at the terminal; gives `undefined` where they leave instead of answering. Absent where nobody does. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Adds to the summary of the CI job, and gives why that failed; absent where the job has none. */
  readonly summarize?: ((text: string) => string | undefined) | undefined;
  /** Shows how far a long piece of work is; absent where nobody watches. */
  readonly progress?: (text: string) => void;
  /** Whether the output goes to a terminal, which can be cleared. */
  readonly isTerminal?: boolean;
  /** Ends what goes on until it is ended; without it, an interruption of the process does. */
  readonly interrupted?: AbortSignal;
}

const isOff = (value: string): boolean => value === '0' || value === 'false';

/** `NO_COLOR` decides, then `FORCE_COLOR`, then `CLICOLOR_FORCE`; else colours go to terminals only. */
export function wantsColor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return !isOff(env.FORCE_COLOR);
  if (env.CLICOLOR_FORCE !== undefined && env.CLICOLOR_FORCE !== '' && !isOff(env.CLICOLOR_FORCE)) return true;
  return isTerminal && env.TERM !== 'dumb' && env.CLICOLOR !== '0';
}

/** In milliseconds: work that takes no longer needs no word. */
const A_WHILE = 1000;

/** Says how far the work is only once it has taken a while; an empty text takes away what was said. */
export function afterAWhile(say: (text: string) => void, now: () => number = () => performance.now()): (text: string) => void {
  let said = false;
  return (text) => {
    if (text === '' ? !said : now() < A_WHILE) return;
    said = text !== '';
    say(text);
  };
}

/** Up to here a line of text can be read with ease. */
const WIDEST = 120;

/** What `COLUMNS` says, however wide; else the columns of the terminal, as far as text is read with ease. */
function widthOf({ columns = 100 }: NodeJS.WriteStream, { COLUMNS = '' }: NodeJS.ProcessEnv): number {
  const said = /^[1-9]\d{0,3}$/.test(COLUMNS) ? Number(COLUMNS) : Math.min(columns, WIDEST);
  return Math.max(40, said);
}

/**
 * Says so where the output cannot be written, as on a full disk, and tells the caller. A reader that has seen enough (`| head`)
 * closes the pipe: that is no failure, and the status stays that of the command.
 */
export function watchOutput(failed: () => void): void {
  const isPipe = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE';
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isPipe(error)) return;
    failed();
    process.stderr.write(`realm-schema: the output cannot be written: ${whyNotWritten(error)}.\n`);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => { if (!isPipe(error)) failed(); });
}

/** What adds to the summary of a job, where the service that runs it has a place for one. */
export function summaryOf({ GITHUB_STEP_SUMMARY: file = '' }: Readonly<Record<string, string | undefined>>): Surroundings['summarize'] {
  return file === '' ? undefined : (text) => append(file, text);
}

const NOWHERE = 'the working directory does not exist any more: it was deleted, or replaced. Go to it again with `cd`, and run the command there.';

/** The process's own surroundings, or why there are none, in one sentence. */
export function processSurroundings(): Surroundings | string {
  const cwd = workingDirectory();
  if (cwd === undefined) return NOWHERE;
  return {
    cwd,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colors: colorsOf(wantsColor(process.stdout.isTTY === true, process.env)),
    width: widthOf(process.stdout, process.env),
    env: process.env,
    summarize: summaryOf(process.env),
    ...(process.stdin.isTTY && process.stdout.isTTY ? { ask: askAtTerminal } : {}),
    isTerminal: process.stdout.isTTY === true,
    ...(process.stderr.isTTY ? { progress: afterAWhile((text) => void process.stderr.write(`\r\u001b[K${printable(text)}`)) } : {}),
  };
}
