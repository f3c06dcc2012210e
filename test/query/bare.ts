const PLACES = new Set(['offset', 'length', 'operatorAt']);

/** A tree without its places, for comparing two spellings of one query. */
export function bare(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (PLACES.has(key) ? undefined : value)));
}
