import { lenientGrammar } from './lenient';
import { strictGrammar } from './strict';
import type { Grammar } from './grammar';

/** The grammar of a version of the SDK, given as major and minor; the strict one where no version is known. */
export function grammarOf(version: { readonly major: number; readonly minor: number } | undefined): Grammar {
  if (version === undefined || version.major >= 12) return strictGrammar;
  const isAtLeast = (major: number, minor: number): boolean => version.major > major || (version.major === major && version.minor >= minor);
  return lenientGrammar({
    bsonTypes: isAtLeast(10, 0),
    mixedAndSets: isAtLeast(10, 5),
    dictionaries: isAtLeast(10, 6),
  });
}
