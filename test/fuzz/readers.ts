import type fc from 'fast-check';
import { accepted, configuration, explained, query, snapshot } from './texts';
import { client, exported, jsonSchema, openApi, openApiInYaml, validators, validatorsInCode } from './sides';

/** A reader of what users hand in: what it is tried with, and the laws that hold whatever that is. */
export interface Reader {
  /** Its name, and that of its folder in the corpus. */
  readonly name: string;
  readonly inputs: fc.Arbitrary<string>;
  /** Throws where a law does not hold. */
  readonly assertLaws: (text: string) => void;
}

export const readers: readonly Reader[] = [client, exported, validators, validatorsInCode, jsonSchema, openApi, openApiInYaml, configuration, snapshot, accepted, query, explained];

/** How much of the processor's time an answer may take, in milliseconds: what else the machine does is not counted. */
const LIMIT = 5_000;

/** Holds a reader to its laws, and to its time. */
export function assertAnswer({ assertLaws }: Reader, text: string): void {
  const start = process.cpuUsage();
  assertLaws(text);
  const { user, system } = process.cpuUsage(start);
  const took = Math.round((user + system) / 1000);
  if (took > LIMIT) throw new Error(`the answer took ${took} ms`);
}
