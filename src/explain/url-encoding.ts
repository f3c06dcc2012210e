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
