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

/** Whether a text can use a class, by its words alone, so that most files are never parsed for it. `isClass` says whether a name is one of a class. */
export function mayUse(text: string, isClass: (name: string) => boolean): boolean {
  if (OF_REALM.test(text) || (/realm/i.test(text) && OF_MANY.test(text))) return true;
  if (HOOK.test(text) && (/realm/i.test(text) || !HOOK_OF_OTHERS.test(text))) return true;
  if (!ASSIGNS.test(text)) return false;
  for (const [, name = ''] of text.matchAll(TYPED)) if (isClass(name)) return true;
  return false;
}
