import { kindOf, type Property } from '../schema/model';
import { spell } from '../schema/spelling';
import type { Declaration, Transition } from './difference';
import { storedAt } from './changes';

type Written = Pick<Transition, 'kind' | 'before' | 'after' | 'differs'>;

/** How one declaration is called where names are what changed, else how it is declared; `null` where there is none. */
function written({ kind, differs }: Written, declaration: Declaration | null): string | null {
  if (declaration === null) return null;
  const { schema, property } = declaration;
  const of = (say: (property: Property) => string): string | null => (property === undefined ? null : say(property));
  switch (kind) {
    case 'added-class': case 'removed-class': case 'renamed-class': return schema.name;
    case 'class-kind': return kindOf(schema);
    case 'moved-class': return 'collection' in schema ? (storedAt(schema) ?? null) : null;
    case 'primary-key': return of(differs === 'name' ? ({ mapTo }) => mapTo : spell);
    case 'renamed-property': return of(({ mapTo }) => mapTo);
    case 'code-name': return of(({ name }) => name);
    case 'index': return of(({ indexed }) => (indexed === 'full-text' ? 'full-text index' : indexed ? 'indexed' : 'not indexed'));
    case 'default': return of(({ default: value }) => (value === true ? 'default' : 'no default'));
    default: return of(spell);
  }
}

/** A changed thing before and after, in the words of an author; `null` where it was not there, or is not. */
export function spellingsOf(change: Written): { readonly before: string | null; readonly after: string | null } {
  return { before: written(change, change.before), after: written(change, change.after) };
}
