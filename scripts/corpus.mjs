/**
 * `npm run corpus -- FOLDER…` checks projects and prints what comes of each, in an order and with words that stay the same, so that
 * a change of behaviour shows as a diff; the times go to standard error. `--record FILE` writes that to a file instead, and
 * `--compare FILE` ends with 1 where it is not what the file says of these projects. A folder whose name is `owner+name` is shown as `owner/name`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { record: { type: 'string' }, compare: { type: 'string' } } });

/** Longer than any project takes. One that never ends is a row as well. */
const PATIENCE_MS = 120_000;

const nameOf = (folder) => path.basename(folder).replace('+', '/');

function commitOf(folder) {
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', 'rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'no commit';
}

/** What comes of one project: its lines, or in one line how its process ended. */
function linesOf(folder) {
  const child = path.join(import.meta.dirname, 'corpus/project.mjs');
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [child, folder], { encoding: 'utf8', timeout: PATIENCE_MS, maxBuffer: 1 << 28 });
  if (status === 0) return JSON.parse(stdout);
  const said = stderr.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? '';
  return [`CRASHED: ${signal === 'SIGTERM' ? `no answer in ${PATIENCE_MS / 1000} s` : `ended with ${status ?? signal}`} ${said}`.trim()];
}

const projects = positionals.map((folder) => path.resolve(folder)).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
const blocks = projects.map((folder) => {
  const startedAt = performance.now();
  const block = [`${nameOf(folder)} ${commitOf(folder)}`, ...linesOf(folder).map((line) => `  ${line}`), ''].join('\n');
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${nameOf(folder)}`);
  return block;
});

/** The blocks of a recorded summary by what each begins with: the name of the project and its commit. */
const recorded = (text) => new Map(text.split('\n\n').map((block) => [block.split('\n')[0], `${block.trimEnd()}\n`]));

if (values.record !== undefined) writeFileSync(values.record, blocks.join('\n'));
else if (values.compare === undefined) process.stdout.write(blocks.join('\n'));
else {
  const before = recorded(readFileSync(values.compare, 'utf8'));
  const changed = blocks.filter((block) => before.get(block.split('\n')[0]) !== block);
  for (const block of changed) console.log(`before:\n${before.get(block.split('\n')[0]) ?? '  not recorded at this commit\n'}now:\n${block}`);
  console.log(`${blocks.length - changed.length} of ${blocks.length} projects are as recorded.`);
  process.exitCode = changed.length === 0 ? 0 : 1;
}
