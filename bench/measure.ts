import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What a whole process took: seconds on the clock and of the processor, and the most memory that it held, in MB. */
export interface Cost {
  readonly wall: number;
  /** `null` where the machine has no GNU `time`. */
  readonly cpu: number | null;
  readonly memory: number | null;
}

/** One process to measure. */
export interface Run {
  readonly args: readonly string[];
  /** Node, if nothing else is said. */
  readonly program?: string;
  /** Statuses with which it ends well; 0 and 1 if nothing else is said, since findings are no failure. */
  readonly endings?: readonly number[];
  /** What is done before each run, and not measured. */
  readonly before?: () => void;
}

const GNU_TIME = '/usr/bin/time';

function once({ program = process.execPath, args, endings = [0, 1], before }: Run, cwd: string): Cost {
  before?.();
  const isTimed = existsSync(GNU_TIME);
  const startedAt = performance.now();
  const [started = program, ...given] = isTimed ? [GNU_TIME, '-f', '\n%U %S %M', program, ...args] : [program, ...args];
  const { status, stderr } = spawnSync(started, given, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 30 });
  const wall = (performance.now() - startedAt) / 1000;
  if (status === null || !endings.includes(status)) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 2000)}`);
  if (!isTimed) return { wall, cpu: null, memory: null };
  const [user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: user + system, memory: kilobytes / 1024 };
}

const least = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/**
 * The least that each of some processes took. They run in turn, so that a drift of the machine meets all of them; what else the
 * machine does only makes them slower.
 */
export function inTurn(runs: readonly Run[], cwd: string, times: number): Cost[] {
  const costs = runs.map((): Cost[] => []);
  for (let round = 0; round < times; round += 1) runs.forEach((run, index) => costs[index]?.push(once(run, cwd)));
  return costs.map((each) => ({
    wall: least(each.map(({ wall }) => wall)) ?? 0,
    cpu: least(each.map(({ cpu }) => cpu)),
    memory: least(each.map(({ memory }) => memory)),
  }));
}

/** How many times as long as another process one takes: by the processor where that is known, which others on the machine disturb less. */
export function timesOver(one: Cost | undefined, other: Cost | undefined): number {
  if (one === undefined || other === undefined) return Number.NaN;
  return one.cpu !== null && other.cpu !== null && other.cpu > 0.2 ? one.cpu / other.cpu : one.wall / other.wall;
}
