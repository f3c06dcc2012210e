/**
 * `npm run trust`: judges random pairs of every kind of server, tries the laws with many random apps, and writes `docs/trust.md`.
 * `-- 5000 7 200` judges so many pairs of each kind, from that seed, and tries so many apps.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { classFiguresOf } from '../test/trust/class-figures';
import { CLASS_KINDS } from '../test/trust/class-kinds';
import { figuresOf } from '../test/trust/figures';
import { trustPage } from '../test/trust/page';
import { KINDS } from '../test/trust/pairs';

const [count = 2000, seed = 20240917, apps = 100] = process.argv.slice(2).map(Number);
const root = path.join(__dirname, '..');
const laws = readdirSync(path.join(root, 'test/trust')).filter((file) => file.endsWith('-law.test.ts')).map((file) => `test/trust/${file}`);
const figures = KINDS.map((kind) => figuresOf(kind, count, seed));
for (const { upload, download, disproved, larger, unproved, name } of figures)
  for (const pair of [...upload.silent, ...download.silent, ...disproved, ...larger, ...unproved]) console.log(name, JSON.stringify(pair));
/** An app has about eight pairs of properties. */
const classes = CLASS_KINDS.map((kind) => classFiguresOf(kind, Math.ceil(count / 8), seed));
for (const { name, faults } of classes) for (const fault of faults) console.log(name, fault);
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...laws], {
  cwd: root, stdio: 'inherit', env: { ...process.env, TRUST_CASES: String(apps) },
});
if (status === 0) writeFileSync(path.join(root, 'docs/trust.md'), trustPage(figures, classes, seed, apps));
else console.error('A law does not hold: docs/trust.md is left as it was.');
process.exitCode = status ?? 1;
