import { createRequire } from 'node:module';
import type { Box, Graph, Link } from './graph';
import { componentsOf, type Component } from './components';
import { packed, type Layout } from './packing';
import { routeIn } from './route';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the place of its left upper corner. */
export interface PlacedBox extends Point {
  readonly box: Box;
}

/** A link with the line that shows it, as an SVG path. */
export interface PlacedLink {
  readonly link: Link;
  readonly path: string;
}

/** Boxes that belong together, placed from a corner of their own. */
export interface Part {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

/** What is used of dagre. Its own types import each other without extensions, which a module of Node may not. */
interface Dagre {
  readonly graphlib: { readonly Graph: new (options: { readonly multigraph: boolean }) => DagreGraph };
  readonly layout: (graph: DagreGraph) => void;
}

interface DagreGraph {
  setGraph(label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  setNode(id: string, label: object): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  node(id: string): Point;
  edge(edge: { readonly v: string; readonly w: string; readonly name: string }): { readonly points?: readonly Point[] } | undefined;
}

const load = createRequire(__filename);

/** One component, its links from left to right. Dagre is loaded only where there is something to lay out. */
function layOut({ boxes, links }: Component): Part {
  const { graphlib, layout } = load('@dagrejs/dagre') as Dagre;
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 64, edgesep: 12, marginx: 0, marginy: 0 });
  for (const [id, { width, height }] of boxes) graph.setNode(String(id), { width, height });
  links.forEach(({ from, to }, index) => {
    if (from !== to) graph.setEdge(String(from), String(to), {}, String(index));
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map([...boxes].map(([id, box]) => {
    const { x, y } = graph.node(String(id));
    return [id, { box, x: x - box.width / 2, y: y - box.height / 2 }];
  }));
  const through = (link: Link, index: number): readonly Point[] =>
    graph.edge({ v: String(link.from), w: String(link.to), name: String(index) })?.points?.slice(1, -1) ?? [];
  const route = routeIn(placed);
  const lines = links.map((link, index) => ({ link, path: route(link, through(link, index)) }));
  return { width, height, boxes: [...placed.values()], links: lines };
}

/** A box that nothing leads to or from stands by itself. */
function alone({ boxes }: Component): Part {
  const placed = [...boxes.values()].map((box) => ({ box, x: 0, y: 0 }));
  const [{ width, height } = { width: 0, height: 0 }] = boxes.values();
  return { width, height, boxes: placed, links: [] };
}

/** Places all boxes and links of a graph: connected ones by dagre, and the parts beside and below each other. */
export function layoutOf(graph: Graph): Layout {
  return packed(componentsOf(graph).map((component) => (component.links.length === 0 ? alone(component) : layOut(component))));
}
