import type { Finding, Severity } from '../../rule/finding';
import { findingArticle, type FindingSurroundings } from './finding-article';
import { html, type Markup } from './markup';
import { counted, SEVERITIES } from './severity-text';

/** From this many on a browser lays out only what is seen. */
const MANY = 100;

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

const choice = (label: string, name: string, all: string, values: readonly string[]): Markup =>
  html`<label>${label} <select name="${name}"><option value="">${all}</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`;

function severityBoxes(findings: readonly Finding[]): Markup {
  const there = (Object.keys(SEVERITIES) as Severity[]).filter((severity) => findings.some((each) => each.severity === severity));
  const boxes = there.map((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${SEVERITIES[severity].text} (${count})</label>`;
  });
  return html`<fieldset><legend>Severity</legend>${boxes}</fieldset>`;
}

/** The form that narrows the list. It is shown by the script of the page, without which it would do nothing. */
function filters(findings: readonly Finding[]): Markup {
  const rules = choice('Rule', 'rule', 'all rules', sorted(findings.map(({ rule }) => rule)));
  const classes = choice('Class', 'class', 'all classes', sorted(findings.flatMap((each) => (each.class === null ? [] : [each.class]))));
  return html`<form class="filters" role="search" aria-label="Findings" hidden><label class="search">Search <input type="search" name="text" autocomplete="off"></label>${rules}${classes}${severityBoxes(findings)}<button type="reset">Show all</button><output aria-live="polite">${counted(findings.length, 'finding')}</output></form>`;
}

/** All findings with what narrows their list. */
export function findingsSection(findings: readonly Finding[], id: string, surroundings: FindingSurroundings): Markup {
  const list = findings.map((each) => findingArticle(each, surroundings));
  const body = findings.length === 0
    ? html`<p>Nothing was found that would break.</p>`
    : html`${filters(findings)}<div class="findings${findings.length > MANY && ' many'}">${list}</div><p class="more" hidden><button type="button">Show more</button></p><p class="none" hidden>No finding is left by these filters.</p>`;
  return html`<section class="searchable" aria-labelledby="${id}"><h2 id="${id}">Findings</h2>${body}</section>`;
}
