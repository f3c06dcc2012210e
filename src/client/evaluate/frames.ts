import type { ts } from 'ts-morph';
import type { Value } from './value';

/** What parameters and the variables of loops stand for, call in call and round in round. */
export interface Frames {
  /** How many calls and rounds are being evaluated. */
  readonly depth: () => number;
  /** What was found in the innermost call or round: it holds there only. */
  readonly done: () => Map<ts.Node, Value> | undefined;
  readonly valueOf: (variable: ts.Node) => Value | undefined;
  /** What is made while variables stand for values. */
  readonly within: <T>(given: ReadonlyMap<ts.Node, Value>, make: () => T) => T;
}

export function createFrames(): Frames {
  const frames: { readonly given: ReadonlyMap<ts.Node, Value>; readonly done: Map<ts.Node, Value> }[] = [];
  return {
    depth: () => frames.length,
    done: () => frames.at(-1)?.done,
    valueOf: (variable) => frames.findLast(({ given }) => given.has(variable))?.given.get(variable),
    within: (given, make) => {
      frames.push({ given, done: new Map() });
      try {
        return make();
      } finally {
        frames.pop();
      }
    },
  };
}
