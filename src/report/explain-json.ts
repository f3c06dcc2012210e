import type { ExplainedEntry } from '../diagnose/explained-entry';
import { sidesOf, type ExplainReport } from './explain-report';
import { printableJson } from './printable';

function entryJson(entry: ExplainedEntry): object {
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

/** `explain --format json`, version 1: stable API. */
export function explainJson({ entries, leftOut }: ExplainReport): string {
  return printableJson({ version: 1, entries: entries.map(entryJson), leftOut });
}
