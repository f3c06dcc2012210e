import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder with the documentation pages: it is beside `dist` in the package, and beside `src` in the repository. */
function pagesFolder(): string | undefined {
  for (let at = __dirname; at !== path.dirname(at); at = path.dirname(at)) {
    const folder = path.join(at, 'docs', 'rules');
    if (existsSync(folder)) return folder;
  }
  return undefined;
}

/** The documentation page of a rule, in Markdown; undefined where the package holds none. */
export function rulePage(id: string): string | undefined {
  const folder = pagesFolder();
  const file = folder === undefined ? undefined : path.join(folder, `${id}.md`);
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
