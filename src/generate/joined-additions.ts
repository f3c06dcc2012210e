import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Addition } from './additions';

/** A value at a path within another. */
function within(whole: unknown, [key, ...rest]: JSONPath, value: unknown): unknown {
  if (key === undefined) return value;
  const object = (whole ?? {}) as Record<string, unknown>;
  object[key] = within(object[key], rest, value);
  return object;
}

/** What is set below one node that is there, as one value: several components may need `components` first. */
export function joinedAdditions(root: Node, additions: readonly Addition[]): Addition[] {
  const all = new Map<string, { path: JSONPath; value: unknown; isItem?: true }>();
  for (const addition of additions) {
    const { path, value, isItem } = addition;
    const depth = path.findIndex((_part, index) => findNodeAtLocation(root, path.slice(0, index + 1)) === undefined);
    const key = JSON.stringify(path.slice(0, depth + 1));
    const known = all.get(key);
    if (isItem === true || depth === path.length - 1) all.set(isItem === true ? `${JSON.stringify(path)} ${String(value)}` : key, addition);
    else all.set(key, { path: path.slice(0, depth + 1), value: within(known?.value, path.slice(depth + 1), value) });
  }
  return [...all.values()];
}
