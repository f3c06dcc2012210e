import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Place } from '../schema/model';
import { positionAt, type ConfigText } from './config-text';

/**
 * A name in the configuration that stands for something elsewhere, and where it is written: a class (`local`, `collections`,
 * and what an entry of `links` leads to: `link-target`), a property (`links`), a released version (`versions`), or a rule.
 */
export interface ConfiguredName {
  readonly kind: 'local' | 'collections' | 'links' | 'link-target' | 'versions' | 'rules';
  readonly name: string;
  /** Its file is relative to the folder of the configuration. */
  readonly place: Place;
}

/** Where the names are: the keys of an object, its values, or the items of a list. */
const SOURCES: readonly { readonly kind: ConfiguredName['kind']; readonly path: JSONPath; readonly of: 'keys' | 'values' | 'items' }[] = [
  { kind: 'local', path: ['local'], of: 'items' },
  { kind: 'collections', path: ['collections'], of: 'keys' },
  { kind: 'links', path: ['links'], of: 'keys' },
  { kind: 'link-target', path: ['links'], of: 'values' },
  { kind: 'versions', path: ['released', 'versions'], of: 'keys' },
  { kind: 'rules', path: ['rules'], of: 'keys' },
];

function nodesOf(list: Node | undefined, of: 'keys' | 'values' | 'items'): readonly Node[] {
  const children = list?.children ?? [];
  if (of === 'items') return children;
  return children.flatMap((pair) => pair.children?.[of === 'keys' ? 0 : 1] ?? []);
}

/** The names that an app of the configuration writes, in the order of `ConfiguredName`'s kinds. */
export function namesIn({ text }: ConfigText, app: Node, file: string): readonly ConfiguredName[] {
  return SOURCES.flatMap(({ kind, path, of }) =>
    nodesOf(findNodeAtLocation(app, path), of).map((node) => {
      const [start, end] = [positionAt(text, node.offset), positionAt(text, node.offset + node.length)];
      return { kind, name: String(node.value), place: { file, ...start, endLine: end.line, endColumn: end.column } };
    }),
  );
}
