import { version } from '../package.generated';
import { rules } from '../../rules/index';
import type { AppConfig } from '../config/config';
import type { Comparison } from '../compare/comparison';
import type { ReleasedClient } from '../past/released-clients';
import { colorsOf } from '../report/colors';
import type { CheckedApp } from '../report/html/checked-app';
import { checkReport, joinedReport, toJson, type Report } from '../report/json';
import type { ReadEarlier } from '../report/lines-before';
import { notComparedNotes } from '../report/not-compared-text';
import type { PrettyOptions } from '../report/pretty';
import { printable } from '../report/printable';
import type { ReportedApp } from '../report/reported-app';
import type { SarifOptions } from '../report/sarif';
import type { FileTree } from '../tree/file-tree';
import type { Format } from './formats';
import type { Loaders, RenderIn } from './load-renders';
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

/** What reads the texts of earlier states. */
function earlierOf({ before, releases = [] }: Rendered): ReadEarlier {
  const byName = new Map(releases.map(({ name, read }) => [name, read]));
  return {
    readBefore: before === undefined ? undefined : reader(before),
    readReleased: (release) => byName.get(release) ?? (() => undefined),
  };
}

/** What the HTML report is made from. */
const pageApp = (app: Rendered): CheckedApp => {
  const { name, report, comparison, releases = [], tree, notes } = app;
  return {
    name,
    report,
    comparison,
    releases: releases.map((release) => ({ name: release.name, share: release.share })),
    notes,
    read: reader(tree),
    ...earlierOf(app),
  };
};

/** What the formats for services are made from. */
const reportedApp = ({ name, report, comparison, notes, config }: Rendered): ReportedApp => ({
  name,
  report,
  compared: comparison.compared.map(({ client }) => client.name),
  notes,
  inRepository: pathsInRepository(config.folder),
});

const sarifOptions = ({ comparison, config, notes }: Rendered): SarifOptions => {
  const inRepository = pathsInRepository(config.folder);
  return { version, target: comparison.target, app: config.name, rules, pageOf: rulePage, inRepository, notes };
};

/** Colours are for terminals only, and none are written to a file. */
function prettyOptions(app: Rendered, { colors, width }: Surroundings, isFile: boolean): PrettyOptions {
  return { colors: isFile ? colorsOf(false) : colors, width, read: reader(app.tree), ...earlierOf(app), notes: allNotes(app) };
}

const headingOf = ({ name }: Rendered): string => (name === null ? '' : `${printable(name)}\n${'='.repeat(printable(name).length)}\n`);

function json(apps: readonly Rendered[]): string {
  const named = apps.flatMap(({ name, report }) => (name === null ? [] : [{ name, report }]));
  const [only] = apps;
  return toJson(only !== undefined && named.length === 0 ? checkReport(only.report) : joinedReport(named));
}

/** The apps whose reports are written as one, and whether that goes to a file. */
type Given = [apps: readonly Rendered[], surroundings: Surroundings, isFile: boolean];

export type RenderCheck = RenderIn<Format, Given>;

/** What writes a check in each format. The page alone is two dozen modules. */
export const RENDERS: Loaders<Format, Given> = {
  json: () => Promise.resolve(json),
  pretty: async () => {
    const { toPretty } = await import('../report/pretty.js');
    return (apps, surroundings, isFile) =>
      apps.map((app) => headingOf(app) + toPretty(app.report, prettyOptions(app, surroundings, isFile))).join('\n');
  },
  github: async () => {
    const { toGithub } = await import('../report/github.js');
    return (apps) =>
      apps.map((app) => toGithub(app.report, { inRepository: pathsInRepository(app.config.folder), notes: allNotes(app) })).join('');
  },
  sarif: async () => {
    const { joinSarif, toSarif } = await import('../report/sarif.js');
    return (apps) => (apps.length === 0 ? '' : joinSarif(apps.map((app) => toSarif(app.report, sarifOptions(app)))));
  },
  gitlab: async () => {
    const { toGitlab } = await import('../report/gitlab.js');
    return (apps) => toGitlab(apps.map(reportedApp));
  },
  junit: async () => {
    const { toJunit } = await import('../report/junit.js');
    return (apps) => toJunit(apps.map(reportedApp));
  },
  markdown: async () => {
    const { toMarkdown } = await import('../report/markdown-report.js');
    return (apps) => toMarkdown(apps.map(reportedApp), version);
  },
  html: async () => {
    const { checkPage } = await import('../report/html/check-page.js');
    return (apps) => checkPage(apps.map(pageApp), version);
  },
};
