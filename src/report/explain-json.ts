import type { ExplainedEntry, ProjectView } from '../diagnose/explained-entry';
import type { Occurrence } from '../explain/explainer';
import type { Finding } from '../rule/finding';
import { sidesOf, type ExplainReport } from './explain-report';
import { printableJson } from './printable';

/** An error that was recognised, as programs get it. */
interface EntryJson
  extends Pick<
    Occurrence,
    | 'input' | 'id' | 'title' | 'schemaProblem' | 'class' | 'property' | 'clientSays' | 'serverSays' | 'breaks' | 'cause' | 'advice'
    | 'within' | 'candidates' | 'count' | 'firstTime' | 'lastTime'
  > {
  readonly findings: readonly Omit<Finding, 'about'>[];
  readonly project: Pick<ProjectView, 'state' | 'message'> | null;
  readonly rules: readonly string[];
}

/** What errors mean, version 1: stable API. */
export interface ExplainResult {
  readonly version: 1;
  readonly entries: readonly EntryJson[];
  readonly leftOut: number;
}

function entryJson(entry: ExplainedEntry): EntryJson {
  const { occurrence, project, rules } = entry;
  const { input, id, title, schemaProblem, breaks, cause, advice, within, candidates, count, firstTime, lastTime } = occurrence;
  const sides = sidesOf(entry);
  return {
    input,
    id,
    title,
    schemaProblem,
    class: occurrence.class,
    property: occurrence.property,
    clientSays: sides.client,
    serverSays: sides.server,
    breaks,
    cause,
    advice: [...advice, ...(project?.advice ?? [])],
    findings: (project?.findings ?? []).map(({ about: _about, ...finding }) => finding),
    project: project === null ? null : { state: project.state, message: project.message },
    rules,
    within,
    candidates,
    count,
    firstTime,
    lastTime,
  };
}

/** What errors mean, for programs. */
export function explainResult({ entries, leftOut }: ExplainReport): ExplainResult {
  return { version: 1, entries: entries.map(entryJson), leftOut };
}

/** `explain --format json`. */
export const explainJson = (report: ExplainReport): string => printableJson(explainResult(report));
