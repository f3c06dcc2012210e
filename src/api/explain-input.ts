import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import { LogScanner } from '../explain/log-scanner';
import { explainText } from '../explain/explain-text';
import type { Understood } from '../explain/explainer';

/** An input that cannot be read, in one sentence. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Up to here an input is taken for a paste and read whole; a larger one is a log and is streamed. */
const PASTE = 64 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its byte order mark: Windows' shells redirect output as UTF-16. */
function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** What is at a path; nothing where the text cannot be one at all. */
function entryAt(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/** What nobody would write but for the name of a log. */
const FILE_NAME = /^[^\s%]+\.(?:log|txt|json|csv)$/i;

/** The file that a text names, if it names one. Throws where it can be meant for nothing else and there is none. */
function fileAt(cwd: string, text: string): string | undefined {
  if (text.length > 4096 || /[\0\n]/.test(text)) return undefined;
  const file = path.resolve(cwd, text);
  const found = entryAt(file);
  if (found === undefined && FILE_NAME.test(text)) throw new InputError(`There is no file ${text}.`);
  return found === undefined || found.isDirectory() ? undefined : file;
}

/** The bytes of a file. Each piece takes the place of the one before. */
function* piecesOf(file: string): Iterable<Uint8Array> {
  const descriptor = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(PASTE);
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) yield piece.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** What comes in pieces: a paste where it is short, else a log, in bounded memory. */
async function understandPieces(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Understood> {
  let head = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  let scanner: LogScanner | undefined;
  const asUtf8 = (bytes: Uint8Array): Uint8Array =>
    decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8');
  for await (const piece of pieces) {
    if (scanner !== undefined) scanner.write(asUtf8(piece));
    else head = Buffer.concat([head, piece]);
    if (scanner !== undefined || head.length <= PASTE) continue;
    if (encodingOf(head) !== 'utf-8') decoder = new TextDecoder(encodingOf(head));
    scanner = new LogScanner();
    scanner.write(asUtf8(head));
  }
  return scanner === undefined ? explainText(new TextDecoder(encodingOf(head)).decode(head)) : scanner.end();
}

async function understandFile(file: string, shown: string): Promise<Understood> {
  try {
    return await understandPieces(piecesOf(file));
  } catch (error) {
    throw new InputError(`${shown} cannot be read: ${(error as Error).message}.`);
  }
}

/**
 * What the arguments of `explain` mean: `-` or nothing is standard input, one that names a file is that file, and
 * anything else is the text itself. Throws `InputError`.
 */
export async function understand(words: readonly string[], cwd: string, input: AsyncIterable<Uint8Array> | undefined): Promise<Understood> {
  const text = words.join(' ');
  if (words.length > 0 && text.trim() === '') throw new InputError('The text to explain is empty, as of a variable that is not set. Give an error line in quotes, a log file, or pipe a log into it.');
  if (text === '' || text === '-') {
    if (input === undefined) throw new InputError('There is nothing to explain. Give an error line in quotes, a log file, or pipe a log into it.');
    return understandPieces(input);
  }
  const file = words.length === 1 ? fileAt(cwd, text) : undefined;
  return file === undefined ? explainText(text) : understandFile(file, text);
}
