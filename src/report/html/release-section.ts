import type { Finding } from '../../rule/finding';
import type { ReleaseSummary } from './checked-app';
import type { Anchors } from './anchors';
import { breakable, html, type Markup } from './markup';

/** A released client that was checked, and the share of the users that have it, where that is known. */
export interface CheckedRelease {
  readonly name: string;
  readonly share: number | null;
}

const percent = (share: number | null): Markup | false => share !== null && html` <small>${Math.round(share * 1000) / 10} %</small>`;

const verdict = (isBroken: boolean): Markup =>
  isBroken ? html`<td class="breaks"><span aria-hidden="true">✕</span> breaks</td>` : html`<td class="works"><span aria-hidden="true">✓</span> works</td>`;

function cell({ releases, severity }: Finding, release: string): Markup {
  if (!releases.includes(release)) return html`<td class="works"><span aria-hidden="true">·</span><span class="hidden">no</span></td>`;
  return severity === 'error'
    ? html`<td class="breaks"><span aria-hidden="true">✕</span><span class="hidden">breaks</span></td>`
    : html`<td class="warns"><span aria-hidden="true">▲</span><span class="hidden">warns</span></td>`;
}

const subject = ({ class: name, property, rule }: Finding): string => [name, property].filter((part) => part !== null).join('.') || rule;

/** The released clients against the present server: a column for each release, a row for each thing that breaks in one of them. */
export function releaseSection(
  releases: readonly CheckedRelease[], summary: ReleaseSummary | undefined, findings: readonly Finding[], id: string, anchors: Anchors,
): Markup {
  if (summary === undefined) return html``;
  const broken = new Set(summary.broken);
  const rows = findings.filter((each) => each.releases.length > 0);
  const head = releases.map((release) => html`<th scope="col">${release.name}${percent(release.share)}</th>`);
  const body = rows.map((each) => html`<tr><th scope="row"><a href="#${anchors.ofFinding(each)}">${breakable(subject(each))}</a> <small>${each.rule}</small></th>${releases.map(({ name }) => cell(each, name))}</tr>`);
  const table = html`<div class="scrolls" role="region" aria-label="Releases against the server, which scrolls" tabindex="0"><table class="matrix"><caption class="hidden">The released clients against the present server</caption><thead><tr><th scope="col">Release</th>${head}</tr></thead><tbody><tr class="verdict"><th scope="row">The server with this release</th>${releases.map(({ name }) => verdict(broken.has(name)))}</tr>${body}</tbody></table></div>`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">Releases against the server</h2>${releases.length === 0 ? html`<p>No released client was checked.</p>` : table}</section>`;
}
