import type { Breaks, Finding } from '../../rule/finding';
import { pageUrl } from '../../rule/page-url';
import type { Place } from '../../schema/model';
import type { Before } from '../lines-before';
import type { Anchors } from './anchors';
import { breakable, html, json, sentence, type Markup } from './markup';
import { SEVERITIES } from './severity-text';
import { sourceFrame } from './source-frame';

/** What the articles of findings need to know beside the findings. */
export interface FindingSurroundings {
  readonly version: string;
  readonly anchors: Anchors;
  /** The lines of a file as it is now. */
  readonly now: Before['lines'];
  /** What was before, for a finding. */
  readonly before: (finding: Finding) => Before;
  /** Whether the page has a table of the class. */
  readonly hasClass: (name: string) => boolean;
}

const BREAKS: Readonly<Record<Breaks, string>> = {
  upload: 'what the client writes is refused',
  download: 'what the server sends cannot be applied',
  open: 'the realm does not open',
  deploy: 'the change cannot be deployed',
  query: 'a query is refused',
};

function frame(side: string, place: Place | null, linesIn: FindingSurroundings['now']): Markup | null {
  if (place === null) return null;
  const lines = linesIn(place.file);
  return html`<figure${lines === undefined && html` class="unread"`}><figcaption><b>${side}</b> <span class="place">${breakable(`${place.file}:${place.line}:${place.column}`)}</span></figcaption>${lines !== undefined && sourceFrame(lines, place)}</figure>`;
}

function subject({ class: name, property, rule }: Finding): string {
  return [name, property].filter((part) => part !== null).join('.') || rule;
}

function facts({ breaks, releases, runtimeErrors }: Finding): readonly (readonly [string, string])[] {
  const all = [
    ['Breaks', breaks.map((each) => BREAKS[each]).join('; ')],
    ['Released versions', releases.join(', ')],
    ['Runtime errors', runtimeErrors.join(', ')],
  ] as const;
  return all.filter(([, text]) => text !== '');
}

/** A finding with the code of both sides. Its attributes are what the filters of the page look at. */
export function findingArticle(finding: Finding, { version, anchors, now, before, hasClass }: FindingSurroundings): Markup {
  const { rule, severity, class: name, message, help, client, server, baseline, witness } = finding;
  const id = anchors.ofFinding(finding);
  const earlier = before(finding);
  const { sign, text } = SEVERITIES[severity];
  const inTable = name !== null && hasClass(name) ? html` <span class="to-class">· <a href="#${anchors.ofClass(name)}">both sides of ${name}</a></span>` : null;
  const shown = witness === null || witness === undefined ? null : html`<div class="witness"><b>The smallest document that breaks</b><pre>${json(witness)}</pre></div>`;
  return html`<article class="finding ${severity}" id="${id}" data-rule="${rule}" data-severity="${severity}" data-class="${name ?? ''}"><h3><span class="badge ${severity}"><span aria-hidden="true">${sign}</span> ${text}</span> <a href="#${id}">${breakable(subject(finding))}</a></h3><p class="by"><a href="${pageUrl(version, rule)}">${rule}</a>${inTable}</p><p>${sentence(message)}</p><div class="frames">${frame('client', client, now)}${frame('server', server, now)}${frame(earlier.label, baseline, earlier.lines)}</div><p class="help"><b>What to do</b> ${sentence(help)}</p>${shown}<dl>${facts(finding).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></article>`;
}
