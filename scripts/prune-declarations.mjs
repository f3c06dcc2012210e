/**
 * Leaves only the declarations that the entry points of the package lead to: the others describe what nobody outside can import,
 * and are a third of what is installed.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { exports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** The modules of this package that a declaration imports, whose declarations are needed with it. */
function importedBy(file) {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)].map(([, specifier]) => {
    const base = path.resolve(path.dirname(file), specifier);
    const found = [`${base}.d.ts`, path.join(base, 'index.d.ts')].find((each) => existsSync(each));
    if (found === undefined) throw new Error(`${path.relative(root, file)} imports ${specifier}, which has no declarations`);
    return found;
  });
}

const needed = new Set();
const ahead = Object.values(exports).flatMap((entry) => (entry.types === undefined ? [] : [path.join(root, entry.types)]));
while (ahead.length > 0) {
  const file = ahead.pop();
  if (needed.has(file)) continue;
  needed.add(file);
  ahead.push(...importedBy(file));
}
for (const file of readdirSync(path.join(root, 'dist'), { recursive: true })) {
  const whole = path.join(root, 'dist', file);
  if (file.endsWith('.d.ts') && !needed.has(whole)) rmSync(whole);
}
