import type { Command, Option } from 'commander';

/** A flag, as completion needs it. */
export interface CompletedFlag {
  readonly flag: string;
  readonly says: string;
  /** What it can be followed by, where that is known. */
  readonly choices: readonly string[];
  readonly takes: 'nothing' | 'maybe a value' | 'a value';
  /** Whether several values can follow it. */
  readonly many: boolean;
}

/** A command: what comes before its flags, as `generate server` does, its flags, and what its first argument can be. */
export interface CompletedCommand {
  readonly path: readonly string[];
  readonly says: string;
  readonly flags: readonly CompletedFlag[];
  readonly first: readonly string[];
}

/** Words that the command line itself does not list. */
export interface KnownWords {
  readonly rules: readonly string[];
  /** What the first argument of a command can be. */
  readonly first: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** The flags that take rules. */
const TAKE_RULES = new Set(['--only', '--except']);

function flagOf({ long, description, argChoices, required, optional, variadic }: Option, rules: readonly string[]): CompletedFlag {
  const flag = long ?? '';
  const takes = required ? 'a value' : optional ? 'maybe a value' : 'nothing';
  return { flag, says: description, choices: TAKE_RULES.has(flag) ? rules : argChoices ?? [], takes, many: variadic };
}

/** All commands below one, each group of commands before what it holds. */
export function completedCommands(program: Command, known: KnownWords, above: readonly string[] = []): readonly CompletedCommand[] {
  return program.commands.flatMap((command): readonly CompletedCommand[] => {
    const path = [...above, command.name()];
    const inside = completedCommands(command, known, path);
    const names = command.commands.map((each) => each.name());
    const first = names.length > 0 ? names : known.first[path.join(' ')] ?? command.registeredArguments[0]?.argChoices ?? [];
    const flags = command.createHelp().visibleOptions(command).map((option) => flagOf(option, known.rules));
    return [{ path, says: command.description(), flags, first }, ...inside];
  });
}

/** The commands that are one word. */
export const topCommands = (commands: readonly CompletedCommand[]): readonly CompletedCommand[] =>
  commands.filter(({ path }) => path.length === 1);

/** Flags that can be followed by the same words, each such list once. */
export function flagsByChoices(flags: readonly CompletedFlag[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const { flag, choices } of flags) {
    if (choices.length > 0) known.set(choices.join(' '), [...(known.get(choices.join(' ')) ?? []), flag]);
  }
  return known;
}
