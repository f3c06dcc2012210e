import { haveSameShape } from '../schema/same-shape';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';

/** What a property says beyond its shape: all that decides which values are taken. */
function saidOf(property: ServerProperty): string {
  const { mapTo, required, nullable, nullableElements, typeNames, requiredKeys = [], isForObjects, access } = property;
  return JSON.stringify([mapTo, required, nullable, nullableElements, namesOf(typeNames), namesOf(requiredKeys), isForObjects, access]);
}

const namesOf = (names: Iterable<string>): string => [...names].sort().join('\n');

/** Whether two objects of a validator have the same shape and take the same documents, as far as either is compared. */
export function takeTheSame(a: ServerClass, b: ServerClass): boolean {
  const said = new Set([...a.properties.values()].map(saidOf));
  return haveSameShape(a, b)
    && a.closed === b.closed
    && namesOf(a.required.map(({ name }) => name)) === namesOf(b.required.map(({ name }) => name))
    && namesOf(a.unread) === namesOf(b.unread)
    && [...b.properties.values()].every((property) => said.has(saidOf(property)));
}
