import type { Place } from '../../schema/model';
import { html, type Markup } from './markup';

/** Characters of a line that are shown on either side of the marked part: a minified file has lines of thousands. */
const AROUND = 120;
const MOST_MARKED = 160;

const tabless = (text: string): string => text.replaceAll('\t', '  ');

/** A line without mark. */
const plain = (text: string): Markup => html`${tabless(text.slice(0, AROUND))}${text.length > AROUND && '…'}`;

/** The line of the place, cut on both ends around the part that is meant. */
function marked(text: string, { line, column, endLine, endColumn }: Place): Markup {
  const from = Math.min(column - 1, text.length);
  const to = Math.max(from, Math.min(endLine === line ? endColumn - 1 : text.trimEnd().length, from + MOST_MARKED));
  const [start, end] = [Math.max(0, from - AROUND), to + AROUND];
  return html`${start > 0 && '…'}${tabless(text.slice(start, from))}<mark>${tabless(text.slice(from, to))}</mark>${tabless(text.slice(to, end))}${end < text.length && '…'}`;
}

/** How many blanks all lines begin with: they say nothing, and take room from the code. */
function indentOf(texts: readonly string[], { column }: Place): number {
  const indents = texts.filter((text) => text.trim() !== '').map((text) => text.length - text.trimStart().length);
  return Math.min(column - 1, ...indents);
}

/** The source around a place: the line before, the line itself with the place marked, and the line after. */
export function sourceFrame(lines: readonly string[], place: Place): Markup {
  const numbers = [place.line - 1, place.line, place.line + 1].filter((number) => number >= 1 && number <= lines.length);
  const indent = indentOf(numbers.map((number) => lines[number - 1] ?? ''), place);
  const moved = { ...place, column: place.column - indent, endColumn: Math.max(1, place.endColumn - indent) };
  const rows = numbers.map((number) => {
    const text = (lines[number - 1] ?? '').slice(indent);
    return number === place.line
      ? html`<span class="at" data-n="${number}">${marked(text, moved)}</span>`
      : html`<span data-n="${number}">${plain(text)}</span>`;
  });
  return html`<pre class="source">${rows}</pre>`;
}
