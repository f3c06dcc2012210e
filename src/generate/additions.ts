import { findNodeAtLocation, getNodeValue, type JSONPath, type Node } from 'jsonc-parser';
import type { JsonFile } from './json-file';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is to be set, and where. */
export interface Addition {
  readonly path: JSONPath;
  readonly value: unknown;
  /** Whether it is a new item of the list that is there. */
  readonly isItem?: true;
}

/** The schema inside of a property that has properties of its own: itself, its elements, or its values. */
const INNER = ['items', 'additionalProperties'] as const;

/** What a schema lacks of another: properties with what requires them, down into objects that both have. */
export function missingInSchema(there: Json, wanted: Json, path: JSONPath): Addition[] {
  if (!isObject(wanted.properties) || !isObject(there.properties)) {
    return INNER.flatMap((key) => {
      const [left, right] = [there[key], wanted[key]];
      return isObject(left) && isObject(right) ? missingInSchema(left, right, [...path, key]) : [];
    });
  }
  const properties = there.properties;
  const added = Object.entries(wanted.properties).filter(([name]) => !Object.hasOwn(properties, name));
  const names = added.map(([name]) => name).filter((name) => Array.isArray(wanted.required) && wanted.required.includes(name));
  const listed: unknown[] = Array.isArray(there.required) ? there.required : [];
  const required = names.filter((name) => !listed.includes(name));
  const inside = Object.entries(wanted.properties).flatMap(([name, node]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isObject(own) && isObject(node) ? missingInSchema(own, node, [...path, 'properties', name]) : [];
  });
  return [
    ...added.map(([name, value]) => ({ path: [...path, 'properties', name], value })),
    ...(required.length === 0 ? []
      : there.required === undefined ? [{ path: [...path, 'required'], value: required }]
      : Array.isArray(there.required) ? required.map((name): Addition => ({ path: [...path, 'required', -1], value: name, isItem: true }))
      : []),
    ...inside,
  ];
}

/** What a file lacks outside of schemas: keys, and items of its lists. */
function missingKeys(there: Json, wanted: Json, path: JSONPath): Addition[] {
  return Object.entries(wanted).flatMap(([key, value]): Addition[] => {
    if (!Object.hasOwn(there, key)) return [{ path: [...path, key], value }];
    const own = there[key];
    if (!Array.isArray(own) || !Array.isArray(value)) return [];
    return value
      .filter((item) => !own.includes(item))
      .map((item): Addition => ({ path: [...path, key, -1], value: item as unknown, isItem: true }));
  });
}

export function valueAt(root: Node, path: JSONPath): unknown {
  const node = findNodeAtLocation(root, path);
  return node === undefined ? undefined : getNodeValue(node);
}

/** What a file that is there lacks of what is written; `undefined` where it is not a file of this kind. */
export function additionsTo(root: Node, { content, schemas }: JsonFile): Addition[] | undefined {
  const whole: unknown = getNodeValue(root);
  if (!isObject(whole)) return undefined;
  if (schemas.length === 0) return missingKeys(whole, content as Json, []);
  const additions: Addition[] = [];
  for (const path of schemas) {
    const wanted = path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), content);
    const there = valueAt(root, [...path]);
    if (there === undefined && path.length > 1) additions.push({ path: [...path], value: wanted });
    else if (!isObject(there) || !isObject(wanted)) return undefined;
    else additions.push(...missingInSchema(there, wanted, [...path]));
  }
  return additions;
}
