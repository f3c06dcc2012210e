import { propertiesOf, stringAt, valueAt, type JsonDocument } from '../json-document';
import type { Place } from '../../schema/model';

/** One entry of `relationships.json`: a stored id that is a link (server-schema.md 4). */
export interface Relationship {
  readonly service: string;
  readonly database: string;
  readonly collection: string;
  readonly source: Place;
}

/** Relationships by the path of the property that holds the id, without the `[]` that marks a step into a collection. */
export type Relationships = ReadonlyMap<string, Relationship>;

const REF = /^#\/relationship\/([^/]+)\/([^/]+)\/(.+)$/;

/** `list.[].owner` and `list.owner` name the same property: the schema itself says what is a collection. */
export function withoutSteps(path: string): string {
  return path.split('.').filter((part) => part !== '[]').join('.');
}

/** Reads the relationships of a collection. Entries without a usable `ref` are left to the shape check. */
export function readRelationships(document: JsonDocument): Relationships {
  const found = new Map<string, Relationship>();
  for (const { key, keyNode, value } of propertiesOf(document.root)) {
    const match = REF.exec(stringAt(value, 'ref') ?? '');
    if (match === null) continue;
    const [, service = '', database = '', collection = ''] = match;
    const path = valueAt(value, 'source_key') === undefined ? key : (stringAt(value, 'source_key') ?? key);
    found.set(withoutSteps(path), { service, database, collection, source: document.place(keyNode, value) });
  }
  return found;
}
