import { isAboutValue } from '../diagnose/cleared';
import type { ExplainedEntry } from '../diagnose/explained-entry';
import type { Finding } from '../rule/finding';

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

/** Errors of local files, whoever opens them. */
const ABOUT_FILES = new Set(['E8', 'E11', 'E12', 'E13', 'E49']);

/** What the other side is called that a message speaks of: the server, the file on the device, or the value that was written. */
export function otherSideOf({ occurrence, project }: ExplainedEntry): 'server' | 'file' | 'value' {
  if (isAboutValue(occurrence)) return 'value';
  const isFile = [occurrence.id, occurrence.within].some((id) => id !== null && ABOUT_FILES.has(id));
  return isFile ? 'file' : project?.against ?? 'server';
}

/** The findings of one entry: those that no entry before it has, and those that stand above already. */
export interface SharedFindings {
  readonly own: readonly Finding[];
  readonly above: readonly Finding[];
}

/** Which findings each entry is the first to have: several errors often come from one cause. */
export function sharedFindings(entries: readonly ExplainedEntry[]): readonly SharedFindings[] {
  const seen = new Set<Finding>();
  return entries.map(({ project }) => {
    const findings = project?.findings ?? [];
    const own = findings.filter((each) => !seen.has(each));
    const above = findings.filter((each) => seen.has(each));
    for (const each of own) seen.add(each);
    return { own, above };
  });
}

/** Names findings that stand above, so that a reader finds them; nothing where there are none. */
export function aboveText(above: readonly Finding[]): readonly string[] {
  if (above.length === 0) return [];
  const names = above.map((each) => {
    const place = each.client ?? each.server;
    return place === null ? `\`${each.rule}\`` : `\`${each.rule}\` at \`${place.file}:${place.line}\``;
  });
  return [`As shown above: ${names.join(', ')}.`];
}

/** How often and when, where that says more than "once". */
export function timesOf({ occurrence: { count, firstTime, lastTime } }: ExplainedEntry): string | null {
  if (count === 1) return firstTime === null ? null : `at ${firstTime}`;
  if (firstTime === null || lastTime === null || firstTime === lastTime) return `${count} times`;
  return `${count} times, first at ${firstTime}, last at ${lastTime}`;
}
