import type { Answer, ClientMemory, Reading } from './memory';
import type { SourceModule } from './parse';

/** Something that passes rest on, and what it consists of: as long as that is the same, what was read with it still holds. */
export interface Settled<T> {
  readonly value: T;
  readonly of: readonly unknown[];
  /** Where passes ask it: a reading then rests on the answers that it was given, and on no others. */
  readonly ask?: (question: unknown) => unknown;
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
      return { found: withinStack(() => read(module, given)), answers, isStale: false };
    };
    const holds = ({ isStale, answers: before }: Reading): boolean =>
      !isStale && before.every(([ground, question, answer]) => asked.get(ground)?.(question) === answer);
    const before = memory.readings.get(name) ?? { byFile: new Map<string, Reading>(), last: [] };
    memory.readings.set(name, before);
    const all: Found[] = [];
    before.last = [...modules].map((module, index) => {
      // From one time to the next nearly all modules are the same, in the same order.
      const same = before.last[index];
      const known = same?.module === module ? same.reading : before.byFile.get(module.file);
      const reading = known !== undefined && holds(known) ? known : make(module);
      if (reading !== known) before.byFile.set(module.file, reading);
      const found = reading.found as readonly Found[] | undefined;
      if (found === undefined) exhausting.add(module);
      else for (const each of found) all.push(each);
      return same !== undefined && same.module === module && same.reading === reading ? same : { module, reading };
    });
    return all;
  }
  return { over, exhausting };
}

/** Where a pass rests on something else than before, all that it found is forgotten. */
function forgetUnlessSame({ grounds, readings }: ClientMemory, pass: string, now: readonly unknown[]): void {
  const before = grounds.get(pass);
  grounds.set(pass, now);
  if (before?.length === now.length && before.every((each, index) => each === now[index])) return;
  readings.delete(pass);
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
