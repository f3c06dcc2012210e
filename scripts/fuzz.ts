/**
 * `npm run fuzz`: tries every reader with damaged inputs, 10,000 each; `npm run fuzz -- client query --cases 500 --seed 7` tries two
 * with fewer. What a reader fails on is shrunk and kept below `test/fuzz/corpus`, from where every run of the tests tries it again. A long
 * run in which every law held goes to `test/fuzz/tried.json` and to `docs/trust.md`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { keep } from '../test/fuzz/corpus';
import { assertAnswer, readers, type Reader } from '../test/fuzz/readers';
import { damagedInputSection, LONG_RUN, longRuns, triedFile } from '../test/trust/damaged-input';
import { withSection } from '../test/trust/section';

/** When one input is given up, in milliseconds: a reader that never ends cannot say so. */
const STALLED = 30_000;

/** Tries a reader in this process. The input at hand stands in a file, from where it is taken should the process not survive it. */
function tryHere(reader: Reader, current: string, numRuns: number, seed: number): void {
  const attempt = fc.property(reader.inputs, (text) => {
    writeFileSync(current, text);
    assertAnswer(reader, text);
  });
  const { failed, numRuns: tried, counterexample, errorInstance } = fc.check(attempt, { numRuns, seed });
  if (!failed) return console.log(`${reader.name}: ${tried} inputs, seed ${seed}: every law holds.`);
  const [text = ''] = counterexample ?? [];
  const reason = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  console.log(`${reader.name}: the law is broken at input ${tried}, seed ${seed}. Kept as ${keep(reader.name, text)}.\n${reason}`);
  process.exitCode = 1;
}

/** Tries a reader in a process of its own, which is ended when it is stuck. Gives whether every law holds. */
async function tryReader({ name }: Reader, cases: number, seed: number): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-fuzz-'));
  const current = path.join(folder, 'input.txt');
  writeFileSync(current, '');
  const child = fork(__filename, [name, '--cases', String(cases), '--seed', String(seed), '--input', current]);
  const watch = setInterval(() => { if (Date.now() - statSync(current).mtimeMs > STALLED) child.kill('SIGKILL'); }, 1000);
  const status = await new Promise<number | null>((resolve) => { child.once('exit', resolve); });
  clearInterval(watch);
  // The process says what it found itself, unless it did not come to that.
  if (status !== 0 && status !== 1) console.log(`${name}: no answer, seed ${seed}. Kept as ${keep(name, readFileSync(current, 'utf8'))}.`);
  rmSync(folder, { recursive: true });
  return status === 0;
}

/** Takes a long run in which every law held down, and brings `docs/trust.md` up to date. */
function takeDown(name: string, inputs: number, seed: number): void {
  const runs = { ...longRuns(), [name]: { inputs, seed } };
  const lines = readers.flatMap((reader) => (runs[reader.name] === undefined ? [] : `  ${JSON.stringify(reader.name)}: ${JSON.stringify(runs[reader.name])}`));
  writeFileSync(triedFile, `{\n${lines.join(',\n')}\n}\n`);
  const page = path.join(__dirname, '../docs/trust.md');
  writeFileSync(page, withSection(readFileSync(page, 'utf8'), damagedInputSection()));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) }, input: { type: 'string' } },
  });
  const [cases, seed] = [Number(values.cases), Number(values.seed)];
  const unknown = positionals.filter((name) => !readers.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(`No reader is called ${unknown.join(', ')}: there are ${readers.map(({ name }) => name).join(', ')}.`);
  for (const reader of readers.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    if (values.input !== undefined) tryHere(reader, values.input, cases, seed);
    else if (!(await tryReader(reader, cases, seed))) process.exitCode = 1;
    else if (cases >= LONG_RUN) takeDown(reader.name, cases, seed);
  }
}

void main();
