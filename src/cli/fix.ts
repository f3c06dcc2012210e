import path from 'node:path';
import { ConfigError, type AppConfig } from '../config/config';
import type { CheckResult } from '../check/check';
import { mend, type Left, type Mending } from '../mend/mend';
import type { MendedSide } from '../mend/safe-repairs';
import { printable } from '../report/printable';
import { plural } from '../report/summary-text';
import { toPatch, type ChangedText } from '../report/patch';
import { repositoryRoot } from '../tree/repository-root';
import { withTexts, type FileTree } from '../tree/file-tree';
import { slashedFrom } from '../tree/slashed';
import { appTree, WorkspaceError } from '../workspace/workspace';
import { replaceText } from './write-file';

export interface FixFlags {
  /** Makes the safe repairs of a side. */
  readonly fix?: boolean;
  readonly side?: MendedSide;
  /** Prints them as a patch instead. */
  readonly dryRun?: boolean;
}

/** Refuses flags that do not say what is to be mended. */
export function assertFixFlags({ fix, side, dryRun }: FixFlags, others: Readonly<Record<string, boolean>>): void {
  if (fix !== true) {
    if (side !== undefined || dryRun === true) throw new ConfigError('`--side` and `--dry-run` belong to `--fix`: check --fix --side client --dry-run.');
    return;
  }
  if (side === undefined) throw new ConfigError('`--fix` needs a side, since each can follow the other: --fix --side client, or --fix --side server.');
  const [other] = Object.entries(others).flatMap(([flag, given]) => (given ? [flag] : []));
  if (other !== undefined) throw new ConfigError(`\`--fix\` and \`${other}\` do not go together: mend first, and run the check again.`);
}

/** Texts that are not on the disk yet, by absolute path. */
export type Unwritten = ReadonlyMap<string, ChangedText>;

/** The files of an app with what is not written yet. */
export function treeWith(unwritten: Unwritten): (config: AppConfig) => FileTree {
  return (config) => {
    const texts = [...unwritten].map(([file, { after }]): [string, string] => [
      slashedFrom(config.folder, file), after.replace(/^\uFEFF/, ''),
    ]);
    return texts.length === 0 ? appTree(config) : withTexts(appTree(config), new Map(texts));
  };
}

/** What was mended of all clients, in memory only. */
export interface Fixed {
  readonly unwritten: Unwritten;
  readonly mended: Mending['mended'];
  readonly left: readonly Left[];
  readonly undecided: number;
}

/** So often one client follows what was mended for another, at most. */
const MOST = 10;

/** What an app's mending adds to what is not written yet. */
function withMended(unwritten: Unwritten, config: AppConfig, { texts }: Mending): Unwritten {
  const disk = appTree(config);
  const changed = [...texts].flatMap(([file, text]): [string, ChangedText][] => {
    const absolute = path.resolve(config.folder, file);
    const read = disk.read(file);
    if (!('text' in read)) return [];
    const mark = read.byteOrderMark ? '\uFEFF' : '';
    return [[absolute, { file: absolute, before: mark + read.text, after: mark + text }]];
  });
  return new Map([...unwritten, ...changed]);
}

const NOTHING: Mending = { texts: new Map(), mended: [], left: [], undecided: 0 };

/** Of several clients, one that cannot be checked keeps no other from being mended: the check says so. */
function mendOne(tree: FileTree, side: MendedSide, look: (tree: FileTree) => CheckResult, isOneOfSeveral: boolean): Mending {
  try {
    return mend(tree, side, look);
  } catch (error) {
    if (isOneOfSeveral && (error instanceof WorkspaceError || error instanceof ConfigError)) return NOTHING;
    throw error;
  }
}

/** Mends clients one after the other, and again while one of them changes what another is held against. */
export function fixClients(
  configs: readonly AppConfig[], side: MendedSide, look: (config: AppConfig) => (tree: FileTree) => CheckResult,
): Fixed {
  let unwritten: Unwritten = new Map();
  let mended: Mending['mended'] = [];
  let last: readonly Mending[] = [];
  const looks = configs.map((config) => look(config));
  for (let round = 0; round < MOST; round += 1) {
    last = configs.map((config, index) => {
      const mending = mendOne(treeWith(unwritten)(config), side, looks[index] ?? look(config), configs.length > 1);
      unwritten = withMended(unwritten, config, mending);
      return mending;
    });
    mended = [...mended, ...last.flatMap((each) => each.mended)];
    if (configs.length === 1 || last.every(({ texts }) => texts.size === 0)) break;
  }
  const left = new Map(last.flatMap((each) => each.left.map(({ file, reason }) => [file, reason])));
  return {
    unwritten,
    mended,
    left: [...left].map(([file, reason]) => ({ file, reason })),
    undecided: last.reduce((sum, { undecided }) => sum + undecided, 0),
  };
}

/** Writes what was mended, each file as a whole or not at all. Gives why some could not be. */
export function writeFixed({ unwritten }: Fixed): string[] {
  return [...unwritten].flatMap(([file, { before, after }]) => {
    try {
      replaceText(file, before, after);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return [error.message];
    }
  });
}

/** What was mended as a patch, with paths from the root of the repository, or from the working directory where there is none. */
export function patchOf({ unwritten }: Fixed, cwd: string): string {
  const root = repositoryRoot(cwd) ?? cwd;
  return toPatch([...unwritten.values()].map((each) => ({ ...each, file: slashedFrom(root, each.file) })));
}

/** What was mended, and what was not, in sentences. */
export function fixNotes({ mended, left, undecided, unwritten }: Fixed, { side = 'client', dryRun = false }: FixFlags): string {
  const lines = mended.map(({ place: { file, line, column }, finding, title }) =>
    `  ${file}:${line}:${column} ${[finding.class, finding.property].filter((each) => each !== null).join('.')}: ${title} (${finding.rule})`);
  const head = mended.length === 0
    ? `Nothing is mended on the ${side}.`
    : `${dryRun ? 'Would mend' : 'Mended'} ${plural(mended.length, 'finding', 'findings')} in ${plural(unwritten.size, 'file', 'files')} of the ${side}:`;
  return [
    head,
    ...lines,
    ...left.map(({ file, reason }) => `${file} is left as it is, since ${reason}.`),
    ...(undecided === 0 ? [] : [`${plural(undecided, 'finding', 'findings')} can be mended there by a choice that is yours: the editor offers it, see the pages of the rules.`]),
  ].map((line) => `${printable(line)}\n`).join('');
}
