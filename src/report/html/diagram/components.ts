import type { Box, Graph, Link } from './graph';

/** Boxes that links join, by their index in the graph, and these links. */
export interface Component {
  readonly boxes: ReadonlyMap<number, Box>;
  readonly links: readonly Link[];
}

/** The parts of a graph between which there is no link, in the order of their first boxes. */
export function componentsOf({ boxes, links }: Graph): readonly Component[] {
  const root = boxes.map((_box, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    root[index] = at;
    return at;
  };
  for (const { from, to } of links) root[Math.max(rootOf(from), rootOf(to))] = Math.min(rootOf(from), rootOf(to));
  const found = new Map<number, { readonly boxes: Map<number, Box>; readonly links: Link[] }>();
  boxes.forEach((box, index) => {
    const own = found.get(rootOf(index)) ?? { boxes: new Map<number, Box>(), links: [] };
    own.boxes.set(index, box);
    found.set(rootOf(index), own);
  });
  for (const link of links) found.get(rootOf(link.from))?.links.push(link);
  return [...found.values()];
}
