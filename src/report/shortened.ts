/** The beginning of a text that is too long, by characters: none is cut in two. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join('')}…`;
}
