/** Runs the built command in the example and shows what it finds. Planted faults must be found: anything else fails. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const example = path.join('examples', 'repair-shop');

console.log(`$ cd ${example} && npx realm-schema check\n`);
const { status, error } = spawnSync(process.execPath, [path.join(root, 'dist/src/cli/start.js'), 'check'], {
  cwd: path.join(root, example),
  stdio: 'inherit',
});
if (error !== undefined) console.error(`\ncheck did not run: ${error.message}`);
else if (status === 1) console.log(`\ncheck ended with 1, as it should: the faults are planted, and ${path.join(example, 'README.md')} names each of them.`);
else console.error(`\ncheck ended with ${status ?? 'a signal'} instead of 1: it did not find the planted faults.`);
process.exitCode = status === 1 ? 0 : 1;
