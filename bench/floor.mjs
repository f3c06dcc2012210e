/** The least that a check can take: the compiler parses the sources of a folder, and `JSON.parse` the data. Without a folder it is only loaded. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';

const [root] = process.argv.slice(2);
for (const name of root === undefined ? [] : readdirSync(root, { recursive: true })) {
  const file = path.join(root, name);
  if (/\.tsx?$/.test(name)) ts.createSourceFile(`/${name}`, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  if (name.endsWith('.json')) JSON.parse(readFileSync(file, 'utf8'));
}
