import { printable } from './printable';

/**
 * Text that Markdown takes as it is. A colon before slashes is escaped as well, since a bare address becomes a link; and a name
 * behind an at sign is cut off from it, since code hosts tell the person of that name.
 */
const markup = (text: string): string =>
  text.replace(/[\\*_<>[\]|#`~&]|:(?=\/\/)|(?<=\bwww)\./g, String.raw`\$&`).replace(/@(?=\w)/g, '@<!-- -->');

/** A text of the project that Markdown takes as it is. */
export const plain = (text: string): string => markup(printable(text));

/** Code, whatever backticks it holds. */
export function code(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 && line !== '' ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

/**
 * Our own sentences already hold code in backticks; what stands between is escaped. A name with a backtick in it ends its code too
 * early: then all that is left is taken as text, so that nothing of a name is ever markup.
 */
export function sentence(text: string): string {
  const parts = printable(text).split('`');
  const isPaired = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part !== '') && !/``/.test(text);
  return isPaired ? parts.map((part, index) => (index % 2 === 0 ? markup(part) : part)).join('`') : markup(parts.join('`'));
}

/** A text that stands in the cell of a table: there, a bar ends the cell, in code too. */
export const cell = (text: string): string => text.replace(/(?<!\\)\|/g, String.raw`\|`);
