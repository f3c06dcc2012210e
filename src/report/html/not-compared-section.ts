import type { NotCompared, NotComparedKind } from '../../rule/not-compared';
import { leftOutOf, notComparedGroups } from '../not-compared-text';
import { breakable, html, sentence, type Markup } from './markup';

const group = (kind: NotComparedKind, since: string, all: readonly NotCompared[]): Markup => html`<h3>${`${since.charAt(0).toUpperCase()}${since.slice(1)}`} <small>${all.length}</small></h3><table class="aside ${kind}"><caption class="hidden">Not compared, since ${since}</caption><thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">Where</th></tr></thead><tbody>${leftOutOf(all).map(({ subject, reason, place }) => html`<tr><th scope="row">${breakable(subject)}</th><td>${sentence(reason)}</td><td class="place">${breakable(place)}</td></tr>`)}</tbody></table>`;

/** What was not compared, by the kind of the reason. */
export function notComparedSection(all: readonly NotCompared[], id: string): Markup {
  const body = all.length === 0 ? html`<p>Nothing was left out.</p>` : notComparedGroups(all).map(({ kind, since, entries }) => group(kind, since, entries));
  return html`<section aria-labelledby="${id}"><h2 id="${id}">What was not compared</h2>${body}</section>`;
}
