import { findNodeAtLocation, type Node } from 'jsonc-parser';
import validRange from 'semver/ranges/valid';
import { ConfigError, placeAt, type ConfigText } from './config-text';

/** The key of a pair of an object, as a node and decoded. */
const keyOf = (pair: Node): { readonly node: Node; readonly name: string } | undefined => {
  const node = pair.children?.[0];
  return node === undefined ? undefined : { node, name: String(node.value) };
};

/** Throws where a key of one object is written twice, as far as it is one of those that are asked for. */
function assertKeys(source: ConfigText, node: Node, isMeant: (name: string) => boolean = () => true): void {
  const seen = new Map<string, Node>();
  for (const pair of node.type === 'object' ? (node.children ?? []) : []) {
    const key = keyOf(pair);
    if (key === undefined || !isMeant(key.name)) continue;
    const first = seen.get(key.name);
    if (first !== undefined)
      throw new ConfigError(`${placeAt(source, key.node.offset)} \`${key.name}\` is written twice: it stands at ${placeAt(source, first.offset)} too, and only one of them would count. Keep one.`);
    seen.set(key.name, key.node);
  }
}

/** Throws where a key is written twice at any depth of the configuration: one of the two would be left out in silence. */
function assertAllKeys(source: ConfigText, node: Node): void {
  assertKeys(source, node);
  for (const child of node.children ?? []) assertAllKeys(source, child);
}

/** The same of the configuration that stands in a file of its own, or below a key of another, whose other keys are none of ours. */
export function assertWrittenOnce(source: ConfigText, key: string | undefined): void {
  if (key === undefined) {
    assertAllKeys(source, source.root);
    return;
  }
  assertKeys(source, source.root, (name) => name === key);
  const node = findNodeAtLocation(source.root, [key]);
  if (node !== undefined) assertAllKeys(source, node);
}

/** Throws where `sdk` says no version: the client would be read as of whichever version is found. */
export function assertSdk(source: ConfigText, app: Node): void {
  const node = findNodeAtLocation(app, ['sdk']);
  const sdk = String(node?.value);
  if (node === undefined || validRange(sdk) !== null) return;
  throw new ConfigError(`${placeAt(source, node.offset)} \`sdk\` must be a version of the \`realm\` package, such as 12.3.0, or a range, such as ^11; \`${sdk}\` is neither.`);
}
