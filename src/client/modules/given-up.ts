import { Script } from 'node:vm';

/** A script has no arguments: it finds what it runs here. */
const KEY = 'realm-schema: given up after a time';
const script = new Script(`globalThis[${JSON.stringify(KEY)}]()`);

/** What a function gives, or `undefined` where it takes longer than some milliseconds: it is stopped then, wherever it is. */
export function givenUpAfter<T>(milliseconds: number, run: () => T): T | undefined {
  const holder = globalThis as Record<string, unknown>;
  let result: T | undefined;
  holder[KEY] = () => { result = run(); };
  try {
    script.runInThisContext({ timeout: milliseconds });
    return result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return undefined;
  } finally {
    Reflect.deleteProperty(holder, KEY);
  }
}
