/** A text that is measured first is so long, and one in which the square of the length showed takes this many milliseconds. */
const SHORT = 10_000;
const SLOW = 25;

/** Twice the length takes twice as long, and four times as long where it is the square that counts. */
const TIMES = 2;
const TOO_MUCH = 3;

/** Milliseconds of the processor, so that other programs do not count. */
function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How often both lengths are measured, in turn: what else the machine does makes some of the times longer, and none shorter. */
const ROUNDS = 4;

/** The least that each of two works takes. */
function leastOfEach(one: () => unknown, other: () => unknown): readonly [one: number, other: number] {
  const times = Array.from({ length: ROUNDS }, () => [spent(one), spent(other)] as const);
  return [Math.min(...times.map(([first]) => first)), Math.min(...times.map(([, second]) => second))];
}

/**
 * Whether what is done with a text grows faster than its length. Two lengths are only compared where the shorter one takes
 * long at all: the square of it takes at least fifty million steps.
 */
export function growsTooFast(work: (length: number) => unknown): boolean {
  if (spent(() => work(SHORT)) < SLOW) return false;
  const [short, long] = leastOfEach(() => work(SHORT), () => work(TIMES * SHORT));
  return short >= SLOW && long > TOO_MUCH * short;
}

/** A run of characters, over and over, up to a length. */
export const repeated = (run: string, length: number): string => run.repeat(Math.ceil(length / run.length));
