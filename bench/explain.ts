import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from './check';
import { inTurn } from './measure';
import { tookOf, under, type Row } from './row';

const RUNS = 7;
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

/** What `explain` costs: of one line against an empty Node, and of a log of 100 MB as a whole process. */
export function benchExplain(): Row[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  writeLog(path.join(root, 'few.log'), 10_000, MEGABYTES * 1e6);
  writeLog(path.join(root, 'many.log'), 4, MEGABYTES * 1e6);
  const [empty, line, few, many] = inTurn(
    [['-e', '0'], ...['Bad changeset (DOWNLOAD)', 'few.log', 'many.log'].map((given) => [command, 'explain', given])].map((args) => ({ args })), root, RUNS,
  );
  rmSync(root, { recursive: true });
  if (empty === undefined || line === undefined || few === undefined || many === undefined) return [];
  const group = 'explain';
  const overNode = line.wall / empty.wall;
  return [
    { group, what: 'one line', ...tookOf(line), over: { what: 'node -e 0', times: overNode }, ...under(overNode, 2.5, '2.5 times') },
    { group, what: `${MEGABYTES} MB, one line in 10,000 an error`, ...tookOf(few), ...under(few.wall, 1, '1 s') },
    { group, what: 'the same with every fourth line an error', ...tookOf(many), ...under(many.memory ?? 0, 150, '150 MB') },
  ];
}
