// eslint-disable-next-line no-control-regex
const COLOURS = /(?:\u001b|␛|\^\[|\\(?:033|x1b|e))\[[\d;]*m/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  apos: "'", quot: '"', lt: '<', gt: '>', amp: '&', nbsp: ' ', lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"',
};
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

const BYTES = /(?:%[\da-f]{2})+/gi;
/** What only an encoder writes: blanks, quotes, brackets and the like. A `%` before other digits may be a percentage. */
const ENCODED = /%(?:20|2[2-9a-f]|3[a-f]|5[b-d]|7[b-d]|0[ad]|e2%80)/i;

/** How often at most: a link within a link is encoded twice. */
const MOST_TIMES = 3;

/** Forms write `+` for a blank, and a `+` of the text as `%2B`. */
function decodedOnce(stretch: string): string {
  const spaced = /%2[05]/.test(stretch) ? stretch : stretch.replaceAll('+', ' ');
  return spaced.replace(BYTES, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function decoded(stretch: string): string {
  let text = stretch;
  for (let time = 0; time < MOST_TIMES && ENCODED.test(text); time += 1) text = decodedOnce(text);
  return text;
}

/** A text without the encoding of URLs and forms: error messages stand so in links to searches and in logs of web servers. */
export function urlDecoded(text: string): string {
  return ENCODED.test(text) ? text.replace(/\S+/g, decoded) : text;
}

const TIME = new RegExp([
  /\d{4}[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z| ?[+-]\d\d:?\d\d)?/,
  /\b\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?/,
  /\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d/,
  /\b\d\d:\d\d:\d\d(?:[.,]\d+)?(?:[+-]\d{4})?/,
].map(({ source }) => source).join('|'));

/** How far into a line a time is looked for. */
const HEAD = 300;

/** The time that a log wrote in front of a line, as it stands there. */
export function timeOf(line: string): string | null {
  return TIME.exec(line.slice(0, HEAD))?.[0] ?? null;
}
