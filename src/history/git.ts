import { observe } from '../disk/observe';
import type { Told } from '../tree/taken-text';
import { parseBatch, treeOf, type GitObject, type Tree } from './git-objects';
import { HistoryError } from './history-error';

/** One entry of a tree of the object store. */
export interface Entry {
  readonly hash: string;
  /** A link's blob holds the path that it leads to. */
  readonly isLink: boolean;
  /** The repository that has the blob: that of a submodule, where the file is in one. */
  readonly git: Git;
  /** Who is told of what is taken of it, where it is of an index: what an object of a commit holds never changes. */
  readonly told?: Told;
}

/** A repository in a folder of another one, and the commit that it stands at. */
export interface Submodule {
  readonly path: string;
  readonly commit: string;
}

/** What a commit has below a path; all paths are from there. */
export interface Listing {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly submodules: readonly Submodule[];
}

/** One entry of an index; a submodule is one of the kind `commit`. */
export interface StagedEntry {
  readonly path: string;
  readonly hash: string;
  readonly stage: number;
  readonly kind: 'file' | 'link' | 'commit';
}

/** A name in the repository, in full (`refs/tags/v1.0.0`), and the object that it leads to: of a tag that may be the tag itself. */
export interface Ref {
  readonly name: string;
  readonly object: string;
}

/** The refs of a repository, and the names of those that lead to no object, as a crash leaves them. */
export interface Refs {
  readonly refs: readonly Ref[];
  readonly damaged: readonly string[];
}

/** What this package asks of git. Nothing is checked out, nothing is written, and nothing is fetched. */
export interface Git {
  /** The folder inside its repository, with a slash at the end; `''` for the top. */
  readonly prefix: string;
  /** The output of a command as text, or `undefined` where git says no, which is its status 1. Throws `HistoryError` where git fails. */
  ask(args: readonly string[]): string | undefined;
  /** The output of a command as text, or `undefined` for whatever reason: for hints, and where something else decides. */
  guess(args: readonly string[]): string | undefined;
  /** The refs that one of these patterns matches, as `git for-each-ref` takes them. Throws `HistoryError` where git fails. */
  refs(patterns: readonly string[]): Refs;
  /** The files of a commit below a path, and the submodules; `undefined` where it is not there as a whole. */
  list(commit: string, below: string): Listing | undefined;
  /**
   * The entries of the index, of the whole repository, each with its stage: more than 0 while a conflict is not settled. Git
   * reads it from `index`, where that is named. Throws `HistoryError` where git fails. No observer is told: who takes of it tells.
   */
  staged(index: string | undefined): readonly StagedEntry[];
  /** The contents of blobs by hash. A blob that is not in this clone, or is damaged, is missing. */
  read(hashes: readonly string[]): ReadonlyMap<string, Buffer>;
  /** Trees, in the order of the hashes: of each tree, or of a commit or tag that leads to one. What is not in this clone, or is damaged, is `undefined`. */
  trees(hashes: readonly string[]): readonly (Tree | undefined)[];
}

/** Variables that a hook sets for its own repository and directory, which need not be ours. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** How many objects one process is asked for. */
const BATCH = 2000;

/** More than any repository's schemas: 2 GiB, which is what a buffer can hold. */
const MAX_OUTPUT = 2 ** 31 - 1;

/** Longer than any of these questions takes in the largest repository: who waits longer waits for ever, as for a pipe that a configuration includes. */
const PATIENCE_MS = 120_000;

/** What of a configuration could name a program that one of our questions runs. What we say on the command line comes before it. */
const UNARMED = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Git before 2.45 does not know `GIT_NO_LAZY_FETCH`, and would fetch what a partial clone lacks; where no protocol is allowed, no git can. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OF_A_HOOK.includes(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

interface Output {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Whether git gave objects by their hash: what it says then is the same for ever. */
function isForEver([name, ...args]: readonly string[], { status }: Output): boolean {
  if (status !== 0) return false;
  return (name === 'cat-file' && args[0] === '--batch') || (name === 'ls-tree' && args.some((each) => /^[0-9a-f]{40,64}$/.test(each)));
}

function run(folder: string, args: readonly string[], input?: string): Output {
  const output = spawned(folder, args, input);
  if (!isForEver(args, output)) observe('git', [folder, ...args].join('\0'), () => answerOf(output));
  return output;
}

const answerOf = ({ status, stdout, stderr }: Output): string => [status, stdout.toString('latin1'), stderr].join('\0');

/** What git says to a command of which an observer was told. */
export function askAgain(subject: string): string {
  const [folder = '', ...args] = subject.split('\0');
  return answerOf(spawned(folder, args));
}

function spawned(folder: string, args: readonly string[], input?: string, index?: string): Output {
  // Loaded when git is asked something: most runs ask it nothing, and one that is remembered takes hardly longer than this.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { error, status, signal, stdout, stderr } = spawnSync('git', [...UNARMED, ...args], {
    cwd: folder,
    env: { ...environment(), ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
    maxBuffer: MAX_OUTPUT,
    timeout: PATIENCE_MS,
    windowsHide: true,
    ...(input === undefined ? {} : { input }),
  });
  if (error === undefined && signal !== null) throw new HistoryError(`git was ended by ${signal} before it gave an answer, so the past cannot be read: run the check again.`);
  if (error === undefined) return { status, stdout, stderr: stderr.toString('utf8') };
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new HistoryError('The program `git` was not found: install it, or compare with a folder or a snapshot file.');
  if ((error as NodeJS.ErrnoException).code === 'ETIMEDOUT') throw new HistoryError(`git gave no answer within ${PATIENCE_MS / 60_000} minutes: run \`git ${args.join(' ')}\` to see what it waits for.`);
  throw new HistoryError(`git cannot be run: ${error.message}.`);
}

/** Takes `git ls-tree -z` apart: mode, type and hash, a tab, the path. A submodule is listed as the commit that it stands at. */
function parseListing(output: string, below: string, git: Git): Listing {
  const [entries, submodules]: [Map<string, Entry>, Submodule[]] = [new Map(), []];
  for (const line of output.split('\0')) {
    const tab = line.indexOf('\t');
    const [mode, type, hash = ''] = line.slice(0, tab).split(' ');
    const file = line.slice(tab + 1 + below.length);
    if (type === 'blob') entries.set(file, { hash, isLink: mode === '120000', git });
    else if (type === 'commit') submodules.push({ path: file, commit: hash });
  }
  return { entries, submodules };
}

const KINDS: Readonly<Record<string, StagedEntry['kind']>> = { '120000': 'link', '160000': 'commit' };

/** Takes `git ls-files --stage -z` apart: mode, hash and stage, a tab, the path. */
function parseStaged(output: string): StagedEntry[] {
  return output.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', hash = '', stage = ''] = line.slice(0, tab).split(' ');
    return tab === -1 ? [] : [{ path: line.slice(tab + 1), hash, stage: Number(stage), kind: KINDS[mode] ?? 'file' }];
  });
}

function listStaged(folder: string, index: string | undefined): readonly StagedEntry[] {
  const args = ['ls-files', '--stage', '-z', '--full-name', ':/'];
  const output = spawned(folder, args, undefined, index);
  if (output.status !== 0) throw failed(['ls-files'], output);
  return parseStaged(output.stdout.toString('utf8'));
}

/** What git says of objects that are there and cannot be read, other than that a name is not known. */
const DAMAGE = /is corrupt|unable to unpack|inflate:|missing object|could not get object|bad tree object|hash mismatch|packfile .* (?:cannot|is truncated)/;

/** Why a command failed: git's last word is the reason, and what comes before it leads there. */
function failed([name = '']: readonly string[], { stderr }: Output): HistoryError {
  const lines = stderr.trim().split('\n');
  const reason = (lines.findLast((line) => line.startsWith('fatal: ')) ?? lines.at(-1) ?? '').replace(/^(?:fatal|error): /, '');
  const help = DAMAGE.test(stderr) ? ' The repository is damaged: `git fsck` lists what is missing, and a new clone has it.' : '';
  return new HistoryError(`git ${name} failed, so ${name === 'ls-files' ? 'what is staged' : 'the past'} cannot be read: ${reason}.${help}`);
}

/** Git leaves a ref without an object out of the list, and says so on standard error only. */
function listRefs(folder: string, patterns: readonly string[]): Refs {
  const args = ['for-each-ref', '--format=%(refname)%00%(objectname)', ...patterns];
  const output = run(folder, args);
  if (output.status !== 0) throw failed(args, output);
  const refs = output.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Ref => {
      const [name = '', object = ''] = line.split('\0');
      return { name, object };
    });
  return { refs, damaged: [...output.stderr.matchAll(/ignoring broken ref (\S+)/g)].map(([, name = '']) => name) };
}

/** Objects by what git calls them, in that order; what is not here, or comes after something damaged, is `undefined`. */
function objectsOf(folder: string, names: readonly string[]): (GitObject | undefined)[] {
  const found: (GitObject | undefined)[] = [];
  for (let at = 0; at < names.length; at += BATCH) {
    const asked = names.slice(at, at + BATCH);
    const given = parseBatch(run(folder, ['cat-file', '--batch'], `${asked.join('\n')}\n`).stdout);
    found.push(...asked.map((_, index) => given[index]));
  }
  return found;
}

/** Opens the repository that a folder is in. Throws `HistoryError` where there is none, or git refuses to read it. */
export function openGit(folder: string): Git {
  const { status, stdout, stderr } = run(folder, ['rev-parse', '--show-prefix']);
  if (status !== 0) {
    const [said = ''] = stderr.trim().split('\n');
    const reason = /not a git repository/i.test(stderr) ? '' : ` (${said === '' ? `git ended with ${status} and gave no reason` : said})`;
    throw new HistoryError(`${folder} is not in a git repository${reason}: compare with a folder or a snapshot file instead.`);
  }
  const git: Git = {
    prefix: stdout.toString('utf8').trim(),
    ask: (args) => {
      const output = run(folder, args);
      if (output.status !== 0 && output.status !== 1) throw failed(args, output);
      return output.status === 0 ? output.stdout.toString('utf8') : undefined;
    },
    guess: (args) => {
      const output = run(folder, args);
      return output.status === 0 ? output.stdout.toString('utf8') : undefined;
    },
    refs: (patterns) => listRefs(folder, patterns),
    list: (commit, below) => {
      const output = run(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...(below === '' ? [] : ['--', below])]);
      return output.status === 0 ? parseListing(output.stdout.toString('utf8'), below, git) : undefined;
    },
    staged: (index) => listStaged(folder, index),
    read: (hashes) => new Map(objectsOf(folder, hashes).flatMap((each) => (each?.type === 'blob' ? [[each.hash, each.content]] : []))),
    trees: (hashes) => objectsOf(folder, hashes.map((hash) => `${hash}^{tree}`)).map((each) => each && treeOf(each)),
  };
  return git;
}
