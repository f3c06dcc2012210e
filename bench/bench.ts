/** Prints how long whole processes take, as ratios in one run: absolute times say more about the machine than about us. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchEslint } from './eslint';
import { generateApp } from './generate-app';
import { generateTags } from './generate-tags';
import { benchQueries } from './queries';
import { benchSearch } from './search';

const command = path.join(__dirname, '../dist/src/cli/start.js');
const parseOnly = path.join(__dirname, 'parse-only.mjs');
const RUNS = 5;

/** Milliseconds of one process. Throws where it does not end as it should. */
function time(args: readonly string[], cwd: string): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Medians of several commands, run in turn so that a drift of the machine meets all of them. */
function inTurn(commands: readonly (readonly string[])[], cwd: string, runs = RUNS): number[] {
  const times = commands.map((): number[] => []);
  for (let run = 0; run <= runs; run += 1) commands.forEach((args, index) => (run === 0 ? time(args, cwd) : times[index]?.push(time(args, cwd))));
  return times.map(median);
}

const ratio = (a = 0, b = 1): string => (a / b).toFixed(2).padStart(6);

function row(label: string, cells: readonly string[]): void {
  console.log([label.padEnd(34), ...cells].join('  '));
}

console.log(`medians of ${RUNS} runs in turn, Node ${process.version}`);
row('whole process', ['check ms', 'over parser', 'over node -e 0', 'over the size before']);
let before = 0;
for (const [classes, runs] of [[1, RUNS], [100, RUNS], [1000, RUNS], [10_000, 1]] as const) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  generateApp(root, classes);
  const kept = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-cache-'));
  const warmly = [command, 'check', '--cache-location', kept];
  const [check, parser, node, warm] = inTurn([[command, 'check'], [parseOnly, root], ['-e', '0'], warmly], root, runs);
  row(`check, ${classes} classes of 20 properties`, [(check ?? 0).toFixed(0).padStart(8), ratio(check, parser), ratio(check, node), before === 0 ? '     -' : ratio(check, before)]);
  row('the same, nothing changed', [(warm ?? 0).toFixed(0).padStart(8), ratio(warm, parser), ratio(warm, node), '     -']);
  before = check ?? 0;
  rmSync(kept, { recursive: true });
  rmSync(root, { recursive: true });
}
const TAGS = 200;
const history = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
generateApp(history, 100);
generateTags(history, TAGS, 100);
const [plain, against, released] = inTurn([[command, 'check'], [command, 'check', '--against', 'v1.0.0'], [command, 'check', '--released']], history);
row('100 classes with a past', ['check ms', 'over check']);
row('check --against v1.0.0', [(against ?? 0).toFixed(0).padStart(8), ratio(against, plain)]);
row(`check --released, ${TAGS} tags`, [(released ?? 0).toFixed(0).padStart(8), ratio(released, plain)]);
rmSync(history, { recursive: true });
const [help, node] = inTurn([[command, '--help'], ['-e', '0']], os.tmpdir());
row('--help', [(help ?? 0).toFixed(0).padStart(8), '     -', ratio(help, node)]);
benchEslint();
benchQueries();
benchSearch();
