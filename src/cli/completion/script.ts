import type { Command } from 'commander';
import type { SHELLS } from '../formats';
import { bash } from './bash';
import { completedCommands } from './completed';
import { fish } from './fish';
import { zsh } from './zsh';

const SCRIPTS = { bash, zsh, fish } as const;

/** A script by which a shell completes the command: it says what the command line of this version has. */
export function completionScript(name: (typeof SHELLS)[number], program: Command, rules: readonly string[]): string {
  return SCRIPTS[name](program.name(), completedCommands(program, { rules, first: { rules, inspect: ['client', 'server'] } }));
}
