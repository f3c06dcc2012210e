import type { Dialect } from '../schema/dialects/dialect';
import type { Primitive } from '../schema/model';

/** What a client may write, and which of that a validator takes. */
export interface Fit {
  /** The types that a client writes and the validator refuses. */
  readonly refused: readonly string[];
  /** Whether the validator takes anything that the client writes. */
  readonly takesSome: boolean;
  /** The names of the validator that stand for more than the client can hold. */
  readonly unheld: readonly string[];
  /** Whether the client can hold anything that the validator takes. */
  readonly holdsSome: boolean;
}

/** Holds what a client writes for a type against the type names of a validator, of which there is one at the least. */
export function fitOf(type: Primitive, typeNames: readonly string[], { written: writtenFor, mixed, included, readers }: Dialect): Fit {
  const taken = new Set(typeNames.flatMap((name) => [name, ...(included[name] ?? [])]));
  const written = type === 'mixed' ? mixed : writtenFor[type];
  const refused = written.filter((name) => !taken.has(name));
  const isHeld = (name: string): boolean => type === 'mixed' || readers[name]?.includes(type) === true;
  return {
    refused,
    takesSome: refused.length < written.length,
    unheld: typeNames.filter((name) => !isHeld(name)),
    holdsSome: [...taken].some(isHeld),
  };
}
