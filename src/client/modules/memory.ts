import type { FileTree } from '../../tree/file-tree';
import type { ReadText } from '../../tree/text';
import type { SourceModule } from './parse';

/** What is remembered of one file, as long as its text stays the same. */
interface Remembered {
  readonly content: ReadText;
  /** Whether it is one of the sources, by its words. */
  readonly matters?: string;
  readonly module?: SourceModule;
  /** Whether it has calls that use classes, or else the types of what it gives new values to. */
  readonly mayUse?: true | readonly string[];
}

/** What was asked of an import specifier: the file that it names, or the one that it would name in other case. */
export type Import = `${'names' | 'in other case'} ${string}`;

/** Where an import of a file leads. */
type LeadsTo = (of: Import, from: string) => string | undefined;

/** What a pass asked: which of the things that it rests on, what, and what it was answered. */
export type Answer = readonly [ground: string, question: unknown, answer: unknown];

/** What a pass made of a module, and the answers that it rests on. */
export interface Reading {
  readonly found: unknown;
  readonly answers: readonly Answer[];
  /** Whether something that it rests on has changed since. */
  isStale: boolean;
}

/** What a pass made of files, by their names, and of the modules that it went over last, one by one. */
interface PassReadings {
  readonly byFile: Map<string, Reading>;
  last: readonly { readonly module: SourceModule; readonly reading: Reading }[];
}

/**
 * What a reading of the client leaves for the next one, so that only what changed is read again.
 * It holds for one set of files: where files came or went, or one that says where imports lead changed, `forgetMoved` is due.
 */
export interface ClientMemory {
  readonly files: Map<string, Remembered>;
  /** For each file, where its imports led; `undefined` where they led to no file of the project. */
  readonly imports: Map<string, Map<Import, string | undefined>>;
  /** For each pass, what it made of each file. It rests on the texts of the file and of all that it imports. */
  readonly readings: Map<string, PassReadings>;
  /** For each pass, what else its readings rest on. */
  readonly grounds: Map<string, readonly unknown[]>;
  /** What was made of an object that a reading gave. */
  readonly derived: WeakMap<object, unknown>;
}

export function createMemory(): ClientMemory {
  return { files: new Map(), imports: new Map(), readings: new Map(), grounds: new Map(), derived: new WeakMap() };
}

/** Forgets what was made of files from which imports lead elsewhere by now, and of those that import these. */
export function forgetMoved(memory: ClientMemory, leadsTo: LeadsTo): void {
  const moved = [...memory.imports].filter(([from, imports]) => [...imports].some(([of, target]) => leadsTo(of, from) !== target));
  forgetMade(memory, moved.map(([file]) => file));
  for (const [file] of moved) memory.imports.delete(file);
}

/** Forgets what was made of files, and of all that import them, directly or not. */
function forgetMade({ imports, readings }: ClientMemory, files: readonly string[]): void {
  if (files.length === 0) return;
  const stale = new Set(files);
  for (let size = 0; size < stale.size;) {
    size = stale.size;
    for (const [file, targets] of imports)
      if (!stale.has(file) && [...targets.values()].some((target) => target !== undefined && stale.has(target))) stale.add(file);
  }
  for (const { byFile } of readings.values()) {
    for (const file of stale) {
      const reading = byFile.get(file);
      if (reading !== undefined) reading.isStale = true;
    }
  }
}

/** Forgets the files whose text changed, and what was made of the files that import them, directly or not. */
export function forgetChanged(memory: ClientMemory, tree: FileTree): void {
  tree.prefetch?.([...memory.files.keys()]);
  const changed = [...memory.files].filter(([file, { content }]) => {
    const read = tree.read(file);
    return !('text' in read) || read.text !== content.text;
  });
  forgetMade(memory, changed.map(([file]) => file));
  for (const [file] of changed) {
    memory.files.delete(file);
    memory.imports.delete(file);
  }
}

/** What was made of an object before, or else what is made of it now. Each object is made into one thing. */
export function once<T>({ derived }: ClientMemory, key: object, make: () => T): T {
  if (!derived.has(key)) derived.set(key, make());
  return derived.get(key) as T;
}
