import { version } from '../package.generated';
import { rules } from '../../rules/index';
import type { AppConfig } from '../config/config';
import type { Comparison } from '../compare/comparison';
import type { ReleasedClient } from '../past/released-clients';
import { toGithub } from '../report/github';
import type { CheckedApp } from '../report/html/checked-app';
import { checkPage } from '../report/html/check-page';
import { toJson, type Report } from '../report/json';
import { notComparedNotes } from '../report/not-compared-text';
import { toPretty } from '../report/pretty';
import { toSarif } from '../report/sarif';
import type { FileTree } from '../tree/file-tree';
import type { Format } from './formats';
import { pathsInRepository } from './paths-in-repository';
import { rulePage } from './rule-page';
import type { Surroundings } from './streams';

/** What a report is about, and where it goes. */
export interface Rendering {
  readonly format: Format;
  /** Whether each thing that was not compared is listed, instead of a line a kind. */
  readonly verbose: boolean;
  readonly config: AppConfig;
  readonly tree: FileTree;
  /** The files of the baseline, where there is one and it has files. */
  readonly before?: FileTree | undefined;
  /** Both sides as they were read. */
  readonly comparison: Comparison;
  /** The released clients that were checked too. */
  readonly releases?: readonly ReleasedClient[] | undefined;
  /** Sentences about what was read and what was set aside. `json` has no room for them. */
  readonly notes: readonly string[];
  readonly surroundings: Surroundings;
}

function reader(tree: FileTree): (file: string) => string | undefined {
  return (file) => {
    const read = tree.read(file);
    return 'text' in read ? read.text : undefined;
  };
}

/** Whether the server alone was checked: that none of its classes has a client is said once, and not of each. */
const isAlone = ({ summary, unresolved }: Report): boolean => summary.classes.client === 0 && unresolved.length === 0;

/** What the HTML report is made from; `name` keeps several apps of one page apart. */
export function checkedApp(report: Report, { comparison, releases = [], tree, before, notes }: Rendering, name: string | null): CheckedApp {
  return {
    name,
    report,
    comparison,
    releases: releases.map((release) => ({ name: release.name, share: release.share })),
    notes,
    read: reader(tree),
    readBefore: before === undefined ? () => undefined : reader(before),
  };
}

/** The report in the format that was asked for. */
export function render(report: Report, rendering: Rendering): string {
  const { format, verbose, config, tree, before, comparison, notes, surroundings } = rendering;
  const skipped = report.notCompared.filter(({ kind }) => kind !== 'server-only' || !isAlone(report));
  const all = [...notes, ...notComparedNotes(skipped, verbose)];
  switch (format) {
    case 'json':
      return toJson(report);
    case 'github':
      return toGithub(report, { inRepository: pathsInRepository(config.folder), notes: all });
    case 'sarif':
      return toSarif(report, {
        version,
        target: comparison.target,
        app: config.name,
        rules,
        pageOf: rulePage,
        inRepository: pathsInRepository(config.folder),
        notes,
      });
    case 'html':
      return checkPage([checkedApp(report, rendering, null)], version);
    default:
      return toPretty(report, {
        colors: surroundings.colors,
        width: surroundings.width,
        read: reader(tree),
        ...(before === undefined ? {} : { readBefore: reader(before) }),
        notes: all,
      });
  }
}
