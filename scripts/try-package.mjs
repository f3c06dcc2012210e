/**
 * Installs the packed package with npm, pnpm and yarn, and runs the command, ESLint and the API in an app that has one fault; then
 * runs the same with each line of Node. `npm run package:try -- yarn` tries yarn alone. Needs the network, so it is no part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expected, writeApp } from './package/app.mjs';
import { managers, nodes } from './package/managers.mjs';
import { packed } from './package/pack.mjs';

const env = { ...process.env, NO_COLOR: '1', COREPACK_ENABLE_STRICT: '0' };

/** Runs a program to its end, and gives its status and all that it printed. */
function run([program, ...args], cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
  return { status, said: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}` };
}

/** Whether a program ended as it should and named the fault; prints a row, and what it said where it did not. */
function row(label, { status, said }, wanted) {
  const holds = status === wanted && said.includes(expected);
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${label}${holds ? '' : `: ended with ${status}\n${said.trim().slice(0, 2000)}`}`);
  return holds;
}

const chosen = managers.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).some((each) => name.startsWith(each)));
const { folder, tarball } = packed();
const results = [];
try {
  for (const manager of chosen) {
    const app = path.join(folder, manager.name.replace(/\W+/g, '-'));
    mkdirSync(app);
    writeApp(app, tarball, manager.files);
    const installed = run(manager.install, app);
    if (installed.status !== 0) {
      results.push(row(`${manager.name}: install`, installed, 0));
      continue;
    }
    results.push(row(`${manager.name}: command`, run(manager.run('realm-schema', ['check']), app), 1));
    results.push(row(`${manager.name}: ESLint`, run(manager.run('eslint', ['.']), app), 1));
    results.push(row(`${manager.name}: API`, run(manager.run('node', ['api.cjs']), app), 0));
  }
  const app = path.join(folder, 'npm');
  for (const version of chosen.some(({ name }) => name === 'npm') ? nodes : []) {
    const node = ['npx', '--yes', '-p', `node-${process.platform}-${process.arch}@${version}`, 'node'];
    const found = run([...node, '--version'], app).said.trim();
    const at = (file, ...args) => run([...node, path.join(app, 'node_modules', file), ...args], app);
    results.push(row(`Node ${found}: command`, at('eslint-plugin-realm-schema/dist/src/cli/start.js', 'check'), 1));
    results.push(row(`Node ${found}: ESLint`, at('eslint/bin/eslint.js', '.'), 1));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = results.every(Boolean) ? 0 : 1;
