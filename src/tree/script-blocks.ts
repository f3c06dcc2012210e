/** Files of other languages that hold scripts: components of Vue and Svelte, pages of Astro. */
const HOLDS_SCRIPT = /\.(?:vue|svelte|astro)$/;

/** Whether a file is none of JavaScript or TypeScript itself, and can hold some. */
export function holdsScript(file: string): boolean {
  return HOLDS_SCRIPT.test(file);
}

/** The file that a processor of ESLint took a block from: `App.vue` for `App.vue.0.ts`. */
export function ownerOfBlock(file: string): string | undefined {
  return /^(.*\.(?:vue|svelte|astro))\.\w+\.[^./]+$/.exec(file)?.[1];
}

/** A comment, or a script with its attributes and content; a script that is never closed goes on to the end. */
const BLOCK = /<!--[\s\S]*?(?:-->|$)|<script\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)(?:(?=<\/script\s*>)|$)/gi;

/** What Astro runs before it renders: it stands between two lines of dashes, at the start. */
const FRONTMATTER = /^(\s*---[^\S\n]*\r?\n)([\s\S]*?)(?=\r?\n---)/;

/** Scripts of these types are no JavaScript, such as data for other programs. */
const OTHER_TYPE = /\btype\s*=\s*["']?(?!module\b|(?:text|application)\/(?:java|ecma|type)script\b|text\/(?:babel|jsx|tsx)\b|ts\b)[\w/]/i;

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansOf(file: string, text: string): Span[] {
  const spans: Span[] = [];
  const [, dashes = '', front] = (file.endsWith('.astro') ? FRONTMATTER.exec(text) : null) ?? [];
  const rest = front === undefined ? 0 : dashes.length + front.length;
  if (front !== undefined) spans.push({ start: dashes.length, end: rest });
  for (const { 0: whole, 1: attributes, 2: content, index } of text.matchAll(BLOCK)) {
    if (content === undefined || index < rest || OTHER_TYPE.test(attributes ?? '')) continue;
    spans.push({ start: index + whole.length - content.length, end: index + whole.length });
  }
  return spans;
}

/** Keeps lines and columns as they are. */
const blank = (text: string): string => text.replace(/[^\r\n\u2028\u2029]/g, ' ');

/**
 * The text of a file with all blanked out that is no script, so that every place in it stays what it was. The scripts of a
 * file are one module; a semicolon keeps them apart.
 */
export function scriptOf(file: string, text: string): string {
  if (!holdsScript(file)) return text;
  let from = 0;
  const parts = spansOf(file, text).map(({ start, end }) => {
    const part = blank(text.slice(from, start)) + text.slice(start, end);
    const isOpen = end < text.length && text[end] === '<';
    from = isOpen ? end + 1 : end;
    return isOpen ? `${part};` : part;
  });
  return parts.join('') + blank(text.slice(from));
}
