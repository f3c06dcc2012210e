import { version } from '../package.generated';
import { rules } from '../../rules/index';
import type { AppConfig } from '../config/config';
import type { Comparison } from '../compare/comparison';
import type { ReleasedClient } from '../past/released-clients';
import { colorsOf } from '../report/colors';
import { toGithub } from '../report/github';
import { toGitlab } from '../report/gitlab';
import type { CheckedApp } from '../report/html/checked-app';
import { checkPage } from '../report/html/check-page';
import { checkReport, joinedReport, toJson, type Report } from '../report/json';
import { toJunit } from '../report/junit';
import { toMarkdown } from '../report/markdown-report';
import { notComparedNotes } from '../report/not-compared-text';
import { toPretty } from '../report/pretty';
import { printable } from '../report/printable';
import type { ReportedApp } from '../report/reported-app';
import { joinSarif, toSarif } from '../report/sarif';
import type { FileTree } from '../tree/file-tree';
import type { Format } from './formats';
import { pathsInRepository } from './paths-in-repository';
import { rulePage } from './rule-page';
import type { Surroundings } from './streams';

/** The report of one app, and what the formats need beside it. */
export interface Rendered {
  /** The name of the app, where several are in one report. */
  readonly name: string | null;
  readonly report: Report;
  /** Whether each thing that was not compared is listed, instead of a line a kind. */
  readonly verbose: boolean;
  readonly config: AppConfig;
  readonly tree: FileTree;
  /** The files of the baseline, where there is one and it has files. */
  readonly before: FileTree | undefined;
  /** Both sides as they were read. */
  readonly comparison: Comparison;
  /** The released clients that were checked too. */
  readonly releases: readonly ReleasedClient[] | undefined;
  /** Sentences about what was read and what was set aside. `json` has no room for them. */
  readonly notes: readonly string[];
}

function reader(tree: FileTree): (file: string) => string | undefined {
  return (file) => {
    const read = tree.read(file);
    return 'text' in read ? read.text : undefined;
  };
}

/** Whether the server alone was checked: that none of its classes has a client is said once, and not of each. */
const isAlone = ({ summary, unresolved }: Report): boolean => summary.classes.client === 0 && unresolved.length === 0;

/** All sentences about what was not checked. */
function allNotes({ report, notes, verbose }: Rendered): readonly string[] {
  const skipped = report.notCompared.filter(({ kind }) => kind !== 'server-only' || !isAlone(report));
  return [...notes, ...notComparedNotes(skipped, verbose)];
}

/** What the HTML report is made from. */
const pageApp = ({ name, report, comparison, releases = [], tree, before, notes }: Rendered): CheckedApp => ({
  name,
  report,
  comparison,
  releases: releases.map((release) => ({ name: release.name, share: release.share })),
  notes,
  read: reader(tree),
  readBefore: before === undefined ? () => undefined : reader(before),
});

/** What the formats for services are made from. */
export const reportedApp = ({ name, report, comparison, notes, config }: Rendered): ReportedApp => ({
  name,
  report,
  compared: comparison.compared.map(({ client }) => client.name),
  notes,
  inRepository: pathsInRepository(config.folder),
});

function sarif({ report, comparison, config, notes }: Rendered): string {
  const inRepository = pathsInRepository(config.folder);
  return toSarif(report, { version, target: comparison.target, app: config.name, rules, pageOf: rulePage, inRepository, notes });
}

function pretty(app: Rendered, { colors, width }: Surroundings, isFile: boolean): string {
  const { name, report, tree, before } = app;
  const heading = name === null ? '' : `${printable(name)}\n${'='.repeat(printable(name).length)}\n`;
  return heading + toPretty(report, {
    colors: isFile ? colorsOf(false) : colors,
    width,
    read: reader(tree),
    ...(before === undefined ? {} : { readBefore: reader(before) }),
    notes: allNotes(app),
  });
}

function json(apps: readonly Rendered[]): string {
  const named = apps.flatMap(({ name, report }) => (name === null ? [] : [{ name, report }]));
  const [only] = apps;
  return toJson(only !== undefined && named.length === 0 ? checkReport(only.report) : joinedReport(named));
}

/** The reports of some apps as one, in a format. Colours are for terminals only, and none are written to a file. */
export function render(format: Format, apps: readonly Rendered[], surroundings: Surroundings, isFile: boolean): string {
  switch (format) {
    case 'json':
      return json(apps);
    case 'github':
      return apps.map((app) => toGithub(app.report, { inRepository: pathsInRepository(app.config.folder), notes: allNotes(app) })).join('');
    case 'sarif':
      return apps.length === 0 ? '' : joinSarif(apps.map(sarif));
    case 'gitlab':
      return toGitlab(apps.map(reportedApp));
    case 'junit':
      return toJunit(apps.map(reportedApp));
    case 'markdown':
      return toMarkdown(apps.map(reportedApp), version);
    case 'html':
      return checkPage(apps.map(pageApp), version);
    default:
      return apps.map((app) => pretty(app, surroundings, isFile)).join('\n');
  }
}
