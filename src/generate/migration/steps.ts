import type { Change } from '../../compare/changes';
import type { ClientClass } from '../../schema/client-schemas';
import type { Property } from '../../schema/model';
import { spell } from '../../schema/spelling';
import { isIdentifier, quoted } from '../name-in-code';
import { conversionOf } from './conversion';

type ClientChange = Change<ClientClass>;

/** A value that is carried over, or something that nobody but the author can decide. */
export type Step =
  | {
      readonly class: string;
      readonly from: Property;
      readonly to: Property;
      readonly expression: string;
      readonly decide: string | undefined;
    }
  | { readonly class: string; readonly decide: string };

/** A member of an object, whatever it is called. */
export const member = (object: string, name: string): string => (isIdentifier(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`);

const undecided = (name: string, from: Property, to: Property): Step => ({
  class: name,
  decide: `${name}.${from.mapTo} was ${spell(from)} and ${to.mapTo === from.mapTo ? 'is' : `${to.mapTo} is`} ${spell(to)}: say what becomes of its values, which are lost otherwise`,
});

/** Objects of embedded classes cannot be asked for: they are reached through those that hold them. */
const embedded = (name: string, from: Property): Step => ({
  class: name, decide: `${name} is embedded: carry ${name}.${from.mapTo} over through the objects that hold it`,
});

function carried(schema: ClientClass, from: Property, to: Property): Step {
  if (schema.embedded) return embedded(schema.name, from);
  const { expression, decide } = conversionOf(from, to, member('oldObject', from.mapTo));
  if (expression === undefined) return undecided(schema.name, from, to);
  const renamed = from.mapTo === to.mapTo ? [] : [`it looks renamed to ${to.mapTo}: remove the next line if it was not`];
  const all = [...renamed, ...(decide === undefined ? [] : [decide])];
  return { class: schema.name, from, to, expression, decide: all.length === 0 ? undefined : all.join('; ') };
}

/** What a change of a local realm asks of its migration function: nothing where Realm carries values over by itself (realm-core.md 2). */
export function stepsOf(change: ClientChange): readonly Step[] {
  switch (change.kind) {
    case 'renamed-property':
    case 'type':
    case 'collection':
    case 'link':
      return [carried(change.after, change.from, change.to)];
    case 'optionality':
    case 'element-optionality':
      return change.to.optional ? [] : [carried(change.after, change.from, change.to)];
    case 'primary-key': {
      const { before, from, to } = change;
      if (from === undefined || to === undefined || change.differs === 'name')
        return to === undefined ? [] : [{ class: before.name, decide: `the primary key of ${before.name} is ${to.mapTo} now: give each object a value of its own, or the migration fails` }];
      return [carried(change.after, from, to)];
    }
    case 'class-kind':
      return [{ class: change.after.name, decide: `${change.after.name} is of another kind now: objects that become embedded need exactly one parent each` }];
    case 'renamed-class':
      return [{ class: change.after.name, decide: `${change.before.name} seems to be ${change.after.name} now: create its objects anew, and delete the earlier ones with newRealm.deleteModel(${quoted(change.before.name)})` }];
    default:
      return [];
  }
}
