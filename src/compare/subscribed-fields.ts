import { askedPaths } from '../query/asked-paths';
import { knownClasses } from '../query/known-classes';
import { parseQuery } from '../query/parse-query';
import { findProperty } from '../query/scope';
import type { Path } from '../query/syntax-tree';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ObjectSchema, Place } from '../schema/model';
import { placeInText, type Query } from '../schema/uses';
import { writtenQuery } from './written-query';

/** A field that a subscription asks for. */
export interface SubscribedField {
  readonly class: string;
  /** As it is stored: a path where it leads on. */
  readonly field: string;
  /** As it is called in the text. */
  readonly written: string;
  readonly place: Place;
}

/**
 * The fields of all subscriptions whose texts are known as a whole. Only filters count: whether an order is sent to the server is not
 * certain (client-schema.md 4.4). A text that is no query, and a name that the class does not have, is a fault of another kind.
 */
export function subscribedFields(client: ClientSchemas): SubscribedField[] {
  const { all } = knownClasses(client);
  const found = new Map<string, SubscribedField>();
  for (const use of client.uses) {
    if (use.kind !== 'subscribed') continue;
    const schema = all.get(use.class);
    if (schema === undefined) continue;
    for (const each of use.queries.flatMap((query) => [...fieldsOf(query, schema)])) {
      found.set(JSON.stringify([each.class, each.field, each.place]), each);
    }
  }
  return [...found.values()];
}

/** A key path is no query either. */
function* fieldsOf({ text }: Query, schema: ObjectSchema): Iterable<SubscribedField> {
  if (text === null || text.holes.length > 0) return;
  const { part } = writtenQuery(text);
  const parsed = parseQuery(part.text);
  if ('fault' in parsed) return;
  for (const path of askedPaths(parsed.query.filter)) {
    const [first] = path.elements;
    if (first?.kind !== 'name') continue;
    const property = findProperty(schema, first.name);
    if (property === undefined || property.type === 'linkingObjects') continue;
    const place = placeInText(part, text.place, first.offset, first.length);
    yield { class: schema.name, field: stored(path, property.mapTo), written: first.name, place };
  }
}

const stored = ({ elements: [, ...rest] }: Path, mapTo: string): string =>
  [mapTo, ...rest.flatMap((each) => (each.kind === 'name' ? [each.name] : []))].join('.');
