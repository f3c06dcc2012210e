import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import type { ServerProblem } from '../schema/server-schemas';
import type { FileTree } from '../tree/file-tree';
import { documentOf, readJson, unfitText, type JsonNode, type Parsed } from './json-document';
import { placesIn } from './places-in';
import { withoutPaths } from './openapi-yaml-text';
import { toJsonNode } from './yaml-nodes';

/** The parser is loaded when the first YAML file is read. */
const load = createRequire(__filename);
const parser = (): typeof yaml => load('yaml') as typeof yaml;

export const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

const SYNTAX: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias has no anchor and no tag of its own',
  BAD_ALIAS: 'an alias needs a name that was anchored before it',
  BAD_DIRECTIVE: 'the directive is not one of YAML',
  BAD_DQ_ESCAPE: 'the escape sequence is not one of YAML',
  BAD_INDENT: 'the line is not indented as what it belongs to',
  BAD_PROP_ORDER: 'an anchor or a tag stands before the value that it is for',
  BAD_SCALAR_START: 'a value that begins so must be quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a mapping must begin on a line of its own',
  BLOCK_IN_FLOW: 'within brackets and braces nothing is told by its indentation',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'something is not closed or separated: a quote, a bracket, a comma, a colon or a space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line, with a colon behind it',
  TAB_AS_INDENT: 'a tab is used to indent, which YAML does not allow',
  TAG_RESOLVE_FAILED: 'the tag does not fit the value',
  UNEXPECTED_TOKEN: 'nothing like this is expected here',
};

const TOO_DEEP = 'The file is nested deeper than any schema is.';

const MEND = 'Mend the YAML at this place; nothing that the file holds was compared.';

const OPTIONS = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: false } as const;

/** What is wrong with a text, at an offset of it. */
interface Fault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

interface Contents {
  readonly root: JsonNode;
  /** Tags that nobody knows. */
  readonly tags: readonly (readonly [from: number, to: number])[];
  /** Where a second document starts. */
  readonly next: number | undefined;
}

const fault = (message: string, from = 0, to = from + 1): Fault => ({ message, from, to: Math.max(to, from + 1) });

/** The documents of a text, or `undefined` where it is nested so deep that it cannot be parsed. */
function documentsOf(text: string): readonly yaml.Document.Parsed[] | undefined {
  try {
    const documents = parser().parseAllDocuments(text, OPTIONS);
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A document in which nothing stands but comments. */
const isBlank = (contents: yaml.ParsedNode): boolean =>
  parser().isScalar(contents) && contents.range[0] === contents.range[1] && contents.value === null;

function contentsOf(text: string): Contents | Fault {
  const documents = documentsOf(text);
  if (documents === undefined) return fault(TOO_DEEP);
  const [document, next] = documents.filter(({ contents, errors }) => (contents !== null && !isBlank(contents)) || errors.length > 0);
  if (document === undefined) return fault('The file holds no value, only comments.');
  const [error] = document.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') return fault(TOO_DEEP, ...error.pos);
  if (error !== undefined) return fault(`The file is not YAML: ${SYNTAX[error.code] ?? error.message}.`, ...error.pos);
  const nodes = toJsonNode(parser(), document, text);
  if ('unreadable' in nodes) return fault(nodes.unreadable, nodes.offset);
  return { root: nodes.root, tags: document.warnings.map(({ pos }) => pos), next: next?.contents?.range[0] };
}

/** Of a large OpenAPI document only the schemas are parsed, unless something is wrong with them alone. */
function contentsWithoutPaths(text: string): Contents | Fault {
  const shorter = withoutPaths(text);
  const contents = shorter === undefined ? undefined : contentsOf(shorter);
  return contents === undefined || 'message' in contents ? contentsOf(text) : contents;
}

/**
 * Parses a YAML text into the nodes that JSON has, each at its own place; what an alias stands for is at the place of its anchor.
 * Of several documents the first counts. What is no YAML gives no document.
 */
export function parseYaml(file: string, text: string): Parsed {
  const unfit = unfitText(file, text);
  if (unfit !== undefined) return { problems: [unfit] };
  const place = placesIn(file, text);
  const contents = contentsWithoutPaths(text);
  if ('message' in contents) return { problems: [{ message: contents.message, help: MEND, place: place(contents.from, contents.to) }] };
  const { document, problems } = documentOf(file, contents.root, place);
  const tags = contents.tags.map(([from, to]): ServerProblem => ({
    message: `\`${text.slice(from, to)}\` is a tag that only the program knows that it is written for: its value was read as it stands here.`,
    help: 'Write out what the tag stands for, or leave the file out of the server side.',
    place: place(from, to),
  }));
  const others: ServerProblem[] = contents.next === undefined ? [] : [{
    message: 'The file holds several YAML documents; only the first was read.', help: 'Keep each document in a file of its own.', place: place(contents.next, contents.next + 1),
  }];
  return { ...(document === undefined ? {} : { document }), problems: [...problems, ...tags, ...others] };
}

/** What was parsed last of each file: what a file holds is looked at before it is read. */
const PARSED = new WeakMap<FileTree, Map<string, { readonly text: string; readonly parsed: Parsed }>>();

/** Reads and parses a JSON or YAML file of the server side, by its name. Whatever is wrong with it becomes a problem with a place. */
export function readData(tree: FileTree, file: string): Parsed {
  const files = PARSED.get(tree) ?? new Map<string, { readonly text: string; readonly parsed: Parsed }>();
  PARSED.set(tree, files);
  const read = tree.read(file);
  const text = 'unreadable' in read ? undefined : read.text;
  const known = files.get(file);
  if (known !== undefined && known.text === text) return known.parsed;
  const parsed = isYaml(file) ? readJson(tree, file, parseYaml) : readJson(tree, file);
  if (text !== undefined) files.set(file, { text, parsed });
  return parsed;
}
