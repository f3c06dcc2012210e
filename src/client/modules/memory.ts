import type { FileTree } from '../../tree/file-tree';
import type { SourceModule } from './parse';

/** What is remembered of one file, as long as its text stays the same. */
interface Remembered {
  readonly text: string;
  readonly isCandidate?: boolean;
  readonly module?: SourceModule;
}

/**
 * What a reading of the client leaves for the next one, so that only what changed is read again.
 * It holds for one set of files: where files came or went, imports may lead elsewhere, and `forgetReadings` is due.
 */
export interface ClientMemory {
  readonly files: Map<string, Remembered>;
  /** For each file, the files that its imports were followed to. */
  readonly imports: Map<string, Set<string>>;
  /** For each file, what was made of it, by kind. It rests on the texts of the file and of all that it imports. */
  readonly readings: Map<string, Map<string, unknown>>;
  /** What was made of an object that a reading gave. */
  readonly derived: WeakMap<object, unknown>;
  /** What modules say of the declarations and configurations in others, by kind. */
  readonly elsewhere: Map<string, ReadonlySet<object>>;
  /** What was taken as given for all readings. */
  premise: string;
}

export function createMemory(): ClientMemory {
  return { files: new Map(), imports: new Map(), readings: new Map(), derived: new WeakMap(), elsewhere: new Map(), premise: '' };
}

/** Forgets all that rests on where imports lead; what was parsed stays. */
export function forgetReadings({ imports, readings }: ClientMemory): void {
  imports.clear();
  readings.clear();
}

/** Says what the coming readings take as given. Readings that took something else as given are forgotten. */
export function assume(memory: ClientMemory, premise: string): void {
  if (memory.premise !== premise) memory.readings.clear();
  memory.premise = premise;
}

/** Says what modules say of others in one kind. Where they said something else before, what rests on it is forgotten. */
export function assumeElsewhere({ elsewhere, readings }: ClientMemory, kind: string, said: ReadonlySet<object>, restingOnIt: readonly string[]): void {
  const before = elsewhere.get(kind) ?? new Set();
  elsewhere.set(kind, said);
  if (before.size === said.size && [...said].every((each) => before.has(each))) return;
  for (const ofFile of readings.values()) for (const each of restingOnIt) ofFile.delete(each);
}

/** Forgets the files whose text changed, and what was made of the files that import them, directly or not. */
export function forgetChanged(memory: ClientMemory, tree: FileTree): void {
  tree.prefetch?.([...memory.files.keys()]);
  const changed = [...memory.files].filter(([file, { text }]) => {
    const read = tree.read(file);
    return !('text' in read) || read.text !== text;
  });
  if (changed.length === 0) return;
  const stale = new Set(changed.map(([file]) => file));
  for (let size = 0; size < stale.size;) {
    size = stale.size;
    for (const [file, targets] of memory.imports) if (!stale.has(file) && [...targets].some((target) => stale.has(target))) stale.add(file);
  }
  for (const file of stale) memory.readings.delete(file);
  for (const [file] of changed) {
    memory.files.delete(file);
    memory.imports.delete(file);
  }
}

/** What was made of a file before, or else what is made of it now. */
export function recall<T>({ readings }: ClientMemory, kind: string, file: string, make: () => T): T {
  const ofFile = readings.get(file) ?? new Map<string, unknown>();
  readings.set(file, ofFile);
  if (!ofFile.has(kind)) ofFile.set(kind, make());
  return ofFile.get(kind) as T;
}

/** What was made of an object before, or else what is made of it now. Each object is made into one thing. */
export function once<T>({ derived }: ClientMemory, key: object, make: () => T): T {
  if (!derived.has(key)) derived.set(key, make());
  return derived.get(key) as T;
}
