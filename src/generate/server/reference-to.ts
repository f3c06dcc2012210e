/** A name as a part of a JSON pointer in a reference, where `$` may stand as it is (RFC 3986 3.5), as everybody writes `$defs`. */
const encoded = (name: string | number): string =>
  encodeURIComponent(String(name).replaceAll('~', '~0').replaceAll('/', '~1')).replaceAll('%24', '$');

/** What a reference to a place in its own document says. */
export const referenceTo = (path: readonly (string | number)[]): string => `#${path.map((part) => `/${encoded(part)}`).join('')}`;
