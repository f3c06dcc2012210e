import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { holdsScript } from '../../tree/script-blocks';
import type { ClientMemory } from './memory';
import { parseSource, type SourceModule } from './parse';
import { isPath, specifierFiles } from './specifier-files';

/** The parsed sources of a client. A module is parsed when somebody asks for it, and once. */
export interface Modules {
  /** Parses a text that is already at hand. */
  add(file: string, text: string): SourceModule;
  /** `undefined` where there is no such file or it cannot be read. */
  load(file: string): SourceModule | undefined;
  /** The module that an import specifier in `from` names, if it is one of the project's own. */
  resolve(specifier: string, from: string): SourceModule | undefined;
  /** The file that an import specifier would name if upper and lower case were one, as they are on some file systems: a path as in the specifier. */
  inOtherCase(specifier: string, from: string): string | undefined;
}

export function createModules(tree: FileTree, memory: ClientMemory): Modules {
  const loaded = new Map<string, SourceModule | undefined>();
  let byLowerCase: ReadonlyMap<string, string> | undefined;
  const filesOf = specifierFiles(tree);

  function add(file: string, text: string): SourceModule {
    const known = memory.files.get(file);
    const module = known?.module ?? { file, ...parseSource(file, text) };
    const content = known?.content ?? { text, byteOrderMark: false };
    if (known?.module === undefined) memory.files.set(file, { ...known, content, module });
    loaded.set(file, module);
    return module;
  }

  function load(file: string): SourceModule | undefined {
    if (loaded.has(file)) return loaded.get(file);
    const read = tree.read(file);
    if ('text' in read) return add(file, read.text);
    loaded.set(file, undefined);
    return undefined;
  }

  function resolve(specifier: string, from: string): SourceModule | undefined {
    const file = filesOf(specifier, from).find((each) => (holdsScript(each) || /\.(?:[cm]?[jt]sx?|json)$/.test(each)) && tree.has(each));
    const found = file === undefined ? undefined : load(file);
    if (found !== undefined) memory.imports.set(from, (memory.imports.get(from) ?? new Set()).add(found.file));
    return found;
  }

  function inOtherCase(specifier: string, from: string): string | undefined {
    byLowerCase ??= new Map(tree.files().map((file) => [file.toLowerCase(), file]));
    const file = filesOf(specifier, from).map((each) => byLowerCase?.get(each.toLowerCase())).find((each) => each !== undefined);
    if (file === undefined || !isPath(specifier)) return file;
    const relative = path.posix.relative(path.posix.dirname(from), file);
    return isPath(relative) ? relative : `./${relative}`;
  }

  return { add, load, resolve, inOtherCase };
}
