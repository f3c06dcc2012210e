import type { Command } from 'commander';
import type { SHELLS } from './formats';

/** A word that can stand on the command line, with what it does. */
interface Word {
  readonly word: string;
  readonly says: string;
  /** What can follow it, where that is known. */
  readonly choices: readonly string[];
}

/** A command with its flags, as completion needs them. */
interface Completed extends Word {
  readonly flags: readonly Word[];
  /** What its first argument can be, where that is known. */
  readonly first: readonly string[];
}

/** What `rules` and the flags that take a rule can be followed by. */
const TAKE_RULES = new Set(['--only', '--except']);

function commandsOf(program: Command, rules: readonly string[]): readonly Completed[] {
  return program.commands.map((command) => ({
    word: command.name(),
    says: command.description(),
    choices: [],
    flags: command.options.filter(({ hidden }) => !hidden).map(({ long, description, argChoices }) => ({
      word: long ?? '',
      says: description,
      choices: TAKE_RULES.has(long ?? '') ? rules : argChoices ?? [],
    })),
    first: command.name() === 'rules' ? rules : command.registeredArguments[0]?.argChoices ?? [],
  }));
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function bash(name: string, commands: readonly Completed[]): string {
  const cases = commands.map(({ word, flags, first }) => {
    const chosen = flags.filter(({ choices }) => choices.length > 0).map((flag) => `        ${flag.word}) words=${quoted(flag.choices.join(' '))} ;;`);
    const rest = `        *) words=${quoted([...flags.map((flag) => flag.word), ...first].join(' '))} ;;`;
    return `    ${word})\n      case "$before" in\n${[...chosen, rest].join('\n')}\n      esac ;;`;
  });
  return `_realm_schema() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words=${quoted(commands.map(({ word }) => word).join(' '))}
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _realm_schema ${name}
`;
}

/** In a specification of zsh, brackets and colons have a meaning of their own. */
const forZsh = (text: string): string => text.replace(/[[\]:\\]/g, String.raw`\$&`);

function zsh(name: string, commands: readonly Completed[]): string {
  const cases = commands.map(({ word, flags, first }) => {
    const specs = flags.map((flag) => quoted(`*${flag.word}[${forZsh(flag.says)}]${flag.choices.length > 0 ? `:value:(${flag.choices.join(' ')})` : ''}`));
    const rest = quoted(first.length > 0 ? `*:value:(${first.join(' ')})` : '*:file:_files');
    return `    ${word}) _arguments ${[...specs, rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef ${name}
_realm_schema() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ word, says }) => `      ${quoted(`${word}:${forZsh(says)}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _realm_schema ${name}
`;
}

function fish(name: string, commands: readonly Completed[]): string {
  const escaped = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
  const lines = commands.flatMap(({ word, says, flags, first }) => [
    `complete -c ${name} -n __fish_use_subcommand -f -a ${word} -d ${escaped(says)}`,
    ...flags.map((flag) => `complete -c ${name} -n ${escaped(`__fish_seen_subcommand_from ${word}`)} -l ${flag.word.slice(2)}${flag.choices.length > 0 ? ` -x -a ${escaped(flag.choices.join(' '))}` : ''} -d ${escaped(flag.says)}`),
    ...(first.length > 0 ? [`complete -c ${name} -n ${escaped(`__fish_seen_subcommand_from ${word}`)} -f -a ${escaped(first.join(' '))}`] : []),
  ]);
  return `${lines.join('\n')}\n`;
}

const SCRIPTS = { bash, zsh, fish } as const;

/** A script by which a shell completes the command: it says what the command line of this version has. */
export function completionScript(name: (typeof SHELLS)[number], program: Command, rules: readonly string[]): string {
  return SCRIPTS[name](program.name(), commandsOf(program, rules));
}
