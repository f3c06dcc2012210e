/**
 * Measures what the goals of speed are about, and prints it as a table, or with `--json` as data. Ratios are between processes of
 * the same run: absolute times say more about the machine than about us. `npm run bench -- check eslint` measures these alone, and
 * `-- peers` also what other tools take, which are installed for it.
 */
import os from 'node:os';
import { benchCheck } from './check';
import { benchEslint } from './eslint';
import { benchExplain } from './explain';
import { benchPast } from './past';
import { benchPeers } from './peers';
import { benchQueries } from './queries';
import { table, type Row } from './row';
import { benchSearch } from './search';

/** The parts, which give their rows as they have them: some take minutes. */
const PARTS: Readonly<Record<string, () => Iterable<readonly Row[]>>> = {
  // What loads nothing of ours beforehand comes first.
  eslint: () => [benchEslint()],
  check: benchCheck,
  past: () => [benchPast()],
  explain: () => [benchExplain()],
  queries: () => [benchQueries()],
  search: () => [benchSearch()],
  peers: benchPeers,
};

/** Not among them is what needs the network. */
const USUAL = ['eslint', 'check', 'past', 'explain', 'queries', 'search'];

const given = process.argv.slice(2);
const isJson = given.includes('--json');
const named = given.filter((each) => each !== '--json');
const unknown = named.filter((each) => !(each in PARTS));
if (unknown.length > 0) throw new Error(`No part of the bench: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);

const machine = { node: process.version, cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', memoryGb: Math.round(os.totalmem() / 1e9) };
const measured: Row[] = [];
if (!isJson) console.log(`Node ${machine.node}, ${machine.cpus} cores, ${machine.model}, ${machine.memoryGb} GB; the least of several runs in turn`);
for (const part of named.length > 0 ? named : USUAL) {
  for (const rows of PARTS[part]?.() ?? []) {
    measured.push(...rows);
    if (!isJson) console.log(table(rows));
  }
}
if (isJson) console.log(JSON.stringify({ version: 1, machine, rows: measured }, null, 2));
