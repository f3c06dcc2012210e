import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Row } from './row';

const FILES = 10_000;
const RUNS = 5;
const dist = path.join(__dirname, '../dist/src');

/** In a process that has loaded the reader: lists the folder and reads every file in it, then searches it; prints both times. */
const MEASURE = `
const { readdirSync, readFileSync } = require('node:fs');
const { findServers } = require(process.env.DIST + '/workspace/server-search.js');
const { diskTree } = require(process.env.DIST + '/tree/file-tree.js');
const timed = (make) => { const from = performance.now(); make(); return performance.now() - from; };
const readAll = () => {
  for (const entry of readdirSync('.', { recursive: true, withFileTypes: true }))
    if (entry.isFile()) readFileSync(entry.parentPath + '/' + entry.name, 'utf8');
};
readAll();
console.log(JSON.stringify([timed(() => findServers(diskTree(process.cwd()))), timed(readAll)]));
`;

/** Sources, JSON and YAML as an app has them, none of which is a server side; one class. */
function generateFiles(root: string): void {
  const contents = [
    ['ts', 'export const format = (value: number): string => `${value.toFixed(2)} EUR`;\n'.repeat(30)],
    ['json', `${JSON.stringify({ title: 'Texts', greeting: 'Hello', properties: 'none' }, null, 2)}\n`],
    ['yaml', 'on: push\njobs:\n  test:\n    steps: [checkout, test]\n'.repeat(10)],
  ] as const;
  for (let index = 0; index < FILES; index += 1) {
    const [extension, text] = contents[index % 10 === 0 ? 1 : index % 10 === 1 ? 2 : 0];
    const folder = path.join(root, 'src', `folder${index % 100}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `file${index}.${extension}`), text);
  }
  writeFileSync(path.join(root, 'src/task.ts'), "export const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } };\n");
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What `check` does to find a server side that nobody names, where there is none and before anything is parsed, over listing and reading the same files. */
export function benchSearch(): Row[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  generateFiles(root);
  const times = Array.from({ length: RUNS }, () => {
    const { stdout } = spawnSync(process.execPath, ['-e', MEASURE], { cwd: root, encoding: 'utf8', env: { ...process.env, DIST: dist } });
    return JSON.parse(stdout) as [number, number];
  });
  const [search, reading] = [median(times.map(([each]) => each)), median(times.map(([, each]) => each))];
  rmSync(root, { recursive: true });
  return [{ group: 'the search for a server', what: `${FILES} files`, ms: search, over: { what: 'listing and reading them', times: search / reading } }];
}
