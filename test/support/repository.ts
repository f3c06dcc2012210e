import { spawnSync } from 'node:child_process';
import { writeFiles, type Run } from './project';
import type { Files } from './app';

/** A git repository in a folder, with settings that are the same on every machine. */
export interface Repository {
  readonly root: string;
  run(program: string, args: readonly string[]): Run;
  git(...args: readonly string[]): Run;
  write(files: Files): void;
  /** Stages everything and commits it. Fails where a hook refuses it. */
  commit(message: string): Run;
}

const IDENTITY = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.com', GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.com' };

/** The variables of a CI service or of a hook that this test itself may run in; they would lead a command elsewhere. */
const isForeign = (name: string): boolean => /^(GIT_|GITHUB_|CI_|BITBUCKET_|PRE_COMMIT|npm_)/.test(name);

/** Makes a git repository of a folder. `env` is added to the environment of everything that runs in it. */
export function createRepository(root: string, env: NodeJS.ProcessEnv = {}): Repository {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign(name)));
  const all = { ...inherited, ...IDENTITY, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', NO_COLOR: '1', ...env };
  const run = (program: string, args: readonly string[]): Run => {
    const { error, status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', env: all });
    if (error !== undefined) throw new Error(`${program} cannot be run (${error.message}): install it, on Debian with \`apt-get install ${program}\``);
    return { status, stdout, stderr };
  };
  const git = (...args: readonly string[]): Run => run('git', args);
  git('init', '--quiet', '--initial-branch=main');
  return {
    root,
    run,
    git,
    write: (files) => writeFiles(root, files),
    commit: (message) => {
      git('add', '--all');
      return git('commit', '--quiet', '--message', message);
    },
  };
}
