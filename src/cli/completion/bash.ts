import { flagsByChoices, topCommands, type CompletedCommand } from './completed';
import { quoted } from './quoted';

/** The words after one command: what a flag is followed by, else its flags and what its first argument can be. */
function commandCase({ path, flags, first }: CompletedCommand): string {
  const all = [...flags.map(({ flag }) => flag), ...first].join(' ');
  const one = [...flagsByChoices(flags.filter(({ many }) => !many))].map(([words, names]) => `        ${names.join('|')}) words=${quoted(words)} ;;`);
  const many = [...flagsByChoices(flags.filter((each) => each.many))].map(([words, names]) => `        ${names.join('|')}) words=${quoted(words)}" $words" ;;`);
  const cases = [
    ...(many.length > 0 ? [`      case "$flag" in\n${many.join('\n')}\n      esac`] : []),
    ...(one.length > 0 ? [`      case "$before" in\n${one.join('\n')}\n      esac`] : []),
  ];
  return `    ${quoted(path.join(' '))})\n      words=${quoted(all)}\n${cases.map((each) => `${each}\n`).join('')}      ;;`;
}

/** A script for bash. It breaks words at `=`, so that `--format=json` is three of them. */
export function bash(name: string, commands: readonly CompletedCommand[]): string {
  const groups = topCommands(commands).filter(({ path }) => commands.some((each) => each.path.length > 1 && each.path[0] === path[0]));
  return `_realm_schema() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" flag= words= at
  [ "$current" = = ] && current=
  [ "$before" = = ] && before="\${COMP_WORDS[COMP_CWORD-2]}"
  for ((at = COMP_CWORD - 1; at > 1; at--)); do
    case "\${COMP_WORDS[at]}" in -*) flag="\${COMP_WORDS[at]}"; break ;; esac
  done
  case "$command" in
    ${groups.map(({ path }) => path.join(' ')).join('|')}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}" ;;
  esac
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words=${quoted(topCommands(commands).map(({ path }) => path.join(' ')).join(' '))}
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _realm_schema ${name}
`;
}
