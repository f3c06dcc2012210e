import { version } from '../package.generated';
import { rules } from '../../rules/index';
import type { AppConfig } from '../config/config';
import { toGithub } from '../report/github';
import { toJson, type Report } from '../report/json';
import { notComparedNotes } from '../report/not-compared-text';
import { toPretty } from '../report/pretty';
import { toSarif } from '../report/sarif';
import type { Target } from '../schema/targets';
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
  readonly target: Target;
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

/** The report in the format that was asked for. */
export function render(report: Report, { format, verbose, config, tree, before, target, notes, surroundings }: Rendering): string {
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
        target,
        app: config.name,
        rules,
        pageOf: rulePage,
        inRepository: pathsInRepository(config.folder),
        notes,
      });
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
