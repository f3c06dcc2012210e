import {
  applyEdits, findNodeAtLocation, findNodeAtOffset, getNodePath, getNodeValue, modify, parseTree, type JSONPath, type Node, type ParseError,
} from 'jsonc-parser';
import type { Place } from '../schema/model';
import type { JsonFile, Within } from './json-file';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** How the text is laid out, so that what is added looks like the rest. */
function optionsFor(text: string): Parameters<typeof modify>[3] {
  const [, indent = '  '] = /^\s*[{[]\r?\n([ \t]+)/.exec(text) ?? [];
  const insertSpaces = !indent.startsWith('\t');
  return { formattingOptions: { tabSize: insertSpaces ? indent.length : 1, insertSpaces, eol: text.includes('\r\n') ? '\r\n' : '\n' } };
}

/** What is to be set, and where. */
interface Addition {
  readonly path: JSONPath;
  readonly value: unknown;
  /** Whether it is a new item of the list that is there. */
  readonly isItem?: true;
}

/** The schema inside of a property that has properties of its own: itself, its elements, or its values. */
const INNER = ['items', 'additionalProperties'] as const;

/** What a schema lacks of another: properties with what requires them, down into objects that both have. */
function missingInSchema(there: Json, wanted: Json, path: JSONPath): Addition[] {
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
      : listed.length === 0 ? [{ path: [...path, 'required'], value: required }]
      : required.map((name): Addition => ({ path: [...path, 'required', -1], value: name, isItem: true }))),
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

function valueAt(root: Node, path: JSONPath): unknown {
  const node = findNodeAtLocation(root, path);
  return node === undefined ? undefined : getNodeValue(node);
}

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
function additionsWithin(root: Node, text: string, content: Json, { place, others }: Within): Addition[] | undefined {
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

function additionsTo(root: Node, text: string, { content, schemas, within }: JsonFile): Addition[] | undefined {
  const whole: unknown = getNodeValue(root);
  if (within !== undefined) return additionsWithin(root, text, content as Json, within);
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

/**
 * The text of a file that is there, with what it lacks; nothing that stands in it is changed. `undefined` where it is not a file
 * of this kind.
 */
export function addToJson(text: string, file: JsonFile): string | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const additions = root === undefined || errors.length > 0 ? undefined : additionsTo(root, text, file);
  if (additions === undefined) return undefined;
  const options = optionsFor(text);
  return additions.reduce(
    (done, { path, value, isItem }) =>
      applyEdits(done, modify(done, path, value, isItem === true ? { ...options, isArrayInsertion: true } : options)),
    text,
  );
}
