import { isUserType, type ObjectSchema } from '../../schema/model';
import type { Refusal } from '../../schema/open/refusal';
import type { Configuration } from './configurations';

/** What Realm refuses of a list of classes, whatever each of them is. It is said at the list. */

/** Classes that the classes of a list link to and that the list leaves out, each once. */
export function* refusedGaps(
  configuration: Configuration, schemas: readonly ObjectSchema[], classes: ReadonlyMap<string, ObjectSchema>,
): Generator<Refusal> {
  if (!configuration.complete) return;
  const listed = new Set(configuration.classes);
  const missing = new Map<string, string[]>();
  for (const schema of schemas) {
    for (const { name: property, objectType } of schema.properties.values()) {
      if (!isUserType(objectType) || listed.has(objectType) || !classes.has(objectType)) continue;
      missing.set(objectType, [...(missing.get(objectType) ?? []), `${schema.name}.${property}`]);
    }
  }
  for (const [name, links] of missing) {
    const [first = '', ...others] = links;
    const more = others.length === 0 ? '' : others.length === 1 ? ' and one other property' : ` and ${others.length} other properties`;
    yield { fault: 'unlisted', class: name, property: null, message: `\`${first}\`${more} of this list link${others.length === 0 ? 's' : ''} to it`, place: configuration.place };
  }
}

/** Classes that a list has more than once: "Type 'X' appears more than once in the schema" (client-schema.md 2.6). */
export function* refusedRepeats({ classes, place }: Configuration): Generator<Refusal> {
  const repeated = new Set(classes.filter((name, index) => classes.indexOf(name) !== index));
  for (const name of repeated) {
    const times = classes.filter((each) => each === name).length;
    yield { fault: 'repeated', class: name, property: null, message: `it is there ${times === 2 ? 'twice' : `${times} times`}`, place };
  }
}
