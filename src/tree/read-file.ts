import { linkOf, peekRegularFile, placeOf } from '../disk/disk';
import { observe } from '../disk/observe';
import { gitFolders } from './git-folders';
import { isInside } from './slashed';
import { asTaken, tellWords } from './taken-text';
import { BYTE_ORDER_MARK, decodeText, type FileText, type ReadText, type WordTest } from './text';

/** Why a folder cannot be read where a file is expected. */
export const IS_FOLDER = 'it is a folder, not a file';

/** Why nothing can be read where nothing is. */
export const NOT_THERE = 'it does not exist, or is a link that leads nowhere';

/** The reason in words for the errors that a file system gives when a file or folder cannot be read. */
export function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return NOT_THERE;
    case 'EACCES':
    case 'EPERM': return 'permission to read it is denied';
    case 'EISDIR': return IS_FOLDER;
    case 'ELOOP': return 'it is a link that leads back to itself';
    default: return (error as Error).message;
  }
}

/** The folder that links of a project may lead to: its repository, or the project itself. */
export const landOf = (root: string): string => placeOf(gitFolders(root)?.root ?? root);

/** A text of the disk, of which an observer is told as far as it is taken. */
const onDisk = (file: string, read: ReadText): ReadText => asTaken(read, {
  whole: () => observe('file', file, () => (read.byteOrderMark ? BYTE_ORDER_MARK : '') + read.text),
  words: (test, about, said) => tellWords(file, test, about, said),
});

/** Reads a file of the disk. Never throws. */
export function readFromDisk(file: string): FileText {
  try {
    const bytes = peekRegularFile(file);
    const read = decodeText(bytes);
    if ('text' in read) return onDisk(file, read);
    observe('file', file, () => bytes);
    return read;
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

/** Asks again what a test of words gives for a file of the disk, for who observes. */
export function wordsOnDisk(file: string, test: WordTest, about: string): void {
  const read = decodeText(peekRegularFile(file));
  if ('text' in read) tellWords(file, test, about, test.of(read.text, about));
}

/** Whether something is a link that leads out of a folder: somebody else's file, which nobody named. */
export function leadsOut(file: string, land: string): boolean {
  try {
    return linkOf(file)?.isSymbolicLink() === true && !isInside(land, placeOf(file));
  } catch {
    return false;
  }
}
