import { closeSync, openSync, readFileSync, readSync, statSync, type Stats } from 'node:fs';
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

const decode = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes);

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

/** Streams a UTF-8 log straight into the memory that is searched. */
function scanFile(descriptor: number): Understood {
  const scanner = new LogScanner();
  for (;;) {
    const { space } = scanner;
    const bytes = readSync(descriptor, space, 0, space.length, null);
    if (bytes === 0) return scanner.end();
    scanner.filled(bytes);
  }
}

function understandFile(file: string, shown: string): Understood {
  try {
    if (statSync(file).size <= PASTE) return explainText(decode(readFileSync(file)));
    const descriptor = openSync(file, 'r');
    try {
      const start = Buffer.alloc(2);
      readSync(descriptor, start, 0, 2, 0);
      if (encodingOf(start) === 'utf-8') return scanFile(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const scanner = new LogScanner();
    scanner.write(Buffer.from(decode(readFileSync(file)), 'utf8'));
    return scanner.end();
  } catch (error) {
    throw new InputError(`${shown} cannot be read: ${(error as Error).message}.`);
  }
}

/** A stream, such as standard input: a paste where it is short, else a log in bounded memory. */
async function understandStream(stream: AsyncIterable<Uint8Array>): Promise<Understood> {
  const head: Uint8Array[] = [];
  let length = 0;
  let scanner: LogScanner | undefined;
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream) {
    length += chunk.length;
    if (scanner === undefined && length <= PASTE) {
      head.push(chunk);
      continue;
    }
    const bytes = scanner === undefined ? Buffer.concat([...head, chunk]) : chunk;
    if (scanner === undefined) {
      scanner = new LogScanner();
      decoder = encodingOf(bytes) === 'utf-8' ? undefined : new TextDecoder(encodingOf(bytes));
    }
    scanner.write(decoder === undefined ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8'));
  }
  return scanner === undefined ? explainText(decode(Buffer.concat(head))) : scanner.end();
}

/**
 * What the arguments of `explain` mean: `-` or nothing is standard input, one that names a file is that file, and
 * anything else is the text itself. Throws `InputError`.
 */
export async function understand(words: readonly string[], cwd: string, input: AsyncIterable<Uint8Array> | undefined): Promise<Understood> {
  const text = words.join(' ');
  if (text === '' || text === '-') {
    if (input === undefined) throw new InputError('There is nothing to explain. Give an error line in quotes, a log file, or pipe a log into it.');
    return understandStream(input);
  }
  const file = words.length === 1 ? fileAt(cwd, text) : undefined;
  return file === undefined ? explainText(text) : understandFile(file, text);
}
