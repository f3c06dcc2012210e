import { fillHoles, type Hole } from '../query/holes';
import type { Run, TextPart, WrittenText } from '../schema/uses';

/** The text of a query in one piece, with the place of its characters. */
export interface WrittenQuery {
  readonly part: TextPart;
  /** What is put in when the program runs, in the order of the holes of the text. */
  readonly holes: readonly Hole[];
}

const known = new WeakMap<WrittenText, WrittenQuery>();

/** Puts the parts of a text together; what stands for a hole has the hole's place. */
export function writtenQuery(text: WrittenText): WrittenQuery {
  const query = known.get(text) ?? joined(text);
  known.set(text, query);
  return query;
}

function joined({ parts, holes: places }: WrittenText): WrittenQuery {
  const { text, holes } = fillHoles(parts.map((part) => part.text));
  const runs: Run[] = [];
  for (const [index, part] of parts.entries()) {
    const before = holes[index - 1];
    const from = before === undefined ? 0 : before.offset + before.length;
    runs.push(...part.runs.map((run) => ({ ...run, offset: run.offset + from })));
    const [hole, place] = [holes[index], places[index]];
    if (hole === undefined || place === undefined) continue;
    runs.push({ offset: hole.offset, line: place.line, column: place.column, fixed: true });
  }
  return { part: { text, runs }, holes };
}
