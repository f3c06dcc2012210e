import type { ServerProblem } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { IS_FOLDER } from '../../tree/read-file';
import { readJson, startOf } from '../../json/json-document';
import type { Located } from '../schema-node';
import { checkShape, type Shape } from '../shape/check-shape';

/** What was read, and what is wrong with it. */
export interface Log {
  readonly problems: ServerProblem[];
  readonly files: string[];
}

function isFolder(tree: FileTree, file: string): boolean {
  const read = tree.read(file);
  return 'unreadable' in read && read.unreadable === IS_FOLDER;
}

/** Reads one file of a server side if it is there, and notes what is wrong with it. Only an object can be read on. */
export function readPart(tree: FileTree, file: string, shape: Shape, log: Log): Located | undefined {
  if (!tree.has(file)) {
    if (isFolder(tree, file)) {
      log.problems.push({
        message: `${file} is a folder; a file is expected there.`,
        help: 'Remove the folder, or export the app again.',
        place: startOf(file),
      });
    }
    return undefined;
  }
  log.files.push(file);
  const { document, problems } = readJson(tree, file);
  log.problems.push(...problems);
  if (document === undefined) return undefined;
  if (problems.length === 0) log.problems.push(...checkShape(shape, document));
  return document.root.type === 'object' ? { document, node: document.root } : undefined;
}
