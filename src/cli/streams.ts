import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import { askAtTerminal } from './ask';

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
  /** Shows how far a long piece of work is; absent where nobody watches. */
  readonly progress?: (text: string) => void;
}

/** `NO_COLOR` and `FORCE_COLOR` decide; else colours go to terminals only. */
function wantsColor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
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
    process.stderr.write(`realm-schema: the output cannot be written: ${error.message}.\n`);
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => { if (!isPipe(error)) failed(); });
}

/** The working directory; `undefined` where somebody deleted it since the shell went there. */
function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
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
    colors: createColors(wantsColor(process.stdout, process.env)),
    width: widthOf(process.stdout, process.env),
    env: process.env,
    ...(process.stdin.isTTY && process.stdout.isTTY ? { ask: askAtTerminal } : {}),
    ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  };
}
