import { findNodeAtOffset, getNodePath, type JSONPath, type Node } from 'jsonc-parser';
import type { Place } from '../schema/model';
import { isObject, missingInSchema, valueAt, type Addition, type Json } from './additions';
import type { Within } from './json-file';

/** The path of the object that a place is in: a class is where its title stands, or where its schema begins. */
function pathAt(root: Node, text: string, { line, column }: Place): JSONPath | undefined {
  const start = text.split('\n').slice(0, line - 1).reduce((offset, each) => offset + each.length + 1, 0);
  let node = findNodeAtOffset(root, start + column - 1);
  while (node !== undefined && node.type !== 'object') node = node.parent;
  return node && getNodePath(node);
}

/** A schema whose references to classes lead to where a file has them. */
function referring(value: unknown, pointers: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => referring(each, pointers));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => {
    const [, name = ''] = key === '$ref' && typeof each === 'string' ? (/^#\/\$defs\/(.*)$/.exec(each) ?? []) : [];
    return [key, pointers.get(name) ?? referring(each, pointers)];
  }));
}

const pointerOf = (path: JSONPath): string => `#${path.map((each) => `/${String(each).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

/** What a file of any form lacks of a schema that stands somewhere in it. */
export function additionsWithin(root: Node, text: string, content: object, { place, others }: Within): Addition[] | undefined {
  const path = pathAt(root, text, place);
  const there = path && valueAt(root, path);
  if (path === undefined || !isObject(there)) return undefined;
  const places = [...others].flatMap(([name, at]) => {
    const own = pathAt(root, text, at);
    return own === undefined ? [] : [[name, pointerOf(own)] as const];
  });
  const { $defs = {}, ...wanted } = referring(content, new Map(places)) as Json & { readonly $defs?: Json };
  const defined = valueAt(root, ['$defs']);
  const isMissing = (name: string): boolean => !others.has(name) && !(isObject(defined) && Object.hasOwn(defined, name));
  const missing = missingInSchema(there, wanted, path);
  const named = JSON.stringify(missing);
  const definitions = Object.entries($defs).filter(([name]) => isMissing(name) && named.includes(JSON.stringify(`#/$defs/${name}`)));
  return [...missing, ...definitions.map(([name, value]) => ({ path: ['$defs', name], value }))];
}
