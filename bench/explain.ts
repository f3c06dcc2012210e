/**
 * Prints what `explain` costs, beside its goals: of one line against an empty Node, and of a log of 100 MB as a whole
 * process, with the most memory that it held. Medians of runs in turn.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const command = path.join(__dirname, '../dist/src/cli/start.js');
const RUNS = 15;
const MEGABYTES = 100;

/** The lines that fill most logs, of a sync client and of others. */
const NOISE: readonly ((index: number) => string)[] = [
  (index) => `2023-05-02 12:10:${String(index % 60).padStart(2, '0')}.123 Debug: Connection[1]: Session[${index % 9}]: Received: DOWNLOAD CHANGESET(server_version=${index}, client_version=0, origin_timestamp=${190294790000 + index}, origin_file_ident=211, original_changeset_size=343, changeset_size=343)`,
  (index) => `2023-05-02T10:11:${String(index % 60).padStart(2, '0')}Z INFO  com.example.sync.Worker - request ${index} finished in ${index % 300} ms status=200 path=/api/v1/tasks/${(index * 7919) % 100_000}`,
  (index) => `Sync: Connection[3]: Session[3]: Indexing incoming changeset [${index % 90}/90] (22 instructions)`,
  (index) => `05-02 10:11:12.345 D/Choreographer( 5318): Skipped ${index} frames!  The application may be doing too much work on its main thread.`,
];
const ERROR = (index: number): string => `2023-05-02 12:10:${String(index % 60).padStart(2, '0')}.123 Error: Connection[1]: Session[2]: Failed to transform received changeset: Schema mismatch: Property 'color' in class 'Badge' is nullable on one side and not on the other.`;

/** Writes a log of at least `size` bytes in which one line of `every` is an error. */
function writeLog(file: string, every: number, size: number): void {
  const descriptor = openSync(file, 'w');
  for (let bytes = 0, index = 0; bytes < size;) {
    const lines: string[] = [];
    for (let line = 0; line < 500; line += 1, index += 1) lines.push(index % every === 0 ? ERROR(index) : (NOISE[index % NOISE.length] as (index: number) => string)(index));
    bytes += writeSync(descriptor, `${lines.join('\n')}\n`);
  }
  closeSync(descriptor);
}

function time(program: string, args: readonly string[], cwd: string): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - startedAt;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The times of the runs of each command. */
function inTurn(commands: readonly (readonly [program: string, ...args: string[]])[], cwd: string): number[][] {
  const times = commands.map((): number[] => []);
  for (let run = 0; run <= RUNS; run += 1) commands.forEach(([program, ...args], index) => (run === 0 ? time(program, args, cwd) : times[index]?.push(time(program, args, cwd))));
  return times;
}

const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
const node = process.execPath;
const print = (label: string, value: string): void => console.log(label.padEnd(52), value);
const inMs = (value: number): string => `${value.toFixed(0)} ms`;

const memoryOf = (log: string): number => {
  const script = `require(${JSON.stringify(command)}).main(['explain', '${log}'], { cwd: '.', out() {}, err() {}, width: 80, colors: {} }).catch(() => {}).then(() => console.log(process.resourceUsage().maxRSS / 1024))`;
  return Number(spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout);
};

writeLog(path.join(root, 'few.log'), 10_000, MEGABYTES * 1e6);
writeLog(path.join(root, 'many.log'), 4, MEGABYTES * 1e6);
const [empty = [], line = [], few = [], many = []] = inTurn([
  [node, '-e', '0'],
  [node, command, 'explain', 'Bad changeset (DOWNLOAD)'],
  [node, command, 'explain', 'few.log'],
  [node, command, 'explain', 'many.log'],
], root);

print('explain of one line, over node -e 0', `${inMs(median(line))}, ${(median(line) / median(empty)).toFixed(2)} times (goal: under 2.5)`);
print(`explain of ${MEGABYTES} MB, one line in 10,000 an error`, `${inMs(median(few))} (goal: under 1000 ms)`);
print('the same with every fourth line an error', inMs(median(many)));
print('memory at its highest', `${Math.max(memoryOf('few.log'), memoryOf('many.log')).toFixed(0)} MiB (goal: under 150)`);
rmSync(root, { recursive: true });
