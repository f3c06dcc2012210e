import type { FileText } from './file-tree';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BYTE_ORDER_MARK = '\uFEFF';

/** UTF-16 and UTF-32 are named by their marks, so that the message can say what the file is instead of what it is not. */
function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
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
