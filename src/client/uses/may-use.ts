import type { WordTest } from '../../tree/text';
import { isBundle } from '../modules/candidates';

/** Calls that only code of Realm makes. */
const OF_REALM = /\bobjectForPrimaryKey\b|\.\s*filtered\s*\(|\.\s*objects\s*(?:<[^()]*>)?\s*\(/;

/** Calls that other code makes too: code of Realm has the word somewhere. */
const OF_MANY = /\.\s*(?:create|delete|deleteModel)\s*(?:<[^()]*>)?\s*\(|\bnew\s+[\w$.]+\s*\([^()]*realm\b/i;

/** A hook of Realm, where it is not imported from a package of another name. */
const HOOK = /\buse\w*(?:Query|Object)\b/;
const HOOK_OF_OTHERS = /\{[^{}]*\buse\w*(?:Query|Object)\b[^{}]*\}\s*from\s*['"](?:@tanstack\/|react-query['"]|@apollo\/|@?urql|convex|@trpc\/|react-relay)/;

/** Something that is typed, and a property that is given a value. */
const TYPED = /:\s*([\w$]+)/g;
const ASSIGNS = /\.\s*[\w$]+\s*(?:[-+*/%&|^]|\*\*|\?\?|&&|\|\|)?=[^=>]/;

/** Whether a text has calls of Realm, by its words alone. */
export function mayCall(text: string): boolean {
  if (OF_REALM.test(text) || (/realm/i.test(text) && OF_MANY.test(text))) return true;
  return HOOK.test(text) && (/realm/i.test(text) || !HOOK_OF_OTHERS.test(text));
}

/** The types of what a text may give new values to. */
export function typesAssignedTo(text: string): readonly string[] {
  return ASSIGNS.test(text) ? [...new Set([...text.matchAll(TYPED)].map(([, name = '']) => name))] : [];
}

/** Whether a text has calls that use classes (`yes`), or else the types of what it gives new values to, as JSON. */
export const MAY_USE: WordTest = {
  name: 'may use',
  of: (text) => (isBundle(text) ? '[]' : mayCall(text) ? 'yes' : JSON.stringify(typesAssignedTo(text))),
};
