import { STANDINGS, type ClassView, type Standing } from './class-view';
import { chosenClasses } from './diagram/chosen-classes';
import { draw, sampleBox } from './diagram/draw';
import { graphOf } from './diagram/graph';
import { layoutOf } from './diagram/layout';
import { html, type Markup } from './markup';

const MEANINGS: Readonly<Record<Standing, string>> = {
  same: 'both sides agree',
  differs: 'the sides disagree',
  'client-only': 'only the client has it',
  'server-only': 'only the server has it',
  aside: 'not compared',
};

const line = (marker: string): Markup => html`<svg class="sample" width="44" height="22" viewBox="0 0 44 22" aria-hidden="true"><path class="link same" d="M2 11H42" marker-end="url(#to-${marker})"/></svg>`;

/** What the borders, signs and lines mean: of those that the picture has, since every picture has few of them. */
function legend(views: readonly ClassView[]): Markup {
  const ofRows = views.flatMap(({ pairings }) => pairings.flatMap(({ rows }) => rows.map((row) => row.standing)));
  const shown = new Set([...views.map(({ standing }) => standing), ...ofRows]);
  const standings = (Object.keys(STANDINGS) as Standing[]).filter((standing) => shown.has(standing));
  return html`<ul class="legend">${standings.map((standing) => html`<li>${sampleBox(standing, 44)} ${MEANINGS[standing]}</li>`)}<li>${line('one')} link</li><li>${line('many')} several</li><li>${line('held')} embedded</li></ul>`;
}

/** In pixels: what is wider cannot be read on a page that stands upright. */
const WIDE = 1200;

/** The classes of both sides as a picture. What it shows stands in the tables too, for whoever does not see it. */
export function diagramSection(views: readonly ClassView[], id: string): Markup {
  if (views.length === 0) return html``;
  const drawn = chosenClasses(views);
  const layout = layoutOf(graphOf(drawn));
  const rest = drawn.length === views.length ? null : html`<p>${drawn.length} of ${views.length} classes are drawn: those with findings first. The tables below have all of them.</p>`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">Diagram</h2>${rest}${legend(drawn)}<p class="tools" hidden><button type="button" class="zoom" aria-pressed="false">Fit to the page</button></p><div class="canvas${layout.width > WIDE && ' wide'}" role="region" aria-label="Diagram of the classes, which scrolls" tabindex="0">${draw(layout, `${drawn.length} classes and their links`)}</div></section>`;
}
