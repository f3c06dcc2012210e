import ts from 'typescript';
import { givenUpAfter } from '../../src/client/modules/given-up';
import type { Place } from '../../src/schema/model';

/** What a reader may throw: one sentence for the one who wrote the input. Everything else is a fault of the reader. */
const USER_ERRORS = new Set(['ConfigError', 'HistoryError', 'WorkspaceError', 'SeveralServersError', 'NoClientError', 'InputError']);

/** What a reader made of an input, or the sentence in which it refused it. */
export type Answer<T> = { readonly read: T } | { readonly refused: string };

/** Reads, and takes the errors of users for answers. */
export function answer<T>(read: () => T): Answer<T> {
  try {
    return { read: read() };
  } catch (error) {
    if (!(error instanceof Error) || !USER_ERRORS.has(error.name)) throw error;
    if (error.message.trim() === '') throw new Error('refused without a sentence', { cause: error });
    return { refused: error.message };
  }
}

/** Fails with what went wrong. */
export function law(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** The places of findings lie in the text that they are about. */
export function assertPlaces(places: readonly (Place | null)[], file: string, text: string): void {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\u2028\u2029]/).length;
  for (const place of places) {
    if (place?.file !== file) continue;
    law(place.line >= 1 && place.line <= lines && place.column >= 1, `the place ${place.line}:${place.column} is outside of ${file}, which has ${lines} lines`);
  }
}

/** Whether a text is JSON, by another reader than the one that is tried. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

/** Whether the compiler has nothing against the grammar of a text, and comes to an end with it. */
export function isTypeScript(text: string): boolean {
  const compiled = givenUpAfter(500, () => ts.transpileModule(text, { reportDiagnostics: true, fileName: 'input.ts', compilerOptions: { target: ts.ScriptTarget.ESNext } }));
  return compiled?.diagnostics?.length === 0;
}
