import type { Place } from './model';

/** How code of the client uses a class, as far as that is certain without running it. */
export type Use = Created | Changed | Deleted | Queried | Subscribed;

interface UseOfClass {
  /** The name in the schema. A name that is written as a string to what is surely a realm may be that of no class. */
  readonly class: string;
  /** Whether the code refers to the class itself, or has its name as a string. */
  readonly named: 'reference' | 'name';
  /** Where the class is named: as an argument, or in the type of what is used. */
  readonly classPlace: Place;
  /** The whole call or assignment. */
  readonly place: Place;
}

/** `realm.create(Task, {…}, mode)`, `new Task(realm, {…})`. */
export interface Created extends UseOfClass {
  readonly kind: 'created';
  /** `null` where what is written is no object that is known. */
  readonly values: WrittenObject | null;
  /** The mode that is given, `true` being what it was before `all`, or `unknown`; `null` where none is given. */
  readonly mode: string | boolean | null;
}

/** `task.isDone = true`, `tasks.update('isDone', true)`. */
export interface Changed extends UseOfClass {
  readonly kind: 'changed';
  readonly values: WrittenObject;
}

/** `realm.delete(tasks)`, `realm.deleteModel('Task')`. */
export interface Deleted extends UseOfClass {
  readonly kind: 'deleted';
}

/**
 * A class is read: `realm.objects(Task)`, `useQuery(Task)`, `useObject(Task, id)`; then nothing is in `queries`. Each `filtered`, `sorted`, `sum` and
 * `keyPaths` is a use of its own, with its one query.
 */
export interface Queried extends UseOfClass {
  readonly kind: 'queried';
  readonly queries: readonly Query[];
  /** The primary key that an object is asked for by, where there is one. */
  readonly key: WrittenValue | null;
}

/** `tasks.subscribe()`, `subscriptions.add(tasks)`, with the queries that made the results. */
export interface Subscribed extends UseOfClass {
  readonly kind: 'subscribed';
  readonly queries: readonly Query[];
}

/** One text of a query: what `filtered` is given, a key path of `sorted` or of `keyPaths`, or what `sum` and its like are of. */
export interface Query {
  readonly in: 'filtered' | 'sorted' | 'keyPaths' | 'sum' | 'avg' | 'min' | 'max';
  /** `null` where it is no text that is written out. */
  readonly text: WrittenText | null;
  /** What stands for `$0`, `$1` …; `null` from where on they are not known, as after a spread. */
  readonly arguments: readonly (WrittenValue | null)[];
  readonly place: Place;
}

/** A text as it is written, with what is put into it left out: one part more than there are holes. */
export interface WrittenText {
  readonly parts: readonly TextPart[];
  /** What is put in between two parts, and is only known when the program runs. */
  readonly holes: readonly Place[];
  readonly place: Place;
}

export interface TextPart {
  readonly text: string;
  /** Where its characters stand, in the order of their offsets: the first begins at 0, and another is where a stretch ends. */
  readonly runs: readonly Run[];
}

/** A stretch of a text whose characters stand one after the other in the source, or at one place where `fixed`. */
export interface Run {
  /** In UTF-16 units of the text. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly fixed?: true;
}

/** What a key, an argument or an item is given. */
export type WrittenValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined; readonly place: Place }
  /** `new Date()`, `new BSON.ObjectId()`: only the type is known. */
  | { readonly kind: 'made'; readonly type: MadeType; readonly place: Place }
  | { readonly kind: 'object'; readonly object: WrittenObject; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly WrittenValue[]; readonly complete: boolean; readonly place: Place }
  | { readonly kind: 'unknown'; readonly place: Place };

export type MadeType = 'date' | 'objectId' | 'uuid' | 'decimal128' | 'data' | 'set' | 'map';

/** An object as it is written to a realm. */
export interface WrittenObject {
  readonly entries: readonly WrittenEntry[];
  /** Whether there are no other keys: nothing is spread or computed that is not known. */
  readonly complete: boolean;
  readonly place: Place;
}

export interface WrittenEntry {
  /** The name in code. */
  readonly key: string;
  readonly value: WrittenValue;
  /** Where the key stands. */
  readonly place: Place;
}

/** The stretch of the source where characters of a part stand, by their offset and length in its text. */
export function placeInText({ text, runs }: TextPart, { file }: Place, offset: number, length: number): Place {
  const [from, to] = [Math.min(offset, text.length), Math.min(offset + length, text.length)];
  const start = positionIn(runs.findLast((run) => run.offset <= from), from);
  // Between what ends and what begins at an offset may stand what is no part of the text.
  const end = length === 0 ? start : positionIn(runs.find((run) => run.offset >= to), to);
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function positionIn(run: Run | undefined, offset: number): { readonly line: number; readonly column: number } {
  if (run === undefined) return { line: 1, column: 1 };
  return { line: run.line, column: run.fixed === true ? run.column : run.column + offset - run.offset };
}
