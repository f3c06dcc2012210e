import { flagsByChoices, topCommands, type CompletedCommand, type CompletedFlag } from './completed';
import { quoted } from './quoted';

/** In a specification of zsh, brackets and colons have a meaning of their own. */
const escaped = (text: string): string => text.replace(/[[\]:\\]/g, String.raw`\$&`);

/** A flag as `_arguments` takes it: what can follow it are known words, or files. */
function flagSpec({ flag, says, choices, takes }: CompletedFlag): string {
  if (takes === 'nothing') return quoted(`*${flag}[${escaped(says)}]`);
  const values = choices.length > 0 ? `(${choices.join(' ')})` : '_files';
  return quoted(`*${flag}=[${escaped(says)}]${takes === 'a value' ? ':' : '::'}value:${values}`);
}

function commandCase({ path, flags, first }: CompletedCommand): string {
  // Of several values, _arguments knows the first only: it would take the next flag for one of them.
  const many = [...flagsByChoices(flags.filter((each) => each.many))].map(([words, names]) =>
    `      if [[ "$PREFIX" != -* && "$flag" == (${names.join('|')}) ]]; then compadd -- ${words}; return; fi\n`);
  const rest = [...(first.length > 0 ? [quoted(`1:value:(${first.join(' ')})`)] : []), quoted('*:file:_files')];
  return `    ${quoted(path.join(' '))})\n${many.join('')}      _arguments ${[...flags.map(flagSpec), ...rest].join(' \\\n        ')} ;;`;
}

/** How many words a group of commands takes from the line, so that what it holds is completed like any other. */
function groupCase({ path, first }: CompletedCommand): string {
  return `  if [[ "$command" == ${path.join(' ')} && CURRENT -gt 2 && "$words[2]" == (${first.join('|')}) ]]; then
    command="$command $words[2]"
    shift words
    (( CURRENT-- ))
  fi`;
}

/** A script for zsh, which can be read by a shell that runs, or lie in a folder of \`fpath\` as \`_realm-schema\`. */
export function zsh(name: string, commands: readonly CompletedCommand[]): string {
  const groups = topCommands(commands).filter(({ path }) => commands.some((each) => each.path.length > 1 && each.path[0] === path[0]));
  return `#compdef ${name}
_realm_schema() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${topCommands(commands).map(({ path, says }) => `      ${quoted(`${path.join(' ')}:${escaped(says)}`)}`).join('\n')}
    )
    _describe command commands
    return
  fi
  local command="$words[2]" flag="\${\${(@M)words[2,CURRENT-1]:#-*}[-1]}"
  shift words
  (( CURRENT-- ))
${groups.map(groupCase).join('\n')}
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
if [ "$funcstack[1]" = '_${name}' ]; then
  _realm_schema "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _realm_schema ${name}
fi
`;
}
