import { flagsByChoices, topCommands, type CompletedCommand, type CompletedFlag } from './completed';

const quoted = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;

function flagLine(name: string, path: readonly string[], { flag, says, choices, takes }: CompletedFlag): string {
  const words = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takes === 'a value' ? ' -r' : '';
  return `complete -c ${name} -n ${quoted(`__realm_schema_at ${path.join(' ')}`)} -l ${flag.slice(2)}${words} -d ${quoted(says)}`;
}

function commandLines(name: string, { path, flags, first }: CompletedCommand): readonly string[] {
  const at = `__realm_schema_at ${path.join(' ')}`;
  const many = [...flagsByChoices(flags.filter((each) => each.many))].map(([words, names]) =>
    `complete -c ${name} -n ${quoted(`${at}; and __realm_schema_after ${names.join(' ')}`)} -f -a ${quoted(words)}`);
  const arguments_ = first.length === 0 ? [] : [`complete -c ${name} -n ${quoted(`${at}; and __realm_schema_begins ${path.length}`)} -f -a ${quoted(first.join(' '))}`];
  return [...flags.map((flag) => flagLine(name, path, flag)), ...many, ...arguments_];
}

/** A script for fish. */
export function fish(name: string, commands: readonly CompletedCommand[]): string {
  const top = topCommands(commands).map(({ path, says }) =>
    `complete -c ${name} -n '__realm_schema_begins 0' -f -a ${path.join(' ')} -d ${quoted(says)}`);
  return `function __realm_schema_at
    set -l words (commandline -opc)[2..]
    for at in (seq (count $argv))
        test "$words[$at]" = "$argv[$at]"; or return 1
    end
end
function __realm_schema_begins
    test (count (commandline -opc)) -eq (math $argv[1] + 1)
end
function __realm_schema_after
    set -l flags (string match -- '-*' (commandline -opc))
    test (count $flags) -gt 0; and contains -- $flags[-1] $argv
end
${[...top, ...commands.flatMap((each) => commandLines(name, each))].join('\n')}
`;
}
