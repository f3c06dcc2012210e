import type { JsonDocument } from '../../json/json-document';
import { readData } from '../../json/yaml-document';
import type { ServerProblem } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import type { OpenDocument } from './references';

interface Library {
  readonly open: OpenDocument;
  readonly problems: readonly ServerProblem[];
  files(): string[];
}

/** Opens each file once, and keeps what is wrong with it. */
export function createLibrary(tree: FileTree): Library {
  const opened = new Map<string, JsonDocument | undefined>();
  const problems: ServerProblem[] = [];
  return {
    problems,
    files: () => [...opened.keys()],
    open(file) {
      if (opened.has(file)) return opened.get(file);
      if (!tree.has(file)) return undefined;
      const read = readData(tree, file);
      problems.push(...read.problems);
      opened.set(file, read.document);
      return read.document;
    },
  };
}
