import { printableJson } from './printable';
import { sidesOf, type ExplainedEntry, type ExplainReport } from './explain-report';

function entryJson(entry: ExplainedEntry): object {
  const { occurrence, project } = entry;
  const { input, id, title, schemaProblem, breaks, cause, advice, rules, within, candidates, count, firstTime, lastTime } = occurrence;
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
    findings: project?.findings ?? [],
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
