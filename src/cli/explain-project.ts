import { check, type CheckResult } from '../check/check';
import { appTree, WorkspaceError } from '../workspace/workspace';
import type { ExplainedEntry } from '../diagnose/explained-entry';
import { needsServer, onDevice } from '../explain/on-device';
import { resolveApp, type AppFlags } from './app-config';
import { joinFindings } from '../diagnose/diagnose';

/** The check of the project; undefined where there is none and nobody said that there is one. */
function checkProject(cwd: string, flags: AppFlags, asked: boolean): CheckResult | undefined {
  try {
    const config = resolveApp(cwd, flags);
    return check(appTree(config), config);
  } catch (error) {
    if (error instanceof WorkspaceError && !asked) return undefined;
    throw error;
  }
}

/** An error with what a project says of it, and in the words that fit where no server stands behind the realm. */
function joinedWith(entry: ExplainedEntry, result: CheckResult): ExplainedEntry {
  const project = joinFindings(entry, result);
  const isLocal = project.against === 'file' || (result.comparison.world === 'device' && needsServer(entry.occurrence));
  return { ...entry, occurrence: isLocal ? onDevice(entry.occurrence) : entry.occurrence, project };
}

/** Joins what was understood with the findings of the project at hand. This loads the parser. */
export function joinProject(entries: readonly ExplainedEntry[], cwd: string, flags: AppFlags, asked: boolean): readonly ExplainedEntry[] {
  const result = checkProject(cwd, flags, asked);
  if (result === undefined) return entries;
  return entries.map((entry) => (entry.occurrence.schemaProblem ? joinedWith(entry, result) : entry));
}
