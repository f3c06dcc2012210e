import { linesOf } from '../code-frame';
import { beforeIn } from '../lines-before';
import { anchorsOf, type Anchors } from './anchors';
import type { CheckedApp } from './checked-app';
import { classSection } from './class-section';
import { classViews } from './class-views';
import { diagramSection } from './diagram-section';
import { document, type PagePart } from './document';
import { findingsSection } from './findings-section';
import { html, type Markup } from './markup';
import { notComparedSection } from './not-compared-section';
import { releaseSection } from './release-section';
import { summarySection } from './summary-section';

const PARTS: readonly (readonly [part: string, title: string, has: (app: CheckedApp) => boolean])[] = [
  ['diagram', 'Diagram', ({ comparison: { client, server } }) => client.classes.length + server.classes.length > 0],
  ['findings', 'Findings', () => true],
  ['releases', 'Releases', ({ report }) => report.summary.releases !== undefined],
  ['classes', 'Classes', ({ comparison: { client, server } }) => client.classes.length + server.classes.length > 0],
  ['not-compared', 'Not compared', () => true],
];

function sections(app: CheckedApp, anchors: Anchors, version: string): Markup {
  const { report, comparison, releases, read } = app;
  const views = classViews(comparison, report, anchors);
  const names = new Set(views.map(({ name }) => name));
  const surroundings = { version, anchors, now: linesOf(read), before: beforeIn(app), hasClass: (name: string) => names.has(name) };
  return html`${summarySection(app, anchors)}
${diagramSection(views, anchors.ofPart('diagram'))}
${findingsSection(report.findings, anchors.ofPart('findings'), surroundings)}
${releaseSection(releases, report.summary.releases, report.findings, anchors.ofPart('releases'), anchors)}
${classSection(views, anchors.ofPart('classes'), anchors)}
${notComparedSection(report.notCompared, anchors.ofPart('not-compared'))}`;
}

/** Where the navigation leads: to the parts of the one app, or to each of several apps. */
function partsOf(app: CheckedApp, anchors: Anchors, isOnly: boolean): readonly PagePart[] {
  if (!isOnly) return [{ id: anchors.ofPart('summary'), title: app.name ?? '' }];
  return PARTS.filter(([, , has]) => has(app)).map(([part, title]) => ({ id: anchors.ofPart(part), title }));
}

/** `check --format html`: one page, for one app or several. */
export function checkPage(apps: readonly CheckedApp[], version: string): string {
  const isOnly = apps.length === 1;
  const all = apps.map((app) => ({ app, anchors: anchorsOf(isOnly ? null : app.name) }));
  const parts = all.flatMap(({ app, anchors }) => partsOf(app, anchors, isOnly));
  const body = html`<h1>Realm schemas of both sides</h1>${all.map(({ app, anchors }) => sections(app, anchors, version))}`;
  return document('Realm schemas of both sides', parts, body, version);
}
