import { normalise, timeOf, urlDecoded } from './normalise';

/** Marks of a quotation in a mail or a forum, in front of each line. */
const QUOTED = /^[^\S\n\r\u2028\u2029]*(?:>[^\S\n]?)+/gm;

/** A text without the marks of a quotation. */
export const unquoted = (text: string): string => text.replace(QUOTED, '');

/** A narrower window breaks words, and text so short is none that was broken. */
const NARROWEST = 40;

/** A text whose lines a window broke in the middle of words: all but the last of a row are as long as the window is wide. */
function unbroken(text: string): string {
  const lines = text.split('\n');
  const width = lines.reduce((longest, { length }) => Math.max(longest, length), 0);
  if (width < NARROWEST) return text;
  return lines.map((line) => (line.length === width ? line : `${line}\n`)).join('').replace(/\n$/, '');
}

/** How wide windows are where nobody changed it. */
const WIDTHS = new Set([80, 100, 120, 132, 160]);

/** Whether a text is surely one message that a window broke: all lines but the last are equally long. */
function isBroken(text: string): boolean {
  const [first = '', ...others] = text.split('\n');
  const last = others.pop();
  if (last === undefined || first.length < NARROWEST || last.length > first.length) return false;
  return others.every(({ length }) => length === first.length) && (others.length > 0 || WIDTHS.has(first.length));
}

/** Where a mail, a forum or the printing of an object broke a message into lines, whose ends are trimmed. */
const JOINT = /' ?\+\n+'|\n+/g;

/** A record of more lines than this was not broken by the width of a window. */
const MOST_LINES = 40;

const ofOneLine = (lines: readonly string[]): string =>
  lines.map((line) => line.trim()).join('\n').replace(JOINT, (joint) => (joint.startsWith("'") ? '' : ' '));

/** A text with one line for each record of a log; a text without times is one record. */
function joined(text: string): string {
  const lines = text.split('\n');
  const isLog = lines.filter((line) => timeOf(line) !== null).length > 1;
  const records: string[][] = [];
  for (const line of lines) {
    const last = records.at(-1);
    if (last === undefined || (isLog && timeOf(line) !== null)) records.push([line]);
    else last.push(line);
  }
  return records.map((record) => (record.length > MOST_LINES ? record.join('\n') : ofOneLine(record))).join('\n');
}

/** The ways in which a pasted text can be read: as it stands, then as it was before something broke its lines. */
export function readingsOf(pasted: string): readonly string[] {
  const raw = unquoted(pasted).replace(/\r\n?/g, '\n');
  const [text, whole] = [urlDecoded(raw), urlDecoded(unbroken(raw))];
  const clean = unquoted(normalise(text));
  return [...new Set([isBroken(raw) ? whole : text, whole, joined(text), joined(whole), joined(clean), joined(withoutPrefix(clean))])];
}

/** How many characters two texts begin with alike, of the first `most`. */
function alike(one: string, other: string, most: number): number {
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** What a logger put in front of every line, but for its digits: `05-21 10:11:12.123 1234 E Tag: `. */
export function withoutPrefix(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...others] = lines.map((line) => line.replace(/\d/g, '0'));
  const length = others.length === 0 ? 0 : others.reduce((most, other) => alike(first, other, most), first.length);
  const end = first.slice(0, length).lastIndexOf(' ') + 1;
  return end === 0 ? text : lines.map((line) => line.slice(end)).join('\n');
}
