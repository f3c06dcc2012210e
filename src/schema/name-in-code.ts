import { withEscapes } from './unprintable';

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a name can stand in code as it is. */
export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name);

/** A text as TypeScript writes it, whatever stands in it; characters that a terminal obeys, or that nobody sees, are escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${withEscapes(escaped)}'`;
}

/** A name as the key of an object or of a class. */
export const keyInCode = (name: string): string => (isIdentifier(name) ? name : quoted(name));
