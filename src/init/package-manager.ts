import path from 'node:path';
import { nearest, type Project } from './project';

/** How the packages of a project are installed in a job. */
export interface Installation {
  /** The folder in which they are. */
  readonly folder: string;
  readonly commands: readonly string[];
}

const LOCKS: Readonly<Record<string, readonly string[]>> = {
  'package-lock.json': ['npm ci'],
  'npm-shrinkwrap.json': ['npm ci'],
  'pnpm-lock.yaml': ['corepack enable', 'pnpm install --frozen-lockfile'],
  'yarn.lock': ['corepack enable', 'yarn install --frozen-lockfile'],
  'bun.lock': ['npm install --global bun', 'bun install --frozen-lockfile'],
  'bun.lockb': ['npm install --global bun', 'bun install --frozen-lockfile'],
};

/** Goes by the nearest lock file upward; without one, npm installs what package.json asks for. */
export function installationOf(project: Project): Installation {
  const lock = nearest(project, Object.keys(LOCKS));
  if (lock === undefined) return { folder: project.manifest === null ? project.folder : path.dirname(project.manifest.file), commands: ['npm install'] };
  const commands = LOCKS[path.basename(lock)] ?? [];
  // Yarn from 2 on has another word for it.
  const isModern = path.basename(lock) === 'yarn.lock' && nearest(project, ['.yarnrc.yml']) !== undefined;
  return { folder: path.dirname(lock), commands: isModern ? ['corepack enable', 'yarn install --immutable'] : commands };
}
