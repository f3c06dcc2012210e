import { STANDINGS, type Standing } from '../class-view';
import { html, type Markup } from '../markup';
import { BEFORE_ROW, HEADER, PADDING, ROW, type BoxRow } from './graph';
import type { PlacedBox, PlacedLink } from './layout';
import type { Layout } from './packing';

/** Room around the picture, for borders and for lines of classes that lead to themselves. */
const MARGIN = 8;
const LOOP = 30;

const rowMarkup = (row: BoxRow, at: number, width: number): Markup => {
  const y = HEADER + at * ROW;
  const sign = row.standing === 'same' ? '' : STANDINGS[row.standing].sign;
  return html`<g class="row ${row.standing}"><rect x="1" y="${y}" width="${width - 2}" height="${ROW}"/><text class="sign" x="17" y="${y + 14}">${sign}</text><text x="${PADDING + BEFORE_ROW}" y="${y + 14}">${row.text}</text></g>`;
};

function boxMarkup({ box, x, y }: PlacedBox): Markup {
  const { view, name, state, rows, width, height } = box;
  const rule = rows.length === 0 ? null : html`<path class="rule" d="M0 ${HEADER - 1}H${width}"/>`;
  return html`<a href="#${view.id}" class="box ${view.standing} ${view.kind}" transform="translate(${Math.round(x)} ${Math.round(y)})"><rect class="frame" width="${width}" height="${height}" rx="${view.kind === 'embedded' ? 14 : 4}"><title>${view.name}</title></rect>${rule}<text class="name" x="${PADDING}" y="19">${name}</text> <text class="state" x="${PADDING}" y="35">${state}</text> ${rows.map((row, at) => rowMarkup(row, at, width))}</a>`;
}

/** A diamond where an object is held, as in any class diagram; an arrow where a link leads. */
function linkMarkup({ link, path }: PlacedLink): Markup {
  return html`<path class="link ${link.standing}" d="${path}" marker-end="url(#to-${link.embedded ? 'held' : link.many ? 'many' : 'one'})"/>`;
}

/** The ends of lines. Each picture of a page uses the same ones. */
export const MARKERS: Markup = html`<svg class="markers" width="0" height="0" aria-hidden="true"><defs><marker id="to-one" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1L9 5L1 9"/></marker><marker id="to-many" viewBox="0 0 16 10" refX="15" refY="5" markerWidth="14.4" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1L9 5L1 9M7 1L15 5L7 9"/></marker><marker id="to-held" viewBox="0 0 14 10" refX="13" refY="5" markerWidth="14" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path class="held" d="M1 5L7 1L13 5L7 9Z"/></marker></defs></svg>`;

/** The picture of a layout. Each box leads to the table of its class, by mouse and by keyboard. */
export function draw({ width, height, parts }: Layout, label: string): Markup {
  const [wide, high] = [Math.ceil(width + 2 * MARGIN + LOOP), Math.ceil(height + 2 * MARGIN)];
  const groups = parts.map(({ part, x, y }) => html`<g transform="translate(${Math.round(x)} ${Math.round(y)})">${part.links.map(linkMarkup)}${part.boxes.map(boxMarkup)}</g>`);
  return html`<svg class="diagram" role="group" aria-label="${label}" width="${wide}" height="${high}" viewBox="${-MARGIN} ${-MARGIN} ${wide} ${high}">${groups}</svg>`;
}

/** A box without rows, for the explanation of the signs. */
export const sampleBox = (standing: Standing, width: number): Markup => html`<svg class="sample" width="${width}" height="22" viewBox="-1 -1 ${width} 22" aria-hidden="true"><g class="box ${standing}"><rect class="frame" width="${width - 2}" height="20" rx="4"/><text class="sign" x="${(width - 2) / 2}" y="14.5">${STANDINGS[standing].sign}</text></g></svg>`;
