import { clientEdits } from './client-source';
import type { Edit } from './edit';
import type { Repair } from '../rule/repair';
import { serverEdits } from './server-document';

/**
 * Turns a repair into edits of the text that its place is in, keeping the author's spelling and layout.
 * `undefined`, or no edits, where the text there is of a form that cannot be edited safely.
 */
export function editsOf(repair: Repair, text: string): readonly Edit[] | undefined {
  return repair.side === 'client' ? clientEdits(text, repair.place, repair.change) : serverEdits(text, repair.place, repair.change);
}
