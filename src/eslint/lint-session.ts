import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { compareSides, Comparison } from '../compare/comparison';
import type { AppConfig } from '../config/config';
import type * as workspace from '../check/workspace';
import type * as comparison from '../compare/comparison';
import type * as fileTree from '../tree/file-tree';
import { canConfigure, canDeclare } from '../client/candidates';
import { configFor } from './project-root';

/** What is known when a file is linted. */
export type LintState =
  | { readonly kind: 'irrelevant' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'ready'; readonly comparison: Comparison; readonly config: AppConfig; readonly file: string };

/** The readers are loaded when the first file is linted that can hold a schema; requiring the plugin loads nothing heavy. */
const load = createRequire(__filename);
const readers = (): typeof workspace => load('../check/workspace') as typeof workspace;
const trees = (): typeof fileTree => load('../tree/file-tree') as typeof fileTree;
const compare = (): typeof compareSides => (load('../compare/comparison') as typeof comparison).compareSides;

/** An app as last read from the disk, with the state of the files that it was read from. */
interface Session {
  readonly stamp: string;
  readonly comparison: Comparison;
  readonly tree: fileTree.FileTree;
}

const sessions = new Map<string, Session>();

/** Size, time and identity of files and of the folders that list them: it changes when any of them does. */
function stampOf(root: string, files: readonly string[]): string {
  const folders = new Set(files.map((file) => path.posix.dirname(file)));
  return [...files, ...folders].map((file) => {
    const found = statSync(path.join(root, file), { throwIfNoEntry: false });
    return found === undefined ? '-' : `${found.mtimeMs}:${found.size}:${found.ino}`;
  }).join(' ');
}

const filesOf = ({ client, server }: Comparison): string[] => [...client.files, ...server.files];

function read(tree: fileTree.FileTree, config: AppConfig): Comparison {
  const { client, server } = readers().readWorkspace(tree, config);
  return compare()(client, server, config.local);
}

function sessionFor(config: AppConfig): Session {
  const known = sessions.get(config.folder);
  if (known !== undefined && known.stamp === stampOf(config.folder, filesOf(known.comparison))) return known;
  const tree = trees().diskTree(config.folder);
  const fresh = read(tree, config);
  const session = { stamp: stampOf(config.folder, filesOf(fresh)), comparison: fresh, tree };
  sessions.set(config.folder, session);
  return session;
}

function savedText(tree: fileTree.FileTree, file: string): string | undefined {
  const found = tree.read(file);
  return 'text' in found ? found.text : undefined;
}

/** Compares both sides with a file as it stands in the editor, saved or not. */
function lintNow(file: string, text: string): LintState {
  const config = configFor(file);
  const relative = path.relative(config.folder, file).split(path.sep).join('/');
  const { tree, comparison } = sessionFor(config);
  const isSaved = savedText(tree, relative) === text;
  const current = isSaved ? comparison : read(trees().withTexts(tree, new Map([[relative, text]])), config);
  return { kind: 'ready', comparison: current, config, file: relative };
}

/** The state for one file. Never throws: what goes wrong is the state `broken`, with the reason in one sentence. */
export function lint(file: string, text: string): LintState {
  if (!path.isAbsolute(file)) return { kind: 'irrelevant' };
  const isJson = file.endsWith('.json');
  if (!isJson && !canDeclare(text) && !canConfigure(text)) return { kind: 'irrelevant' };
  try {
    return lintNow(file, text);
  } catch (error) {
    if (isJson || !canDeclare(text)) return { kind: 'irrelevant' };
    return { kind: 'broken', reason: (error as Error).message };
  }
}
