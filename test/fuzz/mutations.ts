import fc from 'fast-check';

/** What a hand, a tool or a disk does to a text. Places are in thousandths of the text, so that a mutation fits every text. */
interface ByteEdit {
  readonly kind: 'cut' | 'drop' | 'insert' | 'repeat' | 'swap';
  readonly at: number;
  readonly length: number;
  readonly with: string;
}

/** Characters that readers, terminals and file systems take for something else than text. */
const ODD = [
  '\0', '\u001b[2K', '\u0085', '\r', '\r\n', '\u2028', '\ufeff', '\ufffd', '\ud800', '\u202e', '::error::', '`', '${', '/*', '//', '"', "'", '\\', '{', '}', '[', ']', '(', ')', '<',
  '\n<<<<<<< HEAD\n', '\n=======\n', '\n>>>>>>> theirs\n', '__proto__', 'constructor', 'toString',
];

const byteEdit: fc.Arbitrary<ByteEdit> = fc.record({
  kind: fc.constantFrom('cut', 'drop', 'insert', 'insert', 'repeat', 'swap'),
  at: fc.nat(1000),
  length: fc.nat(60),
  with: fc.oneof(fc.constantFrom(...ODD), fc.array(fc.nat(0xffff), { maxLength: 3 }).map((codes) => String.fromCharCode(...codes))),
});

function editedBytes(text: string, { kind, at, length, with: written }: ByteEdit): string {
  const start = Math.floor((at * text.length) / 1000);
  const [head, piece, tail] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'cut': return head;
    case 'drop': return head + tail;
    case 'insert': return head + written + piece + tail;
    case 'repeat': return head + piece.repeat(1 + (length % 40)) + tail;
    case 'swap': return head + tail.slice(0, length) + piece + tail.slice(length);
  }
}

const TOKENS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w$]+|\s+|[^\w\s]/g;

/** One word of a text in the place of another, dropped, doubled, or with a word of the grammar beside it. */
interface TokenEdit {
  readonly kind: 'replace' | 'drop' | 'double' | 'add' | 'wrap';
  readonly at: number;
  readonly word: number;
}

const tokenEdit: fc.Arbitrary<TokenEdit> = fc.record({ kind: fc.constantFrom('replace', 'replace', 'drop', 'double', 'add', 'wrap'), at: fc.nat(10_000), word: fc.nat(10_000) });

function editedTokens(text: string, words: readonly string[], { kind, at, word }: TokenEdit): string {
  const tokens = text.match(TOKENS) ?? [];
  const index = at % Math.max(1, tokens.length);
  const [token = '', written = ''] = [tokens[index], [...words, ...tokens][word % (words.length + tokens.length)]];
  const by = { replace: written, drop: '', double: token + token, add: `${token} ${written}`, wrap: `(${token})` }[kind];
  return [...tokens.slice(0, index), by, ...tokens.slice(index + 1)].join('');
}

/** A seed with some of both kinds of edits. Counter-examples shrink to fewer edits, and these to earlier places. */
export function mutated(seeds: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  const edits = fc.array(fc.oneof({ weight: 2, arbitrary: tokenEdit }, byteEdit), { minLength: 1, maxLength: 6 });
  return fc.tuple(fc.constantFrom(...seeds), edits).map(([seed, all]) =>
    all.reduce((text, edit) => ('word' in edit ? editedTokens(text, words, edit) : editedBytes(text, edit)), seed));
}
