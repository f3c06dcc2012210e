import path from 'node:path';
import { ConfigError } from '../config/config';
import { exists } from '../disk/disk';
import { openGit } from '../history/git';
import { HistoryError } from '../history/history-error';
import type { Target } from '../schema/targets';
import { readFromDisk } from '../tree/read-file';
import { repositoryRoot } from '../tree/repository-root';

/** The services that jobs are written for. */
export type CiService = 'github' | 'gitlab';

/** The parts of a package.json that tell how a project works. */
export interface Manifest {
  readonly file: string;
  readonly text: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What setting up has to know of a project. */
export interface Project {
  /** Where the configuration goes, and where the command runs. */
  readonly folder: string;
  /** The root of the repository; the folder itself where there is none. */
  readonly root: string;
  readonly isRepository: boolean;
  /** The nearest package.json upward, within the repository. */
  readonly manifest: Manifest | null;
  /** The addresses of its remotes, one a line. */
  readonly remotes: string;
  /** The service that a job is asked for, where nothing else tells. */
  readonly ci?: CiService;
  readonly target: Target;
  /** Whether the client, or a part of it, is in TypeScript. */
  readonly isTypeScript: boolean;
}

/** The text of a file as it is, with the mark of its encoding; `undefined` where there is none. Throws `ConfigError` where it cannot be read. */
export function textOf(file: string): string | undefined {
  if (!exists(file)) return undefined;
  const read = readFromDisk(file);
  if ('unreadable' in read) throw new ConfigError(`${file} cannot be read: ${read.unreadable}.`);
  return `${read.byteOrderMark ? '\uFEFF' : ''}${read.text}`;
}

/** The folders from one upward to another, the nearest first. */
export function upward({ folder, root }: Pick<Project, 'folder' | 'root'>): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== root && at !== path.dirname(at); at = path.dirname(at)) folders.push(path.dirname(at));
  return folders;
}

/** The first of some files in the nearest folder upward that holds one. */
export function nearest(project: Pick<Project, 'folder' | 'root'>, names: readonly string[]): string | undefined {
  return upward(project).flatMap((folder) => names.map((name) => path.join(folder, name))).find(exists);
}

function manifestOf(place: Pick<Project, 'folder' | 'root'>): Manifest | null {
  const file = nearest(place, ['package.json']);
  const text = file === undefined ? undefined : textOf(file);
  if (file === undefined || text === undefined) return null;
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof content === 'object' && content !== null) return { file, text, content: content as Manifest['content'] };
  } catch {
    // What is wrong with it is said below.
  }
  throw new ConfigError(`${file} is not a JSON object: mend it, so that what the project uses can be read from it.`);
}

function remotesOf(folder: string): string {
  try {
    return openGit(folder).guess(['config', '--get-regexp', '^remote\\..*\\.url$']) ?? '';
  } catch (error) {
    if (error instanceof HistoryError) return '';
    throw error;
  }
}

/** Looks at a project. Throws `ConfigError` where its package.json cannot be read. */
export function projectAt(folder: string, of: Pick<Project, 'ci' | 'target' | 'isTypeScript'>): Project {
  const found = repositoryRoot(folder);
  const root = found ?? folder;
  return {
    ...of,
    folder,
    root,
    isRepository: found !== undefined,
    manifest: manifestOf({ folder, root }),
    remotes: found === undefined ? '' : remotesOf(folder),
  };
}

/** What package.json says under a key where that is an object. */
export function section({ manifest }: Project, key: string): Readonly<Record<string, unknown>> {
  const value = manifest?.content[key];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The version of a package that the project names, or whether at all. */
export function dependency(project: Project, name: string): string | undefined {
  const version = ['devDependencies', 'dependencies', 'optionalDependencies'].map((key) => section(project, key)[name]).find((each) => each !== undefined);
  return typeof version === 'string' ? version : undefined;
}

/** Whether a package can be loaded from the project: it is named, or installed. */
export const hasPackage = (project: Project, name: string): boolean =>
  dependency(project, name) !== undefined || nearest(project, [path.join('node_modules', name, 'package.json')]) !== undefined;

const isComment = (line: string): boolean => /^\s*(?:#|\/\/|\*|\/\*)/.test(line);

/** Whether a text speaks of this package outside of comments. */
export const speaksOfUs = (text: string): boolean => text.split('\n').some((line) => /realm-schema/.test(line) && !isComment(line));

/** Whether a text runs the command outside of comments: a linter that loads the plugin does not. */
export const runsUs = (text: string): boolean =>
  text.split('\n').some((line) => /(?<!eslint-plugin-)realm-schema|\buses:.*realm-schema/.test(line) && !isComment(line));
