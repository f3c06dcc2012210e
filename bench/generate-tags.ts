import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: root, stdio: 'ignore' });
}

/** Makes a repository of an app, and tags it once a release: each changes the default of a property in two of the classes, so that two files have to be read. */
export function generateTags(root: string, tags: number, classes: number): void {
  git(root, 'init', '-q');
  for (let tag = 0; tag < tags; tag += 1) {
    for (const index of [tag % classes, (tag * 7) % classes]) {
      const file = path.join(root, 'client', `Class${index}.ts`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^ {6}field1: .*,$/m, `      field1: { type: 'int', optional: true, default: ${tag} },`));
    }
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', `release ${tag}`);
    git(root, 'tag', `v1.${tag}.0`);
  }
}
