import type { CheckResult } from '../check/check';
import type { ObjectSchema, Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import { spell } from '../schema/spelling';

/** A class of the files, on the sides that have it. */
interface KnownClass {
  readonly name: string;
  readonly client: ObjectSchema | undefined;
  readonly server: ServerClass | undefined;
}

/** What an error is about, in the files of the project. */
export interface Subject extends KnownClass {
  /** The stored name of a property of that class. */
  readonly property: string | null;
  /** The types of the property, as an author would write them; `null` where there is no property, or not on that side. */
  readonly types: { readonly client: string | null; readonly server: string | null };
}

/** The class of a name. Validators name the collection where the class has no title. */
function classOf(name: string, { comparison }: CheckResult): KnownClass | undefined {
  const server =
    comparison.server.classes.find((each) => each.name === name) ?? comparison.server.classes.find((each) => each.collection === name);
  const own = server?.name ?? name;
  const client = comparison.client.classes.find((each) => each.name === own);
  return client === undefined && server === undefined ? undefined : { name: own, client, server };
}

const propertyOf = (schema: ObjectSchema | undefined, stored: string): Property | undefined =>
  schema === undefined ? undefined : [...schema.properties.values()].find(({ mapTo }) => mapTo === stored);

function subjectOf(known: KnownClass, property: string | null): Subject {
  const sides = property === null ? [] : [known.client, known.server].map((schema) => propertyOf(schema, property));
  const [client = null, server = null] = sides.map((found) => (found === undefined ? null : spell(found)));
  return { ...known, property, types: { client, server } };
}

/** The class of the embedded objects that a property holds. */
function embeddedIn({ client, server }: KnownClass, property: string, result: CheckResult): KnownClass | undefined {
  const name = [server, client].map((schema) => propertyOf(schema, property)?.objectType).find((type) => type !== undefined);
  const held = name === undefined ? undefined : classOf(name, result);
  return held?.client?.embedded === true || held?.server?.embedded === true ? held : undefined;
}

/**
 * What an error about a class, and a property or a path of it, is about in the files: a path into embedded objects,
 * `address.street` or `lines[].price`, ends at the property of the embedded class. Undefined where no side has the class.
 */
export function subjectIn(result: CheckResult, name: string, path: string | null): Subject | undefined {
  let known = classOf(name, result);
  if (known === undefined) return undefined;
  const steps = path === null ? [] : path.split(/[.[\]]+/).filter((step) => step !== '' && !/^\d+$/.test(step));
  for (const [index, step] of steps.entries()) {
    const held: KnownClass | undefined = index === steps.length - 1 ? undefined : embeddedIn(known, step, result);
    if (held === undefined) return subjectOf(known, step);
    known = held;
  }
  return subjectOf(known, null);
}
