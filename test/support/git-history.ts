import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Files } from './app';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_DATE: '2025-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2025-01-01T00:00:00Z' };
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'protocol.file.allow=always', ...args], { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export function writeFiles(folder: string, files: Files): void {
  for (const [file, value] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);
  }
}

/** Makes the files of a revision the only ones, commits them, and tags the commit where a tag is given. */
export function commit(folder: string, files: Files, tag?: string): void {
  git(folder, 'rm', '-rfq', '--ignore-unmatch', '.');
  writeFiles(folder, files);
  git(folder, 'add', '-A', '-f');
  git(folder, 'commit', '-qm', tag ?? 'change', '--allow-empty');
  if (tag !== undefined) git(folder, 'tag', '-a', tag, '-m', tag);
}

/** A repository on the branch `main` with one commit a revision. */
export function repository(...revisions: readonly Files[]): string {
  const folder = temporaryFolder();
  git(folder, 'init', '-q', '-b', 'main');
  for (const files of revisions) commit(folder, files);
  return folder;
}
