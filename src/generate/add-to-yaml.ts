import { isDeepStrictEqual } from 'node:util';
import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import type { JsonNode } from '../json/json-document';
import { parseYaml } from '../json/yaml-document';
import { additionsTo, type Addition } from './additions';
import { joinedAdditions } from './joined-additions';
import type { JsonFile } from './json-file';
import { yamlText } from './yaml-text';

/** A text that is put in at an offset. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

const rootOf = (text: string): JsonNode | undefined => parseYaml('', text).document?.root;

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** The offset behind the line that ends a block. */
function behindLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** What is put into a mapping or a list that is written in brackets: JSON is YAML there. */
function inBrackets({ offset, children = [] }: JsonNode, { path, value, isItem }: Addition): Insertion {
  const entry = isItem === true ? JSON.stringify(value) : `${JSON.stringify(path.at(-1))}: ${JSON.stringify(value)}`;
  const last = children.at(-1);
  return last === undefined ? { at: offset + 1, text: entry } : { at: last.offset + last.length, text: `, ${entry}` };
}

/** What is put behind the last line of a mapping or a list that is told by its indentation. */
function inBlock(text: string, node: JsonNode, { path, value, isItem }: Addition): Insertion {
  const margin = ' '.repeat(columnOf(text, node.offset));
  const entry = isItem === true ? [value] : { [String(path.at(-1))]: value };
  const lines = yamlText(entry).trimEnd().split('\n').map((line) => `${margin}${line}`).join('\n');
  const at = behindLine(text, node.offset + node.length);
  return { at, text: `${text.charAt(at - 1) === '\n' ? '' : '\n'}${lines}\n` };
}

/** What is put below a key that has no value yet. */
function belowKey(text: string, root: JsonNode, { path, value }: Addition): Insertion | undefined {
  const parent = findNodeAtLocation(root, path.slice(0, -2)) ?? root;
  const margin = ' '.repeat(columnOf(text, parent.offset) + 2);
  const holder = findNodeAtLocation(root, path.slice(0, -1));
  if (holder === undefined || holder.length > 0) return undefined;
  const lines = yamlText({ [String(path.at(-1))]: value }).trimEnd().split('\n').map((line) => `${margin}${line}`).join('\n');
  const at = behindLine(text, holder.offset);
  return { at, text: `${text.charAt(at - 1) === '\n' ? '' : '\n'}${lines}\n` };
}

function insertionOf(text: string, root: JsonNode, addition: Addition): Insertion | undefined {
  const parent = addition.path.length === 1 ? root : findNodeAtLocation(root, addition.path.slice(0, -1));
  if (parent?.type === 'null') return belowKey(text, root, addition);
  if (parent?.type !== 'object' && parent?.type !== 'array') return undefined;
  return '{['.includes(text.charAt(parent.offset)) ? inBrackets(parent, addition) : inBlock(text, parent, addition);
}

/** The value of a node with what is added to it. */
function withAdditions(root: JsonNode, additions: readonly Addition[]): unknown {
  const whole: unknown = getNodeValue(root);
  for (const { path, value, isItem } of additions) {
    const last = path.at(-1) ?? '';
    let holder = whole as Record<string | number, unknown>;
    for (const part of path.slice(0, -1)) holder = (holder[part] ??= {}) as Record<string | number, unknown>;
    if (isItem === true) (holder as unknown as unknown[]).push(value);
    else holder[last] = value;
  }
  return whole;
}

/**
 * The text of a YAML file that is there, with what it lacks: nothing that stands in it is touched. `undefined` where it is not a
 * file of this kind, or is written so that nothing can be put in without changing what else it says.
 */
export function addToYaml(text: string, file: JsonFile): string | undefined {
  const root = rootOf(text);
  const found = root === undefined ? undefined : additionsTo(root, file);
  if (root === undefined || found === undefined) return undefined;
  if (found.length === 0) return text;
  const additions = joinedAdditions(root, found);
  const insertions = additions.map((addition) => insertionOf(text, root, addition));
  if (!insertions.every((each) => each !== undefined)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const added = [...insertions].reverse().sort((one, other) => other.at - one.at)
    .reduce((done, { at, text: part }) => done.slice(0, at) + part.replaceAll('\n', end) + done.slice(at), text);
  const now = rootOf(added);
  return now !== undefined && isDeepStrictEqual(plain(getNodeValue(now)), plain(withAdditions(root, additions))) ? added : undefined;
}

/** A value without the prototypes that parsers give to objects. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
