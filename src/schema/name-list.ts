/** A sentence with more names than this is not read to its end. */
const MOST = 8;

/** Names for a sentence: the first of them, and how many more there are. */
export function nameList(names: readonly string[], most: number = MOST): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
}
