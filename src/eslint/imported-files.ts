import { isClientSource } from '../client/modules/candidates';
import type { FileTree } from '../tree/file-tree';

const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*(['"`])([^'"`\n]+)\1/g;

const withoutExtension = (file: string): string => file.replace(/\.(?:native|ios|android)?\.?[cm]?[jt]sx?$/, '').replace(/\/index$/, '');

/** A path in a folder: `client/models` and `../types` give `client/types`. */
function joined(folder: string, relative: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/**
 * The source files that some files import, directly or not, by the words of their imports alone: nothing is parsed. Where a
 * path is an alias (`@/types`), each file that it can mean counts. It is for `eslint --cache`, where one file too many costs
 * little, and one too few would hide a finding.
 */
export function importedFiles(tree: FileTree, from: readonly string[]): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const file of tree.files()) {
    if (!isClientSource(file)) continue;
    const stem = withoutExtension(file);
    sources.set(stem, [...(sources.get(stem) ?? []), file]);
  }
  const stems = [...sources.keys()];
  const resolve = (specifier: string, file: string): readonly string[] => {
    if (specifier.startsWith('.')) return sources.get(withoutExtension(joined(folderOf(file), specifier))) ?? [];
    const tail = withoutExtension(specifier.replace(/^[^/]*\//, ''));
    return specifier.includes('/') ? stems.filter((stem) => stem === tail || stem.endsWith(`/${tail}`)).flatMap((stem) => sources.get(stem) ?? []) : [];
  };
  const found = new Set<string>();
  const waiting = [...from];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const read = tree.read(file);
    const specifiers = 'text' in read ? [...read.text.matchAll(SPECIFIER)].map(([, , specifier = '']) => specifier) : [];
    for (const target of new Set(specifiers)) {
      const importer = file;
      for (const imported of resolve(target, importer)) {
        if (found.has(imported)) continue;
        found.add(imported);
        waiting.push(imported);
      }
    }
  }
  return found;
}
