import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Files } from './app';

/** The root of this package. */
export const packageRoot = path.join(__dirname, '../..');

/** Writes files below a folder. Values that are not texts or bytes are written as JSON. */
export function writeFiles(root: string, files: Files): void {
  for (const [file, value] of Object.entries(files)) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, typeof value === 'string' || value instanceof Uint8Array ? value : `${JSON.stringify(value, null, 2)}\n`);
  }
}

/** A folder with files that is deleted when the test ends. */
export function temporaryProject(files: Files): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFiles(root, files);
  return root;
}

/** Makes packages of this repository resolvable from a project, and as the plugin the repository itself or another folder. */
export function linkPackages(root: string, names: readonly string[], plugin: string = packageRoot): void {
  for (const name of names) {
    const target = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(name === 'eslint-plugin-realm-schema' ? plugin : path.join(packageRoot, 'node_modules', name), target);
  }
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Node program to its end. */
export function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...process.env, FORCE_COLOR: undefined, GITHUB_STEP_SUMMARY: undefined, NO_COLOR: '1', ...env }, maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/** Runs the built command. */
export function runCommand(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Run {
  return runNode([path.join(packageRoot, 'dist/src/cli/realm-schema.js'), ...args], cwd, env);
}
