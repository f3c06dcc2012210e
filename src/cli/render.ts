import { version } from '../package.generated';
import { rules } from '../../rules/index';
import type { AppConfig } from '../config/config';
import { toGithub } from '../report/github';
import { toJson, type Report } from '../report/json';
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
  readonly config: AppConfig;
  readonly tree: FileTree;
  /** The files of the baseline, where there is one and it has files. */
  readonly before?: FileTree | undefined;
  readonly target: Target;
  /** Sentences about what was not checked. `json` has no room for them. */
  readonly notes: readonly string[];
  readonly surroundings: Surroundings;
}

function reader(tree: FileTree): (file: string) => string | undefined {
  return (file) => {
    const read = tree.read(file);
    return 'text' in read ? read.text : undefined;
  };
}

/** The report in the format that was asked for. */
export function render(report: Report, { format, config, tree, before, target, notes, surroundings }: Rendering): string {
  switch (format) {
    case 'json': return toJson(report);
    case 'github': return toGithub(report, { inRepository: pathsInRepository(config.folder), notes });
    case 'sarif': return toSarif(report, { version, target, app: config.name, rules, pageOf: rulePage, inRepository: pathsInRepository(config.folder), notes });
    default: return toPretty(report, { colors: surroundings.colors, width: surroundings.width, read: reader(tree), ...(before === undefined ? {} : { readBefore: reader(before) }), notes });
  }
}
