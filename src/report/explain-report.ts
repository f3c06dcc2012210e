import type { ExplainedEntry } from '../diagnose/explained-entry';

/** What every output format of `explain` is made from. */
export interface ExplainReport {
  readonly entries: readonly ExplainedEntry[];
  /** How many messages were left out since there were too many different ones. */
  readonly leftOut: number;
}

/** Class and property in one word, as far as they are known. */
export function subjectOf({ occurrence }: ExplainedEntry): string | null {
  const parts = [occurrence.class, occurrence.property].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('.');
}

/** What one side declares: as the message says, else as the files say. */
export function sidesOf({ occurrence, project }: ExplainedEntry): { readonly client: string | null; readonly server: string | null } {
  return { client: occurrence.clientSays ?? project?.client ?? null, server: occurrence.serverSays ?? project?.server ?? null };
}

/** How often and when, where that says more than "once". */
export function timesOf({ occurrence: { count, firstTime, lastTime } }: ExplainedEntry): string | null {
  if (count === 1) return firstTime === null ? null : `at ${firstTime}`;
  if (firstTime === null || lastTime === null || firstTime === lastTime) return `${count} times`;
  return `${count} times, first at ${firstTime}, last at ${lastTime}`;
}
