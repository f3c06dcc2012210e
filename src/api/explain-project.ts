import { check, type CheckResult } from '../check/check';
import { appTree, WorkspaceError } from '../workspace/workspace';
import type { ExplainedEntry, ProjectView } from '../diagnose/explained-entry';
import { needsServer, onDevice } from '../explain/on-device';
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

/** An error with what a project says of it, and in the words that fit where no server stands behind the realm. */
function joinedWith(entry: ExplainedEntry, project: ProjectView, result: CheckResult): ExplainedEntry {
  const isLocal = project.against === 'file' || (result.comparison.world === 'device' && needsServer(entry.occurrence));
  return { ...entry, occurrence: isLocal ? onDevice(entry.occurrence) : entry.occurrence, project };
}

/** What a client says of an error, from what tells most to what tells least. */
const TELLING: readonly ProjectView['state'][] = ['present', 'candidates', 'agrees', 'not-checked', 'unknown-property', 'unknown-class'];

/** Joins what was understood with the findings of the project at hand; of several clients, the one that has most to say. This loads the parser. */
export function joinProject(entries: readonly ExplainedEntry[], cwd: string, flags: AppFlags, asked: boolean): readonly ExplainedEntry[] {
  const results = checkProject(cwd, flags, asked);
  return entries.map((entry) => {
    if (!entry.occurrence.schemaProblem && entry.rules.length === 0) return entry;
    const [first] = results
      .map((result) => ({ project: joinFindings(entry, result), result }))
      .sort((a, b) => TELLING.indexOf(a.project.state) - TELLING.indexOf(b.project.state));
    if (first === undefined) return entry;
    // What is no fault of schemas has a part in the project only where a finding leads to it.
    if (!entry.occurrence.schemaProblem && first.project.findings.length === 0) return entry;
    return joinedWith(entry, first.project, first.result);
  });
}
