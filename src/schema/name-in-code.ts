import { withEscapes } from './unprintable';

/** Whether a name can stand in code as it is. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

/** A text as TypeScript writes it, whatever stands in it; characters that a terminal obeys, or that nobody sees, are escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${withEscapes(escaped)}'`;
}

/** A name as the key of an object or of a class. */
export function keyInCode(name: string): string {
  return isIdentifier(name) ? name : quoted(name);
}
