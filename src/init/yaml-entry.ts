import { isDeepStrictEqual } from 'node:util';
import { isCollection, parseDocument, stringify, type Document } from 'yaml';

/** A list with one item, or a map with one key: what is added to a list or a map. */
export type Entry = readonly unknown[] | Readonly<Record<string, unknown>>;

/** An object as YAML, whose lines are never folded. */
export const yamlText = (value: unknown): string => stringify(value, { lineWidth: 0 });

/** The value of a document; `undefined` where it is damaged, or one of several in its file. */
export function yamlValue(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

/** What holds of a value once an entry is added at a path. */
function extended(value: unknown, [key, ...rest]: readonly string[], entry: Entry): unknown {
  if (key !== undefined) {
    const before = (value ?? {}) as Readonly<Record<string, unknown>>;
    return { ...before, [key]: extended(before[key], rest, entry) };
  }
  return Array.isArray(entry) ? [...((value ?? []) as unknown[]), ...(entry as unknown[])] : { ...((value ?? {}) as object), ...entry };
}

/** The innermost list or map on the way along a path, and what has to be added there. */
function placeFor(document: Document, path: readonly string[], entry: Entry): { readonly node: unknown; readonly added: Entry } {
  for (let depth = path.length; ; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (node !== undefined || depth === 0)
      return { node, added: path.slice(depth).reduceRight<Entry>((inner, key) => ({ [key]: inner }), entry) };
  }
}

/** Where the last line of a stretch of text ends that is no comment and not empty. */
function endOfContent(text: string, from: number, to: number): number {
  const lines = text.slice(from, to).split('\n');
  while (lines.length > 1 && /^\s*(?:#.*)?$/.test(lines.at(-1) ?? '')) lines.pop();
  const end = text.indexOf('\n', from + lines.join('\n').length);
  return end === -1 ? text.length : end + 1;
}

/** The text with the lines of an entry behind the last ones of a list or a map. */
function inserted(text: string, node: unknown, added: Entry): string | undefined {
  if (!isCollection(node) || node.flow === true || node.items.length === 0 || node.range == null) return undefined;
  const [start, end] = node.range;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const at = endOfContent(text, start, end);
  const lines = yamlText(added).replace(/^(?=.)/gm, indent);
  const before = text.slice(0, at);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${lines}${text.slice(at)}`;
}

/**
 * A YAML text with an entry added to the list or the map at a path, and everything else as it was, comments too; `undefined` where
 * it is damaged or written in a way that lines cannot be added to, such as in brackets.
 */
export function withYamlEntry(text: string, path: readonly string[], entry: Entry): string | undefined {
  const value = yamlValue(text);
  if (value === undefined && text.trim() !== '') return undefined;
  const unix = text.replaceAll('\r\n', '\n');
  const document = parseDocument(unix);
  const { node, added } = placeFor(document, path, entry);
  const isEmpty = document.contents === null;
  const result = isEmpty ? `${unix === '' || unix.endsWith('\n') ? unix : `${unix}\n`}${yamlText(added)}` : inserted(unix, node, added);
  if (result === undefined || !isDeepStrictEqual(yamlValue(result), extended(value, path, entry))) return undefined;
  return unix === text ? result : result.replaceAll('\n', '\r\n');
}
