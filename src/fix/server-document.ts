import {
  applyEdits,
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  getNodeValue,
  modify,
  parseTree,
  type JSONPath,
  type ModificationOptions,
  type Node,
} from 'jsonc-parser';
import type { Place } from '../schema/model';
import { offsetOf, type Edit } from './edit';
import type { Declared, ServerChange } from '../rule/repair';

/** How the text is laid out, so that what is added looks like the rest. */
function layoutOf(text: string): { tabSize: number; insertSpaces: boolean; eol: string } {
  const [, indent = '  '] = /^\s*[{[]\r?\n([ \t]+)/.exec(text) ?? [];
  return { tabSize: indent.startsWith('\t') ? 1 : indent.length, insertSpaces: !indent.startsWith('\t'), eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

const NODES: Readonly<Record<string, object>> = {
  bool: { bsonType: 'bool' }, int: { bsonType: 'long' }, float: { bsonType: 'float' }, double: { bsonType: 'double' },
  decimal128: { bsonType: 'decimal' }, objectId: { bsonType: 'objectId' }, string: { bsonType: 'string' }, data: { bsonType: 'binData' },
  date: { bsonType: 'date' }, mixed: { bsonType: 'mixed' }, uuid: { bsonType: 'uuid' },
};

/** The schema of a property of one of Realm's own types, or of a collection of them. */
function nodeOf({ type, objectType = 'mixed' }: Declared): object | undefined {
  const element = NODES[objectType];
  switch (type) {
    case 'list': return element && { bsonType: 'array', items: element };
    case 'set': return element && { bsonType: 'array', uniqueItems: true, items: element };
    case 'dictionary': return element && { bsonType: 'object', additionalProperties: element };
    default: return NODES[type];
  }
}

/** The path of the class that a place is in: a property of it, a name in its `required`, its title, or the object itself. */
function classPath(root: Node, text: string, { line, column }: Place): JSONPath | undefined {
  const node = findNodeAtOffset(root, offsetOf(text, line, column));
  if (node === undefined) return undefined;
  const path = getNodePath(node);
  if (node.type === 'object') return path;
  return path.at(-2) === 'properties' || path.at(-2) === 'required' ? path.slice(0, -2) : path.slice(0, -1);
}

function namesIn(root: Node, path: JSONPath): string[] {
  const node = findNodeAtLocation(root, path);
  const value: unknown = node === undefined ? undefined : getNodeValue(node);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function addRequired(text: string, required: JSONPath, listed: readonly string[], name: string, options: ModificationOptions): Edit[] {
  if (listed.includes(name)) return [];
  return listed.length === 0
    ? modify(text, required, [name], options)
    : modify(text, [...required, listed.length], name, { ...options, isArrayInsertion: true });
}

/** The edits that make a change at a place of a JSON text; `undefined` where the text is not what the place says, or is YAML. */
export function serverEdits(text: string, place: Place, change: ServerChange): readonly Edit[] | undefined {
  if (/\.ya?ml$/i.test(place.file)) return undefined;
  const root = parseTree(text);
  const path = root === undefined ? undefined : classPath(root, text, place);
  if (root === undefined || path === undefined) return undefined;
  const options = { formattingOptions: layoutOf(text) };
  const required = [...path, 'required'];
  const listed = namesIn(root, required);
  switch (change.kind) {
    case 'require': return addRequired(text, required, listed, change.name, options);
    case 'unrequire': {
      const left = listed.filter((name) => name !== change.name);
      if (left.length === 0) return modify(text, required, undefined, options);
      return left.length === listed.length - 1
        ? modify(text, [...required, listed.indexOf(change.name)], undefined, options)
        : modify(text, required, left, options);
    }
    case 'add': return add(text, path, change, options);
  }
}

function add(
  text: string,
  path: JSONPath,
  { name, to }: Extract<ServerChange, { kind: 'add' }>,
  options: ModificationOptions,
): Edit[] | undefined {
  const node = nodeOf(to);
  if (node === undefined) return undefined;
  const added = applyEdits(text, modify(text, [...path, 'properties', name], node, options));
  if (to.optional || ['list', 'set', 'dictionary'].includes(to.type)) return [difference(text, added)];
  const root = parseTree(added);
  const listed = root === undefined ? [] : namesIn(root, [...path, 'required']);
  return [difference(text, applyEdits(added, addRequired(added, [...path, 'required'], listed, name, options)))];
}

/** The one stretch in which two texts differ: edits that follow from each other are one. */
function difference(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { offset: start, length: before.length - start - end, content: after.slice(start, after.length - end) };
}
