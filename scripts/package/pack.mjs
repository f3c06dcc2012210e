import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The root of this package. */
export const packageRoot = path.join(import.meta.dirname, '../..');

/** Packs what was built, as npm publishes it, into a new folder. The caller removes the folder. */
export function packed() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-package-'));
  const name = execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: packageRoot, encoding: 'utf8' }).trim();
  return { folder, tarball: path.join(folder, name) };
}
