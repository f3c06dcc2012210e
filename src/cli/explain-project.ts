import { check, type CheckResult } from '../check/check';
import { appTree, WorkspaceError } from '../workspace/workspace';
import type { ExplainedEntry, ProjectView } from '../diagnose/explained-entry';
import { resolveClients, type AppFlags } from './app-config';
import { joinFindings } from '../diagnose/diagnose';

/** The check of each client of the project; none where there is no project and nobody said that there is one. */
function checkProject(cwd: string, flags: AppFlags, asked: boolean): readonly CheckResult[] {
  try {
    return resolveClients(cwd, flags).map((config) => check(appTree(config), config));
  } catch (error) {
    if (error instanceof WorkspaceError && !asked) return [];
    throw error;
  }
}

/** What a client says of an error, from what tells most to what tells least. */
const TELLING: readonly ProjectView['state'][] = ['present', 'candidates', 'agrees', 'not-checked', 'unknown-property', 'unknown-class'];

/** Joins what was understood with the findings of the project at hand; of several clients, the one that has most to say. This loads the parser. */
export function joinProject(entries: readonly ExplainedEntry[], cwd: string, flags: AppFlags, asked: boolean): readonly ExplainedEntry[] {
  const results = checkProject(cwd, flags, asked);
  return entries.map((entry) => {
    if (!entry.occurrence.schemaProblem) return entry;
    const views = results.map((result) => joinFindings(entry, result)).sort((a, b) => TELLING.indexOf(a.state) - TELLING.indexOf(b.state));
    return views[0] === undefined ? entry : { ...entry, project: views[0] };
  });
}
