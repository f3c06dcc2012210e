import { spawnSync } from 'node:child_process';
import { HistoryError, partialClone } from './history-error';

/** One entry of a tree of the object store. */
export interface Entry {
  readonly hash: string;
  /** A link's blob holds the path that it leads to. */
  readonly isLink: boolean;
  /** The repository that has the blob: that of a submodule, where the file is in one. */
  readonly git: Git;
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

/** A tag, and the commit that it stands for. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** What this package asks of git. Nothing is checked out, nothing is written, and nothing is fetched. */
export interface Git {
  /** The folder inside its repository, with a slash at the end; `''` for the top. */
  readonly prefix: string;
  /** The output of a command as text, or `undefined` where git refuses it. */
  ask(args: readonly string[]): string | undefined;
  /** The files of a commit below a path, and the submodules. */
  list(commit: string, below: string): Listing;
  /** The contents of blobs by hash. A blob that is not in this clone is missing. */
  read(hashes: readonly string[]): ReadonlyMap<string, Buffer>;
}

/** Variables that a hook sets for its own repository and directory, which need not be ours. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** How many blobs one process is asked for. */
const BATCH = 2000;

/** More than any repository's schemas: 2 GiB, which is what a buffer can hold. */
const MAX_OUTPUT = 2 ** 31 - 1;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OF_A_HOOK.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
}

interface Output {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function run(folder: string, args: readonly string[], input?: string): Output {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    env: environment(),
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
    ...(input === undefined ? {} : { input }),
  });
  if (error === undefined) return { status, stdout, stderr: stderr.toString('utf8') };
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new HistoryError('The program `git` was not found: install it, or compare with a folder or a snapshot file.');
  throw new HistoryError(`git cannot be run: ${error.message}.`);
}

/** Takes the answers of `git cat-file --batch` apart: a head line, the content by its length in bytes, a line feed. */
function parseBatch(output: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [hash = '', type, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    if (type === 'blob') found.set(hash, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
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

/** Opens the repository that a folder is in. Throws `HistoryError` where there is none, or git refuses to read it. */
export function openGit(folder: string): Git {
  const { status, stdout, stderr } = run(folder, ['rev-parse', '--show-prefix']);
  if (status !== 0) {
    const reason = /not a git repository/i.test(stderr) ? '' : ` (${stderr.trim().split('\n')[0] ?? ''})`;
    throw new HistoryError(`${folder} is not in a git repository${reason}: compare with a folder or a snapshot file instead.`);
  }
  const git: Git = {
    prefix: stdout.toString('utf8').trim(),
    ask: (args) => {
      const output = run(folder, args);
      return output.status === 0 ? output.stdout.toString('utf8') : undefined;
    },
    list: (commit, below) => {
      const output = run(folder, ['ls-tree', '-r', '-z', '--full-tree', commit, ...(below === '' ? [] : ['--', below])]);
      if (output.status !== 0 && /lazy fetching disabled/.test(output.stderr)) throw partialClone(commit);
      if (output.status !== 0) throw new HistoryError(`git cannot list ${commit}: ${output.stderr.trim().split('\n')[0] ?? ''}.`);
      return parseListing(output.stdout.toString('utf8'), below, git);
    },
    read: (hashes) => {
      const found = new Map<string, Buffer>();
      for (let at = 0; at < hashes.length; at += BATCH) {
        const output = run(folder, ['cat-file', '--batch'], `${hashes.slice(at, at + BATCH).join('\n')}\n`);
        for (const [hash, content] of parseBatch(output.stdout)) found.set(hash, content);
      }
      return found;
    },
  };
  return git;
}
