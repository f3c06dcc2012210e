import { findNodeAtOffset, getNodePath, type JSONPath, type Node } from 'jsonc-parser';
import type { Place } from '../schema/model';
import { isObject, missingInSchema, valueAt, type Addition, type Json } from './additions';
import type { PlacedSchema, Within } from './json-file';
import { referenceTo } from './server/reference-to';

/** The path of the object that a place is in: a class is where its title stands, or where its schema begins. */
function pathAt(root: Node, lineStarts: readonly number[], { line, column }: Place): JSONPath | undefined {
  let node = findNodeAtOffset(root, (lineStarts[line - 1] ?? 0) + column - 1);
  while (node !== undefined && node.type !== 'object') node = node.parent;
  return node && getNodePath(node);
}

/** A schema whose references to classes lead to where a file has them. */
function referring(value: unknown, places: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => referring(each, places));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) =>
    [key, (key === '$ref' && typeof each === 'string' ? places.get(each) : undefined) ?? referring(each, places)]));
}

/** What a reference to a class says in a schema that is written by itself. */
const written = (name: string): string => referenceTo(['$defs', name]);

/** Where a file has its classes: the path of each, and what references to it say there, by what they say elsewhere. */
interface Known {
  readonly root: Node;
  readonly pathOf: (place: Place) => JSONPath | undefined;
  readonly places: ReadonlyMap<string, string>;
  readonly defined: unknown;
}

function additionsOf({ place, content }: PlacedSchema, { root, pathOf, places, defined }: Known): Addition[] | undefined {
  const path = pathOf(place);
  const there = path && valueAt(root, path);
  if (path === undefined || !isObject(there)) return undefined;
  const { $defs = {}, ...wanted } = referring(content, places) as Json & { readonly $defs?: Json };
  const isMissing = (name: string): boolean => !places.has(written(name)) && !(isObject(defined) && Object.hasOwn(defined, name));
  const missing = missingInSchema(there, wanted, path);
  const named = JSON.stringify(missing);
  const definitions = Object.entries($defs).filter(([name]) => isMissing(name) && named.includes(JSON.stringify(written(name))));
  return [...missing, ...definitions.map(([name, value]) => ({ path: ['$defs', name], value }))];
}

/** What a file of any form lacks of schemas that stand somewhere in it. */
export function additionsWithin(root: Node, text: string, { schemas, classes }: Within): Addition[] | undefined {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const pathOf = (place: Place): JSONPath | undefined => pathAt(root, lineStarts, place);
  const places = [...classes].flatMap(([name, place]) => {
    const own = pathOf(place);
    return own === undefined ? [] : [[written(name), referenceTo(own)] as const];
  });
  const known = { root, pathOf, places: new Map(places), defined: valueAt(root, ['$defs']) };
  const additions = schemas.map((each) => additionsOf(each, known));
  return additions.every((each) => each !== undefined) ? additions.flat() : undefined;
}
