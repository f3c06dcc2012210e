// eslint-disable-next-line no-control-regex
const COLOURS = /(?:\u001b|␛|\^\[|\\(?:033|x1b|e))\[[\d;]*m/gi;
const ENTITIES: Readonly<Record<string, string>> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&', nbsp: ' ', lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"' };
const ENTITY = /&(?:#(\d{1,6})|#x([\da-fA-F]{1,5})|([a-z]{2,5}));/g;

function ofEntity(entity: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) return ENTITIES[name] ?? entity;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : entity;
}

/** JSON in a cell of CSV, whose quotes are doubled. */
const CSV = /\{\\*""\w/;

/**
 * A text as Realm printed it, before it went through a log, a JSON string, a forum or a browser (errors.md 1.4): straight
 * quotes, no escapes, no colours, no invisible characters, single spaces. Line breaks that were escaped become real ones.
 * Backslashes are only looked at where their row begins: from each of them to the end of the row would take the square of it.
 */
export function normalise(text: string): string {
  let clean = text.includes('&') ? text.replace(ENTITY, ofEntity) : text;
  if (clean.includes('""') && CSV.test(clean)) clean = clean.replaceAll('""', '"');
  if (clean.includes('\\')) {
    clean = clean
      .replace(/(?<!\\)\\+u([\da-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replace(COLOURS, '')
      .replace(/(?<!\\)\\+(["'`/_*<>[\]{}()#])/g, '$1')
      .replace(/(?<!\\)\\+(?:r\\*)?n/g, '\n')
      .replace(/(?<!\\)\\+t/g, ' ');
  }
  if (['\u001b[', '␛[', '^[['].some((start) => clean.includes(start))) clean = clean.replace(COLOURS, '');
  if (clean.includes('&')) clean = clean.replace(ENTITY, ofEntity);
  if (clean.includes('<br')) clean = clean.replace(/<br ?\/?>/g, '\n');
  return clean
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[‘’‚‛´‹›]/g, "'")
    .replace(/[“”„‟«»「」]/g, '"')
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
