import type { ts } from 'ts-morph';
import type { Place } from '../../schema/model';

/** Stands for `..` in memory, where nothing lies above the root. */
const UP = '\u2191';

/** Where a file, relative to the project root, is kept in memory. */
export function memoryPath(file: string): string {
  return `/${file.replaceAll('../', `${UP}/`)}`;
}

/** The file of a node, relative to the project root. */
export function fileOf(node: ts.Node): string {
  return node.getSourceFile().fileName.slice(1).replaceAll(`${UP}/`, '../');
}

/** The place from the start of one node to the end of the same or another node. */
export function placeOf(first: ts.Node, last: ts.Node = first): Place {
  const source = first.getSourceFile();
  const start = source.getLineAndCharacterOfPosition(first.getStart(source, false));
  const end = source.getLineAndCharacterOfPosition(last.getEnd());
  return { file: fileOf(first), line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
