import { printable } from '../../printable';
import { STANDINGS, type ClassView, type PropertyRow, type Standing } from '../class-view';
import { stateText } from '../state-text';
import { nameWidth, rowWidth, stateWidth } from './text-width';

/** A line of text in a box, with the sign of how both sides stand to each other there. */
export interface BoxRow {
  readonly text: string;
  readonly standing: Standing;
}

/** A class as a box, in pixels of the diagram. */
export interface Box {
  readonly view: ClassView;
  /** The name of the class, as far as there is room for it. */
  readonly name: string;
  /** The line below the name: the kind of the class where it is none of its own, and how both sides stand to each other. */
  readonly state: string;
  readonly rows: readonly BoxRow[];
  readonly width: number;
  readonly height: number;
}

/** A link, or an embedded object that a property holds, from the row of a box to another box. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly embedded: boolean;
  readonly many: boolean;
  readonly standing: Standing;
}

export interface Graph {
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

export const HEADER = 44;
export const ROW = 20;
const FOOT = 6;
/** Room beside the texts of a box, and before a row for its sign. */
export const PADDING = 14;
export const BEFORE_ROW = 16;
const [NARROWEST, WIDEST_NAME, WIDEST_ROW, MOST_ROWS] = [150, 40, 46, 12];

/** A name of a project as it is printed, as far as there is room for it. */
function shortened(text: string, most: number): string {
  const characters = Array.from(printable(text));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** The line below the name of a class. */
function stateOf(view: ClassView): string {
  const kind = view.kind === 'top-level' ? '' : `${view.kind}, `;
  return `${STANDINGS[view.standing].sign} ${kind}${stateText(view)}`;
}

/** What both sides say, where they say it differently. */
function rowText({ name, client, server, standing }: PropertyRow): string {
  const types = [client?.type, server?.type].filter((type) => type !== undefined);
  const isUnlike = standing === 'differs' && types.length === 2 && types[0] !== types[1];
  return `${name}: ${isUnlike ? types.join(' ≠ ') : (types[0] ?? '?')}`;
}

const isLink = ({ client, server }: PropertyRow): boolean => (client?.leadsTo ?? server?.leadsTo ?? null) !== null;

/** The rows of a class that a picture has room for: those that lead somewhere, and those on which the sides do not agree. */
function drawnRows({ pairings, standing }: ClassView): readonly PropertyRow[] {
  const rows = new Map<string, PropertyRow>();
  for (const row of pairings.flatMap((each) => each.rows)) {
    const known = rows.get(row.name);
    if (known === undefined || known.standing === 'same') rows.set(row.name, row);
  }
  const isUnlike = (row: PropertyRow): boolean => standing === 'differs' && row.standing !== 'same' && row.standing !== 'aside';
  return [...rows.values()].filter((row) => isLink(row) || isUnlike(row) || row.findings.length > 0);
}

function boxOf(view: ClassView, rows: readonly PropertyRow[]): Box {
  const shown = rows.slice(0, MOST_ROWS).map((row): BoxRow => ({ text: shortened(rowText(row), WIDEST_ROW), standing: row.standing }));
  const rest = rows.length - shown.length;
  const all: readonly BoxRow[] = rest === 0 ? shown : [...shown, { text: `and ${rest} more`, standing: 'same' }];
  const [name, state] = [shortened(view.name, WIDEST_NAME), stateOf(view)];
  const widest = Math.max(nameWidth(name), stateWidth(state), ...all.map(({ text }) => BEFORE_ROW + rowWidth(text)));
  const height = HEADER + all.length * ROW + (all.length > 0 ? FOOT : 0);
  return { view, name, state, rows: all, width: Math.max(NARROWEST, Math.ceil(widest) + 2 * PADDING), height };
}

/** Where a row leads to on each side: one link where both lead to the same box. */
function linksOf(from: number, row: PropertyRow, at: number, boxes: Targets): readonly Link[] {
  const link = (to: number | undefined, type: string | undefined, standing: Standing): readonly Link[] =>
    to === undefined ? [] : [{ from, to, row: at, embedded: boxes.isEmbedded(to), many: /(?:\[\]|<>|\{\})$/.test(type ?? ''), standing }];
  const [client, server] = [boxes.ofClient(row.client?.leadsTo ?? null), boxes.ofServer(row.server?.leadsTo ?? null)];
  if (client === server) return link(client, row.client?.type, row.standing);
  return [...link(client, row.client?.type, 'client-only'), ...link(server, row.server?.type, 'server-only')];
}

interface Targets {
  readonly ofClient: (name: string | null) => number | undefined;
  readonly ofServer: (name: string | null) => number | undefined;
  readonly isEmbedded: (box: number) => boolean;
}

function targetsIn(views: readonly ClassView[]): Targets {
  const client = new Map(views.flatMap((view, index) => (view.client === null ? [] : [[view.client.name, index] as const])));
  const server = new Map(
    views.flatMap(({ pairings }, index) => pairings.flatMap((each) => (each.server === null ? [] : [[each.server.name, index] as const]))),
  );
  return {
    ofClient: (name) => client.get(name ?? ''),
    ofServer: (name) => server.get(name ?? ''),
    isEmbedded: (box) => views[box]?.kind === 'embedded',
  };
}

/** The boxes of classes and the links between them; inverse relationships are not drawn, since the link itself is. */
export function graphOf(views: readonly ClassView[]): Graph {
  const targets = targetsIn(views);
  const rows = views.map(drawnRows);
  const lastRow = (at: number): number => Math.min(at, MOST_ROWS);
  return {
    boxes: views.map((view, index) => boxOf(view, rows[index] ?? [])),
    links: rows.flatMap((own, from) => own.flatMap((row, at) => linksOf(from, row, lastRow(at), targets))),
  };
}
