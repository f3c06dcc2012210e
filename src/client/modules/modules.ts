import type { FileTree } from '../../tree/file-tree';
import { createImports } from './imports';
import type { ClientMemory, Import } from './memory';
import { parseSource, type SourceModule } from './parse';

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
  const imports = createImports(tree);

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

  /** What is made of the file that asks rests on the answer. */
  function noted(of: Import, from: string, target: string | undefined): void {
    const known = memory.imports.get(from) ?? new Map<Import, string | undefined>();
    memory.imports.set(from, known.set(of, target));
  }

  function resolve(specifier: string, from: string): SourceModule | undefined {
    const file = imports.named(specifier, from);
    const found = file === undefined ? undefined : load(file);
    noted(`names ${specifier}`, from, found?.file);
    return found;
  }

  function inOtherCase(specifier: string, from: string): string | undefined {
    const file = imports.inOtherCase(specifier, from);
    noted(`in other case ${specifier}`, from, file);
    return file;
  }

  return { add, load, resolve, inOtherCase };
}
