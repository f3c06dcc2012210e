import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packageRoot } from './project';

/**
 * Packs this package as npm publishes it, once for a test file, and lays it out as npm installs it: beside the packages that
 * it names as dependencies and no others. Gives the folder that projects link to.
 */
export function installPacked(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-packed-'));
    const modules = path.join(folder, 'node_modules');
    mkdirSync(modules);
    const tarball = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: packageRoot, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', tarball], { cwd: folder });
    renameSync(path.join(folder, 'package'), path.join(modules, 'eslint-plugin-realm-schema'));
    const { dependencies } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
      symlinkSync(path.join(packageRoot, 'node_modules', name), path.join(modules, name));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => path.join(folder, 'node_modules/eslint-plugin-realm-schema');
}
