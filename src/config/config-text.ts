import { closest } from 'fastest-levenshtein';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import { COSTLY, isCostlyPattern } from '../tree/costly-pattern';
import { configShape } from './config-shape';
import { config } from './validator.generated';
import { ConfigError } from './config-error';

export { ConfigError };

/** A configuration file as text and as a tree, so that a fault has a line. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
  readonly root: Node;
}

/** What ajv says of a value, as far as it is used. */
interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** The validator that ajv generated, typed as far as it is used. */
const validate: { (value: unknown): boolean; errors?: readonly ShapeError[] | null } = config;

/** The line and column of an offset, both from 1. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A place of a configuration file as a message names it. */
export function placeAt({ file, text }: Pick<ConfigText, 'file' | 'text'>, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `${file}:${line}:${column}`;
}

/** Parses a configuration file: JSON with comments. Throws `ConfigError` where it is not. */
export function parseConfigText(file: string, written: string): ConfigText {
  const text = written.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined && root !== undefined) return { file, text, root };
  throw new ConfigError(`${placeAt({ file, text }, first?.offset ?? 0)} is not JSON (${first === undefined ? 'it is empty' : printParseErrorCode(first.error)}).`);
}

/** The keys that an object of the configuration can have: only `released` and its versions are nested. */
function keysAt(pointer: string): string[] {
  const { released } = configShape.properties;
  if (pointer.endsWith('/released')) return Object.keys(released.properties);
  return Object.keys(
    pointer.includes('/released/') ? released.properties.versions.additionalProperties.properties : configShape.properties,
  );
}

const ARTICLES: Readonly<Record<string, string>> = { string: 'a string', number: 'a number', object: 'an object', array: 'an array' };

/** The sentence for the first thing that ajv refuses, with the nearest valid key where a key is unknown. */
function explain(source: ConfigText, base: JSONPath): string {
  // Of several ways to be right, the one that was followed furthest was meant.
  const [error] = [...(validate.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length);
  const pointer = error?.instancePath ?? '';
  const key = error?.keyword === 'additionalProperties' ? String(error.params.additionalProperty) : undefined;
  const keys = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path: JSONPath = [...base, ...keys.map((part) => (/^\d+$/.test(part) ? Number(part) : part)), ...(key === undefined ? [] : [key])];
  const node = findNodeAtLocation(source.root, path) ?? source.root;
  const place = placeAt(source, key === undefined ? node.offset : (node.parent?.offset ?? node.offset));
  const subject = pointer === '' ? 'the configuration' : `\`${keys.join('.')}\``;
  if (key !== undefined) return `${place} \`${key}\` is no key of ${subject}. Did you mean \`${closest(key, keysAt(pointer))}\`?`;
  if (error?.keyword === 'enum') return `${place} ${subject} must be one of ${(error.params.allowedValues as string[]).join(', ')}.`;
  if (error?.keyword === 'pattern') return `${place} ${subject} ${String(getNodeValue(node)).trim() === '' ? 'must not be empty: it names nothing' : 'is too long to be meant'}.`;
  if (error?.keyword === 'type') return `${place} ${subject} must be ${ARTICLES[String(error.params.type)] ?? String(error.params.type)}.`;
  return `${place} ${subject} ${error?.message ?? 'is not allowed'}.`;
}

/** Patterns are tried on every file: one that could take for ever is refused where it stands. */
function assertCheap(source: ConfigText, app: Node): void {
  for (const key of ['client', 'exclude']) {
    const value = findNodeAtLocation(app, [key]);
    for (const node of value === undefined ? [] : [value, ...(value.children ?? [])]) {
      const pattern: unknown = getNodeValue(node);
      if (typeof pattern !== 'string' || !isCostlyPattern(pattern)) continue;
      throw new ConfigError(`${placeAt(source, node.offset)} \`${key}\` has the pattern \`${pattern}\`, which ${COSTLY}`);
    }
  }
}

/** Several apps are told apart by their names, in reports and by --app. */
function assertNamed(source: ConfigText, app: Node, names: Set<string>): void {
  const node = findNodeAtLocation(app, ['name']);
  const name = node === undefined ? undefined : String(getNodeValue(node));
  if (name === undefined) throw new ConfigError(`${placeAt(source, app.offset)} this app has no \`name\`: each of several needs one of its own.`);
  if (names.has(name)) throw new ConfigError(`${placeAt(source, node?.offset ?? app.offset)} \`${name}\` is the name of another app too: each of several needs one of its own.`);
  names.add(name);
}

/** An app as it is written, and where. */
export interface WrittenApp {
  readonly value: unknown;
  readonly node: Node;
}

/**
 * The apps that a configuration describes: one, or several in an array. `key` is where it stands in the file, for a
 * package.json; gives nothing where the file has no such key. Throws `ConfigError` for what is not of the right shape.
 */
export function checkedApps(source: ConfigText, key?: string): readonly WrittenApp[] {
  const base: JSONPath = key === undefined ? [] : [key];
  const node = findNodeAtLocation(source.root, base);
  if (node === undefined) return [];
  const apps =
    node.type === 'array'
      ? (node.children ?? []).map((child, index) => ({ child, path: [...base, index] }))
      : [{ child: node, path: base }];
  const written = apps.map(({ child, path }) => {
    const value: unknown = getNodeValue(child);
    if (!validate(value)) throw new ConfigError(explain(source, path));
    assertCheap(source, child);
    return { value, node: child };
  });
  const names = new Set<string>();
  if (apps.length > 1) for (const { child } of apps) assertNamed(source, child, names);
  return written;
}
