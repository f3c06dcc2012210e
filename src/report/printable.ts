import { escapedCharacter, UNPRINTABLE, withEscapes } from '../schema/unprintable';

/** What a service that reads the log of a job takes for a command: at the beginning of a line, and anywhere in it. */
const COMMAND_OF_LINE = /(?<=^|\s)::/g;
const COMMAND = /##(?=\w*\[)/g;

/**
 * Text of a checked project as one line that shows what it holds and does nothing: what a terminal or the log of a CI job takes
 * for a command is written as `\u001b`. Everything that is printed goes through here, or through `printableJson`.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escapedCharacter).replace(COMMAND_OF_LINE, ':\\u003a').replace(COMMAND, '#\\u0023');
}

/** The same of a text of several lines that are our own. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON. It reads back as it was: there `\u001b` is the character itself. */
export function printableJson(value: object): string {
  return `${withEscapes(JSON.stringify(value, null, 2)).replace(COMMAND, '#\\u0023')}\n`;
}
