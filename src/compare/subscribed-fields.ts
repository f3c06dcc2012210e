import { askedPaths } from '../query/asked-paths';
import { knownClasses } from '../query/known-classes';
import { parseQuery } from '../query/parse-query';
import { findProperty } from '../query/scope';
import type { Path } from '../query/syntax-tree';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ObjectSchema, Place } from '../schema/model';
import { placeInText, type Query } from '../schema/uses';

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
  const subscriptions = client.uses.filter((use) => use.kind === 'subscribed');
  if (subscriptions.length === 0) return [];
  const { all } = knownClasses(client);
  const found = subscriptions.flatMap((use): SubscribedField[] => {
    const schema = all.get(use.class);
    return schema === undefined ? [] : use.queries.flatMap((query) => fieldsOf(query, schema));
  });
  return [...new Map(found.map((each) => [JSON.stringify([each.class, each.field, each.place]), each])).values()];
}

function fieldsOf({ in: within, text }: Query, schema: ObjectSchema): SubscribedField[] {
  const [part] = text?.parts ?? [];
  if (within !== 'filtered' || text === null || part === undefined || text.holes.length > 0) return [];
  const parsed = parseQuery(part.text);
  if ('fault' in parsed) return [];
  return askedPaths(parsed.query.filter).flatMap((path): SubscribedField[] => {
    const [first] = path.elements;
    const property = first?.kind === 'name' ? findProperty(schema, first.name) : undefined;
    if (first?.kind !== 'name' || property === undefined || property.type === 'linkingObjects') return [];
    const place = placeInText(part, text.place, first.offset, first.length);
    return [{ class: schema.name, field: stored(path, property.mapTo), written: first.name, place }];
  });
}

const stored = ({ elements: [, ...rest] }: Path, mapTo: string): string =>
  [mapTo, ...rest.flatMap((each) => (each.kind === 'name' ? [each.name] : []))].join('.');
