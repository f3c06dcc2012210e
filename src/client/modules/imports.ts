import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { holdsScript } from '../../tree/script-blocks';
import type { Import } from './memory';
import { isPath, specifierFiles } from './specifier-files';

/** Where the imports of a client lead, by the files that there are. Nothing is parsed. */
export interface Imports {
  /** The file that a specifier in `from` names, if it is one of the project's own. */
  named(specifier: string, from: string): string | undefined;
  /** The file that it would name if upper and lower case were one: a path as in the specifier. */
  inOtherCase(specifier: string, from: string): string | undefined;
  /** Either of the two, as a memory has it. */
  leadsTo(of: Import, from: string): string | undefined;
}

const NAMES = 'names ';
const IN_OTHER_CASE = 'in other case ';

export function createImports(tree: FileTree): Imports {
  let byLowerCase: ReadonlyMap<string, string> | undefined;
  const filesOf = specifierFiles(tree);
  const isRead = (file: string): boolean => holdsScript(file) || /\.(?:[cm]?[jt]sx?|json)$/.test(file);

  const named = (specifier: string, from: string): string | undefined =>
    filesOf(specifier, from).find((each) => isRead(each) && tree.has(each));

  function inOtherCase(specifier: string, from: string): string | undefined {
    byLowerCase ??= new Map(tree.files().map((file) => [file.toLowerCase(), file]));
    const file = filesOf(specifier, from).map((each) => byLowerCase?.get(each.toLowerCase())).find((each) => each !== undefined);
    if (file === undefined || !isPath(specifier)) return file;
    const relative = path.posix.relative(path.posix.dirname(from), file);
    return isPath(relative) ? relative : `./${relative}`;
  }

  return {
    named,
    inOtherCase,
    leadsTo: (of, from) =>
      of.startsWith(IN_OTHER_CASE) ? inOtherCase(of.slice(IN_OTHER_CASE.length), from) : named(of.slice(NAMES.length), from),
  };
}
