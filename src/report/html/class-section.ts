import type { Anchors } from './anchors';
import { STANDINGS, type ClassView, type Pairing, type PropertyRow, type SideText } from './class-view';
import { breakable, html, sentence, type Markup } from './markup';
import { SEVERITIES } from './severity-text';
import { stateText } from './state-text';

const declaration = (side: SideText | null): Markup =>
  side === null ? html`<td class="absent">–</td>` : html`<td><code>${breakable(side.type)}</code>${side.remarks !== '' && html` <small>${side.remarks}</small>`}</td>`;

function propertyRow({ name, client, server, standing, reason, findings }: PropertyRow, anchors: Anchors): Markup {
  const links = findings.map((each) => html` <a class="badge ${each.severity}" href="#${anchors.ofFinding(each)}"><span aria-hidden="true">${SEVERITIES[each.severity].sign}</span> ${each.rule}</a>`);
  const { sign, text } = STANDINGS[standing];
  return html`<tr class="${standing}"><th scope="row">${breakable(name)}</th>${declaration(client)}${declaration(server)}<td><span class="standing"><span class="sign" aria-hidden="true">${sign}</span> ${text}</span>${reason !== null && standing === 'aside' && html`<small>: ${sentence(reason)}</small>`}${links}</td></tr>`;
}

/** Where the objects of a class are, as far as the server says. */
function collectionText({ server }: Pairing): string {
  if (server === null || server.collection === null) return '';
  return [server.service, server.database, server.collection].filter((part) => part !== null).join('/');
}

/** Where the class is declared on each side, and where its objects are. */
function placesLine({ name, client }: ClassView, pairing: Pairing): Markup {
  const { server } = pairing;
  const collection = collectionText(pairing);
  const onClient = client === null ? null : html`<span><b>client</b> <span class="place">${breakable(`${client.source.file}:${client.source.line}`)}</span></span>`;
  const onServer = server === null ? null : html`<span><b>server</b>${server.name !== name && html` <code>${server.name}</code>`} <span class="place">${breakable(`${server.source.file}:${server.source.line}`)}</span></span>`;
  return html`<p class="places">${onClient}${onServer}${collection !== '' && html`<span><b>collection</b> <span class="place">${breakable(collection)}</span></span>`}</p>`;
}

function table(view: ClassView, pairing: Pairing, anchors: Anchors): Markup {
  const rows = pairing.rows.map((row) => propertyRow(row, anchors));
  return html`${placesLine(view, pairing)}<table><caption class="hidden">The properties of ${view.name} on both sides</caption><thead><tr><th scope="col">Property</th><th scope="col">Client</th><th scope="col">Server</th><th scope="col">Both sides</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Findings of the class as a whole, which no row of a table has. */
function ownFindings({ findings, pairings }: ClassView, anchors: Anchors): Markup | null {
  const inRows = new Set(pairings.flatMap(({ rows }) => rows.flatMap((row) => row.findings)));
  const own = findings.filter((each) => !inRows.has(each));
  if (own.length === 0) return null;
  return html`<ul class="own">${own.map((each) => html`<li><a class="badge ${each.severity}" href="#${anchors.ofFinding(each)}"><span aria-hidden="true">${SEVERITIES[each.severity].sign}</span> ${each.rule}</a> ${sentence(each.message)}</li>`)}</ul>`;
}

/** A class as a table of both sides. What agrees is folded, since nobody has to do anything about it. */
function classTable(view: ClassView, anchors: Anchors, isMany: boolean): Markup {
  const { id, name, kind, standing, findings, reason } = view;
  const { sign } = STANDINGS[standing];
  return html`<details class="class ${standing}" id="${id}"${!isMany && (findings.length > 0 || standing === 'differs') && html` open`}><summary><h3>${breakable(name)}</h3>${kind !== 'top-level' && html` <span class="kind">${kind}</span>`} <span class="standing"><span class="sign" aria-hidden="true">${sign}</span> ${stateText(view)}</span></summary>${reason !== null && html`<p>Not compared: ${sentence(reason)}.</p>`}${ownFindings(view, anchors)}${view.pairings.map((each) => table(view, each, anchors))}<p class="by"><a href="#${id}">Link to this class</a></p></details>`;
}

/** Where more classes than this have findings, all tables are folded: a reader comes to them by links. */
const MOST_OPEN = 40;

/** A table for each class, those that disagree first. */
export function classSection(views: readonly ClassView[], id: string, anchors: Anchors): Markup {
  if (views.length === 0) return html``;
  const isMany = views.filter(({ findings }) => findings.length > 0).length > MOST_OPEN;
  const order = [...views].sort((a, b) => Number(a.standing !== 'differs') - Number(b.standing !== 'differs'));
  return html`<section aria-labelledby="${id}"><h2 id="${id}">Classes, side by side</h2>${order.map((view) => classTable(view, anchors, isMany))}</section>`;
}
