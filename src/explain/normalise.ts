// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[\d;]*m/g;
const ENTITIES: Readonly<Record<string, string>> = { '&#39;': "'", '&#x27;': "'", '&apos;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * A text as Realm printed it, before it went through a log, a JSON string, a forum or a browser (errors.md 1.4): straight
 * quotes, no escapes, no colours, single spaces. Line breaks that were escaped become real ones.
 */
export function normalise(text: string): string {
  let clean = text;
  if (clean.includes('\u001b')) clean = clean.replace(COLOURS, '');
  if (clean.includes('\\')) {
    clean = clean
      .replace(/\\+u([\da-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(/\\+(["'`/])/g, '$1')
      .replace(/\\+r?\\*n/g, '\n')
      .replace(/\\+t/g, ' ');
  }
  if (clean.includes('&')) clean = clean.replace(/&(?:#39|#x27|apos|quot|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return clean
    .replace(/[‘’‚‛´]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ');
}

const TIME = /\d{4}[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z| ?[+-]\d\d:?\d\d)?|\b\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?|\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\b\d\d:\d\d:\d\d(?:[.,]\d+)?(?:[+-]\d{4})?/;

/** How far into a line a time is looked for. */
const HEAD = 300;

/** The time that a log wrote in front of a line, as it stands there. */
export function timeOf(line: string): string | null {
  return TIME.exec(line.slice(0, HEAD))?.[0] ?? null;
}
