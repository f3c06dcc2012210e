/** The text of one file, or why there is none. */
export type FileText = { readonly text: string; readonly byteOrderMark: boolean } | { readonly unreadable: string };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\uFEFF';

/** Whether bytes are characters of ASCII, as every JSON file and every source starts with. */
const areAscii = (...bytes: readonly (number | undefined)[]): boolean =>
  bytes.every((byte) => byte !== undefined && byte >= 0x09 && byte < 0x7f);

/** UTF-16 is named by its mark, or by the zeros between its first letters, so that the message can say what the file is instead of what it is not. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  if (second === 0 && fourth === 0 && areAscii(first, third)) return 'UTF-16 (little endian)';
  if (first === 0 && third === 0 && areAscii(second, fourth)) return 'UTF-16 (big endian)';
  return undefined;
}

/** Decodes the bytes of a file as UTF-8. Anything else is unreadable, with the reason. */
export function decodeText(bytes: Uint8Array): FileText {
  const encoding = foreignEncoding(bytes);
  if (encoding !== undefined) return { unreadable: `it is encoded in ${encoding}; save it as UTF-8` };
  try {
    const text = utf8.decode(bytes);
    return text.startsWith(BYTE_ORDER_MARK) ? { text: text.slice(1), byteOrderMark: true } : { text, byteOrderMark: false };
  } catch {
    return { unreadable: 'it is not valid UTF-8' };
  }
}
