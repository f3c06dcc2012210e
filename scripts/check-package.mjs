/** What publint and attw say of the package as it would be published. Ends with 1 where they find anything. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageRoot, packed } from './package/pack.mjs';

const manifest = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
const { folder, tarball } = packed();
try {
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer }, strict: true });
  for (const message of messages) console.error(formatMessage(message, manifest));
  console.log(`publint: ${messages.length === 0 ? 'nothing found' : `${messages.length} found`}`);
  // Versions of Node that know no `exports` are none that this package runs on.
  const attw = path.join(packageRoot, 'node_modules/.bin/attw');
  const { status } = spawnSync(attw, [tarball, '--profile', 'node16', '--format', 'ascii'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = messages.length === 0 && status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
