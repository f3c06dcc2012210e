/** Beside these a bracket may be anything: quoted text, comments, classes by name, and patterns that are written with spaces. */
const UNJUDGED = /\\Q|\(\?[#x]|\[\[[:.=]|\(\*/;

/** The offset after a class that opens before `from`, or -1 where nothing closes it. A `]` that comes first is one of its characters. */
function endOfClass(pattern: string, from: number): number {
  let at = pattern[from] === '^' ? from + 1 : from;
  if (pattern[at] === ']') at++;
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']') return at + 1;
  }
  return -1;
}

/**
 * Why a text is surely no regular expression of PCRE, which MongoDB compiles patterns with; `undefined` where it is one, or may
 * be. Those of JavaScript differ, so they cannot tell.
 */
export function brokenPattern(pattern: string): string | undefined {
  if (UNJUDGED.test(pattern)) return undefined;
  let [groups, at, canRepeat] = [0, 0, false];
  while (at < pattern.length) {
    const letter = pattern[at] ?? '';
    at++;
    if (letter === '\\' && at++ === pattern.length) return 'it ends with a backslash';
    if (letter === '[') at = endOfClass(pattern, at);
    if (at === -1) return 'a `[` is not closed';
    if (letter === ')' && groups-- === 0) return 'a `)` closes nothing';
    if (/[*+?]/.test(letter) && !canRepeat) return `there is nothing that \`${letter}\` could repeat`;
    if (letter === '(') {
      groups++;
      if (pattern[at] === '?') at++;
    }
    canRepeat = letter !== '(' && letter !== '|';
  }
  return groups > 0 ? 'a `(` is not closed' : undefined;
}
