import { displayWidth } from './display-width';
import { printable } from './printable';

/** Breaks a text into lines of a width, at spaces. What the text holds beside letters is shown, and does nothing. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && displayWidth(line) + displayWidth(word) + 1 > width - indent.length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => indent + each).join('\n');
}
