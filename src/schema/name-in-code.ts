const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a name can stand in code as it is. */
export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name);

/** A text as TypeScript writes it, whatever stands in it. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A name as the key of an object or of a class. */
export const keyInCode = (name: string): string => (isIdentifier(name) ? name : quoted(name));
