import { program } from './step-search.generated';

/** The search for marked steps as `step-search.wat` has it, compiled when the package is built. */
export const STEP = 8;
/** What is looked at together. */
export const GROUP = 2 * STEP;
/** What is looked at beside a step, before or behind it. */
export const BESIDE = 4;
/** How much text there is room for, and where in the memory. */
export const TEXT = 0x5_0000;
const START = 0x1000;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly mark: (at: number, beside: number) => void;
  readonly next: (at: number, end: number) => number;
}

/** The part of the global that Node has and its types, without those of browsers, do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Room for `TEXT` bytes of text, and tables of the steps to look for in it. */
export interface StepSearch {
  readonly buffer: Buffer;
  /** Marks the step of the text that begins at `at`, with the `BESIDE` bytes just before or behind it, which begin at `beside`. */
  readonly mark: Exports['mark'];
  /** The first group of steps at or after `at` that seems to hold a marked one, or `end`; both are multiples of `GROUP`. */
  readonly next: Exports['next'];
}

export function createStepSearch(): StepSearch {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(program, 'base64')));
  const { memory, mark, next } = instance.exports as Exports;
  return { buffer: Buffer.from(memory.buffer, START, TEXT), mark, next };
}
