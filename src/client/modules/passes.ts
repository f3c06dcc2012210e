import type { ClientMemory } from './memory';
import type { SourceModule } from './parse';

/** Something that passes rest on, and what it consists of: as long as that is the same, what was read with it still holds. */
export interface Settled<T> {
  readonly value: T;
  readonly of: readonly unknown[];
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
    const given = Object.fromEntries(grounds.map(([key, { value }]) => [key, value])) as Given;
    return [...modules].flatMap((module) => {
      const found = recall(memory, name, module.file, () => withinStack(() => read(module, given)));
      if (found === undefined) exhausting.add(module);
      return found ?? [];
    });
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

/** What a pass made of a file before, or else what it makes of it now. */
function recall<T>({ readings }: ClientMemory, pass: string, file: string, make: () => T): T {
  const ofFile = readings.get(file) ?? new Map<string, unknown>();
  readings.set(file, ofFile);
  if (!ofFile.has(pass)) ofFile.set(pass, make());
  return ofFile.get(pass) as T;
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

export const settled = <T>(value: T, of: readonly unknown[] = []): Settled<T> => ({ value, of });
