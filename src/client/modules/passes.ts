import type { ClientMemory } from './memory';
import type { SourceModule } from './parse';

/** Something that passes rest on, and what it consists of: as long as that is the same, what was read with it still holds. */
export interface Settled<T> {
  readonly value: T;
  readonly of: readonly unknown[];
  /** Where passes ask it: a reading then rests on the answers that it was given, and on no others. */
  readonly ask?: (question: unknown) => unknown;
}

/** What a reading asked, and the answer: which of the grounds, what, and what it said. */
type Answer = readonly [ground: string, question: unknown, answer: unknown];

/** What a pass made of a module, and the answers that it rests on. */
interface Reading {
  readonly found: unknown;
  readonly answers: readonly Answer[];
}

/** One reading of every module by itself. All that it may know beside the module is what it rests on. */
export interface Pass<Given, Found> {
  readonly name: string;
  readonly restsOn: { readonly [Each in keyof Given]: Settled<Given[Each]> };
  readonly read: (module: SourceModule, given: Given) => readonly Found[];
}

export interface Passes {
  /** All that a pass finds in some modules. A module is read again where it, what it imports or what the pass rests on changed. */
  readonly over: <Given extends object, Found>(modules: Iterable<SourceModule>, pass: Pass<Given, Found>) => Found[];
  /** The modules that a pass had to give up. */
  readonly exhausting: ReadonlySet<SourceModule>;
}

export function createPasses(memory: ClientMemory): Passes {
  const exhausting = new Set<SourceModule>();
  function over<Given extends object, Found>(modules: Iterable<SourceModule>, { name, restsOn, read }: Pass<Given, Found>): Found[] {
    const grounds = Object.entries<Settled<unknown>>(restsOn);
    forgetUnlessSame(memory, name, grounds.flatMap(([key, { of }]) => [key, ...of]));
    let answers: Answer[] = [];
    const heard = (ground: string, ask: (question: unknown) => unknown) => (question: unknown): unknown => {
      const answer = ask(question);
      answers.push([ground, question, answer]);
      return answer;
    };
    const given = Object.fromEntries(grounds.map(([key, { value, ask }]) => [key, ask === undefined ? value : heard(key, ask)])) as Given;
    const asked = new Map(grounds.flatMap(([key, { ask }]) => (ask === undefined ? [] : [[key, ask]])));
    const make = (module: SourceModule): Reading => {
      answers = [];
      return { found: withinStack(() => read(module, given)), answers };
    };
    const all: Found[] = [];
    for (const module of modules) {
      const found = recall(memory, name, module, asked, make) as readonly Found[] | undefined;
      if (found === undefined) exhausting.add(module);
      else for (const each of found) all.push(each);
    }
    return all;
  }
  return { over, exhausting };
}

/** Where a pass rests on something else than before, all that it found is forgotten. */
function forgetUnlessSame({ grounds, readings }: ClientMemory, pass: string, now: readonly unknown[]): void {
  const before = grounds.get(pass);
  grounds.set(pass, now);
  if (before?.length === now.length && before.every((each, index) => each === now[index])) return;
  for (const ofFile of readings.values()) ofFile.delete(pass);
}

/** What a pass made of a module before, where all that it asked is answered as it was, or else what it makes of it now. */
function recall(
  { readings }: ClientMemory, pass: string, module: SourceModule, asked: ReadonlyMap<string, (question: unknown) => unknown>,
  make: (module: SourceModule) => Reading,
): unknown {
  const ofFile = readings.get(module.file) ?? new Map<string, unknown>();
  const known = ofFile.get(pass) as Reading | undefined;
  if (known?.answers.every(([ground, question, answer]) => asked.get(ground)?.(question) === answer) === true) return known.found;
  const reading = make(module);
  if (ofFile.size === 0) readings.set(module.file, ofFile);
  ofFile.set(pass, reading);
  return reading.found;
}

/** What is made; `undefined` where that exhausts the stack: sources that are nested beyond measure must not end the run. */
function withinStack<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What passes look up, one thing at a time. The answers are compared by identity. */
export const lookedUp = <Key, Answer>(ask: (key: Key) => Answer): Settled<(key: Key) => Answer> =>
  ({ value: ask, of: [], ask: ask as (question: unknown) => unknown });

export const settled = <T>(value: T, of: readonly unknown[] = []): Settled<T> => ({ value, of });
