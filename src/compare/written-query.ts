import { fillHoles, type Hole } from '../query/holes';
import type { TextPart, WrittenText } from '../schema/uses';

/** The text of a query in one piece, with the places of what is written out. */
export interface WrittenQuery {
  readonly part: TextPart;
  /** What is put in when the program runs, in the order of the holes of the text. */
  readonly holes: readonly Hole[];
}

const known = new WeakMap<WrittenText, WrittenQuery>();

/** Puts the parts of a text together. What stands for a hole has no place. */
export function writtenQuery(text: WrittenText): WrittenQuery {
  const query = known.get(text) ?? joined(text);
  known.set(text, query);
  return query;
}

function joined({ parts }: WrittenText): WrittenQuery {
  const { text, holes } = fillHoles(parts.map((part) => part.text));
  const runs = parts.flatMap((part, index) => {
    const before = holes[index - 1];
    const from = before === undefined ? 0 : before.offset + before.length;
    return part.runs.map((run) => ({ ...run, offset: run.offset + from }));
  });
  return { part: { text, runs }, holes };
}
