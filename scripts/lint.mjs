/** Lints this repository through `.eslintrc.cjs`, which ESLint 9 reads only when told to. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(createRequire(import.meta.url).resolve('eslint/package.json'));
const args = [path.join(root, 'bin/eslint.js'), '--ext', '.ts,.mts,.cjs,.mjs', '--max-warnings', '0', ...process.argv.slice(2), 'src', 'rules', 'test', 'scripts', 'bench'];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false' } });
process.exitCode = status ?? 2;
