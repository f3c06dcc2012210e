import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { longInputs } from './long-inputs';

const folderOf = (reader: string): string => path.join(__dirname, 'corpus', reader);

/** The inputs that a reader once failed on, by name: files of the corpus, and those too long to keep. */
export function corpusOf(reader: string): readonly (readonly [string, string])[] {
  const folder = folderOf(reader);
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return [...names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const), ...(longInputs[reader] ?? [])];
}

/** Keeps an input, and gives its file. */
export function keep(reader: string, text: string): string {
  const file = path.join(folderOf(reader), `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.txt`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
