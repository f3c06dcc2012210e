import { printable } from './printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What XML cannot hold at all, beside what is shown for other reasons. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

/** A text of the project that XML takes as it is, in an attribute and between tags. */
export function xmlText(text: string): string {
  return printable(text)
    .replace(NO_CHARACTER, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An element on lines of its own, with what it holds below it. What has no value is left out. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): readonly string[] {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`).join('');
  if (content.length === 0) return [`<${name}${said}/>`];
  return [`<${name}${said}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}
