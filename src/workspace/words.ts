import { canDeclare } from '../client/modules/candidates';
import type { WordTest } from '../tree/text';

/** The names that a source may give classes, by its words alone. */
function namesIn(text: string): readonly string[] {
  if (!canDeclare(text)) return [];
  return [...text.matchAll(/\bclass\s+(\w+)|\bname\s*:\s*['"`](\w+)['"`]/g)].map(([, declared, named]) => declared ?? named ?? '');
}

/** The same, asked of a file, as JSON. */
export const NAMES: WordTest = { name: 'names', of: (text) => JSON.stringify(namesIn(text)) };

const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** What a source imports, by its words alone, as JSON. */
export const IMPORTS: WordTest = {
  name: 'imports',
  of: (text) => JSON.stringify([...new Set([...text.matchAll(SPECIFIER)].map(([, specifier = '']) => specifier))]),
};
