import type { Finding } from '../rule/finding';
import type { Declared, Repair } from '../rule/repair';
import { isCollection } from '../schema/model';

/** Whether a declaration takes all that it took before, and empty values too. */
const isWidened = (from: Declared, to: Declared): boolean =>
  from.type === to.type && from.objectType === to.objectType && from.presentation === to.presentation && !from.optional && to.optional;

/** Whether documents that lack a property fit still once it is declared. */
const mayBeAbsent = ({ type, optional }: Declared): boolean => optional || isCollection(type);

/** A key tells objects apart: what it may hold is a decision about all of them. */
const isAboutKey = ({ about }: Finding): boolean => 'between' in about && about.kind === 'primary-key';

/**
 * Whether a repair can be made without a decision: it makes something optional, or adds what the other side has. One that takes
 * values away, changes a type or a stored name, or rests on a guess, is left to the author.
 */
export function isSafe(finding: Finding, repair: Repair): boolean {
  if (repair.guess === true || isAboutKey(finding)) return false;
  if (repair.side === 'server') {
    const { change } = repair;
    return change.kind === 'unrequire' || (change.kind === 'add' && mayBeAbsent(change.to));
  }
  const { change } = repair;
  return change.kind === 'add' || (change.kind === 'declare' && isWidened(change.from, change.to));
}
