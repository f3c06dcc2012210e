import type { Cost } from './measure';

/** One line of the table. */
export interface Row {
  readonly group: string;
  readonly what: string;
  /** Milliseconds on the clock. */
  readonly ms: number;
  readonly cpuMs?: number;
  readonly memoryMb?: number;
  /** How many times as long as something else. */
  readonly over?: { readonly what: string; readonly times: number };
  readonly goal?: string;
  readonly isMet?: boolean;
}

/** A number as short as it says something. */
const short = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** What a process took, as it stands in a row. */
export const tookOf = ({ wall, cpu, memory }: Cost): Pick<Row, 'ms' | 'cpuMs' | 'memoryMb'> => ({
  ms: wall * 1000,
  ...(cpu === null ? {} : { cpuMs: cpu * 1000 }),
  ...(memory === null ? {} : { memoryMb: memory }),
});

/** A limit for a value. */
export const under = (value: number, limit: number, text: string): Pick<Row, 'goal' | 'isMet'> => ({ goal: text, isMet: value < limit });

function lineOf({ what, ms, cpuMs, memoryMb, over, goal, isMet }: Row): string {
  const cells = [
    `${short(ms)} ms`,
    cpuMs === undefined ? '' : `cpu ${short(cpuMs)} ms`,
    memoryMb === undefined ? '' : `${memoryMb.toFixed(0)} MB`,
  ];
  const ratio = over === undefined ? '' : `${over.times.toFixed(2)} x ${over.what}`;
  const judged = goal === undefined ? '' : `${isMet === true ? 'met' : 'MISSED'}: ${goal}`;
  return [what.padEnd(48), ...cells.map((cell) => cell.padStart(14)), ` ${ratio.padEnd(28)}`, judged].join(' ').trimEnd();
}

/** The rows of a group below its name. */
export function table(rows: readonly Row[]): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.map((group) => [group, ...rows.filter((each) => each.group === group).map((each) => `  ${lineOf(each)}`)].join('\n')).join('\n');
}
