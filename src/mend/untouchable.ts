import path from 'node:path';
import { linkOf, placeOf } from '../disk/disk';
import { landOf } from '../tree/read-file';
import { isInside } from '../tree/slashed';

/** No line that somebody writes is longer; what a program packs is. */
const LONGEST = 1000;

/** What generators write at the top of a file, where its tools look for it. */
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b|\b(?:auto-?|automatically )generated\b/i;

/** As far as a head of a file reaches. */
const HEAD = 2000;

/** Only comments say what a file is: a text of the program may have the same words. */
function headOf(text: string): string {
  return [...text.slice(0, HEAD).matchAll(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->|"(?:\/\/|_?comment|\$comment)"\s*:\s*"[^"\n]*"/g)].join('\n');
}

function isPacked(text: string): boolean {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    if ((end === -1 ? text.length : end) - at > LONGEST) return true;
    if (end === -1) return false;
    at = end + 1;
  }
  return false;
}

/** Whether a file, by a path without links or with, is not what its path says, or belongs to somebody else. */
function foreignness(root: string, file: string): string | undefined {
  const absolute = path.resolve(root, file);
  if (absolute.split(path.sep).includes('node_modules')) return 'it belongs to a package that is installed';
  try {
    const place = placeOf(absolute);
    if (!isInside(landOf(root), place)) return 'it is outside of the project';
    const isLinked = linkOf(absolute)?.isSymbolicLink() === true || place !== path.join(placeOf(root), path.relative(root, absolute));
    return isLinked ? `it is reached by a link: mend ${place}` : undefined;
  } catch {
    return 'it is not on the disk';
  }
}

/** Why a file is left as it is, whatever could be mended in it, as a part of a sentence; `undefined` where it can be edited. */
export function untouchable(root: string, file: string, text: string): string | undefined {
  if (GENERATED.test(headOf(text))) return 'it says that it is generated: mend what it is made from';
  if (/\.min\.[cm]?js$/.test(file) || isPacked(text)) return `it looks like the output of a program, with lines longer than ${LONGEST} characters`;
  return foreignness(root, file);
}
