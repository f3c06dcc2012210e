/** The yardstick: loads ts-morph and jsonc-parser, parses the files of both sides, and does nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTree } from 'jsonc-parser';
import { Project } from 'ts-morph';

const [root] = process.argv.slice(2);
const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true });
for (const name of readdirSync(root, { recursive: true })) {
  const file = path.join(root, name);
  if (/\.tsx?$/.test(name)) project.createSourceFile(`/${name}`, readFileSync(file, 'utf8'));
  if (name.endsWith('.json')) parseTree(readFileSync(file, 'utf8'));
}
