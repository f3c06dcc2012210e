/** A name as a part of a JSON pointer in a reference. */
export const encodedPointer = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
