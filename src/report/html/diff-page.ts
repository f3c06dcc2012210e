import type { ClassifiedChange } from '../../rollout/rollout';
import type { Step } from '../../rollout/steps';
import { CLASSIFICATIONS, groupsOf, lineOf, linesOf, placesOf, remarksOf, sideOf, signOf, summaryOf, type DiffReport, type Group } from '../diff-report';
import { document } from './document';
import { breakable, html, sentence, type Markup } from './markup';

const SIGNS = { '+': 'added', '-': 'removed', '~': 'changed' } as const;

function changeRow(change: ClassifiedChange, report: DiffReport): Markup {
  const sign = signOf(change);
  const places = placesOf(change, report).map((each) => html`<span class="place">${breakable(each.replace(': ', ':\u00a0'))}</span> `);
  return html`<tr><td class="sign ${SIGNS[sign]}"><span aria-hidden="true">${sign}</span><span class="hidden">${SIGNS[sign]}</span></td><th scope="row">${sentence(lineOf(change))}</th><td>${sideOf(change)}</td><td>${places}</td></tr>`;
}

function groupMarkup({ classification, reasons }: Group, report: DiffReport): Markup {
  const title = CLASSIFICATIONS[classification].replace(/^./, (first) => first.toUpperCase());
  const blocks = reasons.map(({ reason, changes }) => html`<p>${sentence(reason)}</p><table class="changes"><caption class="hidden">${reason}</caption><thead><tr><th scope="col"><span class="hidden">Sign</span></th><th scope="col">Change</th><th scope="col">Side</th><th scope="col">Where</th></tr></thead><tbody>${changes.map((each) => changeRow(each, report))}</tbody></table>`);
  return html`<div class="group ${classification}"><h3>${sentence(title)}</h3>${blocks}</div>`;
}

const box = (text: string, kind = ''): Markup => html`<label class="task"><input type="checkbox"> <span>${kind !== '' && html`<b>${kind}</b> `}${sentence(text)}</span></label>`;

function stepMarkup({ title, tasks, verify, why }: Step): Markup {
  const done = tasks.map(linesOf).map(({ text, things }) => html`<li>${box(text)}${things.length > 0 && html`<ul>${things.map((each) => html`<li>${box(each)}</li>`)}</ul>`}</li>`);
  return html`<li><h3>${sentence(title)}</h3><p>${sentence(why)}</p><ul class="tasks">${done}${verify.map((each) => html`<li>${box(each, 'Verify')}</li>`)}</ul></li>`;
}

/** `diff --format html`: what changed and what it asks for, and the roll-out with boxes to tick. */
export function diffPage(report: DiffReport, version: string): string {
  const { old, new: now, changes, steps, target } = report;
  const title = `Schema changes from ${old} to ${now}`;
  const remarks = remarksOf(report).map((each) => html`<li>${sentence(each)}</li>`);
  const isCalm = changes.every(({ classification }) => classification === 'safe');
  const parts = [
    ...(changes.length > 0 ? [{ id: 'changes', title: 'Changes' }] : []),
    ...(steps.length > 0 ? [{ id: 'rollout', title: 'Roll-out' }] : []),
  ];
  const groups = changes.length === 0 ? html`` : html`<section aria-labelledby="changes"><h2 id="changes">Changes</h2>${groupsOf(report).map((group) => groupMarkup(group, report))}</section>`;
  const rollout = steps.length === 0 ? html`` : html`<section aria-labelledby="rollout"><h2 id="rollout">The roll-out, step by step</h2><ol class="steps">${steps.map(stepMarkup)}</ol></section>`;
  const body = html`<h1>${title}</h1>
<section class="summary" aria-labelledby="summary"><h2 id="summary" class="verdict ${isCalm ? 'good' : 'warn'}">${sentence(summaryOf(report))}</h2><ul class="notes"><li>Judged for ${target}.</li>${remarks}</ul></section>
${groups}
${rollout}`;
  return document(title, parts, body, version);
}
