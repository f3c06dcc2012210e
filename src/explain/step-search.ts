/**
 * The inner loop of the search in large logs, as a WebAssembly program of some hundred bytes: in JavaScript the same
 * loop takes five times as long, most of it for checks of bounds. It is put together here, by hand, from the opcodes of
 * the core specification, so that nothing has to be built.
 *
 *     next(at, end): the first group of four steps at or after `at` that holds a step which is marked in the table,
 *                    or `end`. A step is eight bytes; `end - at` is a multiple of GROUP.
 */
export const STEP = 8;
const UNROLLED = 4;
export const GROUP = STEP * UNROLLED;

const PAGE = 65_536;
const HASH_BITS = 18;
const FACTOR = 0x9e37_79b9_7f4a_7c15n;

/** A whole number as the binary format has it (LEB128, signed). */
function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

const [AT, END] = [0, 1];
const get = (local: number): number[] => [0x20, local];
const [BLOCK, LOOP, CLOSE, NO_RESULT] = [0x02, 0x03, 0x0b, 0x40];
const branchIf = (depth: number): number[] => [0x0d, depth];

/** The mark of the step that lies `offset` bytes after `at`: `table[(load64(at + offset) * FACTOR) >>> (64 - HASH_BITS)]`. */
function mark(offset: number, table: number): number[] {
  const [load64, align8, multiply64, const64, shift64, wrap, load8] = [0x29, 3, 0x7e, 0x42, 0x88, 0xa7, 0x2d];
  return [
    ...get(AT), load64, align8, ...unsigned(offset),
    const64, ...signed(BigInt.asIntN(64, FACTOR)), multiply64,
    const64, ...signed(BigInt(64 - HASH_BITS)), shift64, wrap,
    load8, 0, ...unsigned(table),
  ];
}

function loop(table: number): number[] {
  const [greaterOrEqual, or, const32, add, set, branch] = [0x4f, 0x72, 0x41, 0x6a, 0x21, 0x0c];
  const marks = Array.from({ length: UNROLLED }, (_, step) => [...mark(step * STEP, table), ...(step === 0 ? [] : [or])]).flat();
  return [
    BLOCK, NO_RESULT, LOOP, NO_RESULT,
    ...get(AT), ...get(END), greaterOrEqual, ...branchIf(1),
    ...marks, ...branchIf(1),
    ...get(AT), const32, ...signed(BigInt(GROUP)), add, set, AT, branch, 0,
    CLOSE, CLOSE, ...get(AT), CLOSE,
  ];
}

const section = (id: number, body: readonly number[]): number[] => [id, ...unsigned(body.length), ...body];
const name = (text: string): number[] => [text.length, ...Buffer.from(text)];

function program(table: number, pages: number): Uint8Array<ArrayBuffer> {
  const [type, fn, memory, exports, code, int32] = [1, 3, 5, 7, 10, 0x7f];
  const body = [0, ...loop(table)];
  return Uint8Array.from([
    ...Buffer.from('\0asm'), 1, 0, 0, 0,
    ...section(type, [1, 0x60, 2, int32, int32, 1, int32]),
    ...section(fn, [1, 0]),
    ...section(memory, [1, 0, ...unsigned(pages)]),
    ...section(exports, [2, ...name('memory'), 2, 0, ...name('next'), 0, 0]),
    ...section(code, [1, ...unsigned(body.length), ...body]),
  ]);
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly next: (at: number, end: number) => number;
}

/** The part of the global that Node has and its types, without those of browsers, do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** A buffer, and a table of the steps to look for in it. */
export interface StepSearch {
  readonly buffer: Buffer;
  /** Marks the step that a buffer begins with. */
  readonly mark: (step: Buffer) => void;
  readonly next: Exports['next'];
}

/** Makes room for `size` bytes (a multiple of 65,536) of text, and a table in which no step is marked yet. */
export function createStepSearch(size: number): StepSearch {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(program(size, (size + (1 << HASH_BITS)) / PAGE)));
  const { memory, next } = instance.exports as Exports;
  const buffer = Buffer.from(memory.buffer, 0, size);
  const table = new Uint8Array(memory.buffer, size, 1 << HASH_BITS);
  return {
    buffer,
    next,
    mark: (step) => {
      table[Number(BigInt.asUintN(64, step.readBigUInt64LE(0) * FACTOR) >> BigInt(64 - HASH_BITS))] = 1;
    },
  };
}
