import path from 'node:path';
import type { Files } from './app';
import { linkPackages, packageRoot, runNode, temporaryProject } from './project';

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number; readonly message: string }[];
}

export interface LintRun {
  readonly status: number | null;
  /** `file:line:column rule` for each message. */
  readonly found: readonly string[];
  readonly stderr: string;
}

/** A project with linked packages in its node_modules: the plugin, from the repository or from where it was packed to, and others. */
export function eslintProject(files: Files, packages: readonly string[] = [], plugin?: string): string {
  const root = temporaryProject({ '.git/HEAD': '', ...files });
  linkPackages(root, ['@typescript-eslint/parser', 'eslint-plugin-realm-schema', ...packages], plugin);
  return root;
}

/** Runs one major of ESLint (`eslint8`, `eslint`, `eslint10`) in a project. */
export function runEslint(root: string, eslint: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): LintRun {
  const bin = path.join(packageRoot, 'node_modules', eslint, 'bin/eslint.js');
  const { status, stdout, stderr } = runNode([bin, '--format', 'json', ...args], root, env);
  const results = status === 2 || stdout === '' ? [] : (JSON.parse(stdout) as Result[]);
  const found = results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, message }) => `${path.basename(filePath)}:${line}:${column} ${ruleId ?? message}`));
  return { status, found: found.sort(), stderr };
}
