import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';

/** Where a command reads its surroundings from and writes to. Injected, so that commands can be tested. */
export interface Surroundings {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colors: Colors;
  readonly width: number;
  /** The environment variables, by which CI services say what a job runs for. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shows how far a long piece of work is; absent where nobody watches. */
  readonly progress?: (text: string) => void;
}

/** `NO_COLOR` and `FORCE_COLOR` decide; else colours go to terminals only. */
function wantsColor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** The process's own surroundings. */
export function processSurroundings(): Surroundings {
  return {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colors: createColors(wantsColor(process.stdout, process.env)),
    width: Math.max(40, Math.min(process.stdout.columns ?? 100, 120)),
    env: process.env,
    ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r\u001b[K${text}`) } : {}),
  };
}
