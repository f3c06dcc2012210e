import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';
import { stringAt, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { Located } from '../schema-node';

export interface References {
  follow(at: Located): Located | { readonly unknown: string } | undefined;
  /** The last name of the reference that led to a node. */
  nameOf(node: JsonNode): string | undefined;
}

/** Reads a document by its path, once; `undefined` where there is none. */
export type OpenDocument = (file: string) => JsonDocument | undefined;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A reference as the absolute identifier that it stands for; itself where what it starts from is no base (a URN is none). */
function resolve(reference: string, base: string): string {
  if (!SCHEME.test(base) || SCHEME.test(reference)) return reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
}

const REFERRING: ReadonlySet<unknown> = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/** The reference that a node is. */
function referenceIn({ type, children = [] }: JsonNode): string | undefined {
  if (type !== 'object') return undefined;
  const found = children.find(({ children: [key, value] = [] }) => REFERRING.has(key?.value) && value?.type === 'string');
  return found?.children?.[1]?.value as string | undefined;
}

/** `/definitions/a~1b/items/0` in a node. */
function atPointer(root: JsonNode, pointer: string): JsonNode | undefined {
  const parts = pointer.split('/').slice(1).map((part) => decode(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: JsonNode | undefined = root;
  for (const part of parts) {
    if (node === undefined) return undefined;
    node = node.type === 'array' ? findNodeAtLocation(node, [Number(part)]) : valueAt(node, part);
  }
  return node;
}

/** Every identifier that a document gives to its nodes: `$id`, draft-04's `id` where it can be no property, anchors anywhere. */
function identifiersOf(document: JsonDocument): Map<string, JsonNode> {
  const found = new Map<string, JsonNode>();
  const open = [document.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...(node.children ?? []));
    if (node.type !== 'object') continue;
    const old = stringAt(node, 'id');
    const id = stringAt(node, '$id') ?? (node === document.root || old?.startsWith('#') === true ? old : undefined);
    if (id !== undefined) found.set(id.replace(/#$/, ''), node);
    for (const anchor of [stringAt(node, '$anchor'), stringAt(node, '$dynamicAnchor')])
      if (anchor !== undefined) found.set(`#${anchor}`, node);
  }
  return found;
}

/** Follows `$ref` inside a file and between the files of a project. What leads to the network is named, and never fetched. */
export function createReferences(documents: readonly JsonDocument[], open: OpenDocument): References {
  const identifiers = new Map<JsonDocument, Map<string, JsonNode>>();
  const names = new Map<JsonNode, string>();
  const idsOf = (document: JsonDocument): Map<string, JsonNode> => {
    const known = identifiers.get(document) ?? identifiersOf(document);
    identifiers.set(document, known);
    return known;
  };
  const byId = (id: string): Located | undefined => {
    for (const document of documents) {
      const node = idsOf(document).get(id);
      if (node !== undefined) return { document, node };
    }
    return undefined;
  };
  /** The schema that the part before `#` names. */
  const baseOf = (from: JsonDocument, base: string): Located | { readonly unknown: string } => {
    if (base === '') return { document: from, node: from.root };
    const own = stringAt(from.root, '$id') ?? stringAt(from.root, 'id') ?? '';
    const known = byId(resolve(base, own)) ?? byId(base);
    if (known !== undefined) return known;
    if (SCHEME.test(base) || base.startsWith('//')) return { unknown: `its \`$ref\` leads to ${base}, which is not among these files; nothing is fetched from the network` };
    const file = path.posix.normalize(path.posix.join(path.posix.dirname(from.file), decode(base)));
    const document = file.startsWith('..') || file.startsWith('/') ? undefined : open(file);
    return document === undefined ? { unknown: `its \`$ref\` leads to ${file}, which cannot be read` } : { document, node: document.root };
  };
  return {
    nameOf: (node) => names.get(node),
    follow({ document: from, node }) {
      const ref = referenceIn(node);
      if (ref === undefined) return undefined;
      const hash = ref.indexOf('#');
      const base = baseOf(from, hash === -1 ? ref : ref.slice(0, hash));
      if ('unknown' in base) return base;
      const fragment = hash === -1 ? '' : ref.slice(hash + 1);
      const target = fragment === '' ? base.node
        : fragment.startsWith('/') ? atPointer(base.node, fragment) ?? atPointer(base.document.root, fragment)
        : idsOf(base.document).get(`#${fragment}`);
      if (target === undefined) return { unknown: `its \`$ref\` leads to ${ref}, where nothing is` };
      const name = fragment.startsWith('/') ? decode(fragment.slice(fragment.lastIndexOf('/') + 1)) : undefined;
      if (name !== undefined && /^[\p{L}_]\w*$/u.test(name)) names.set(target, name);
      return { document: base.document, node: target };
    },
  };
}
