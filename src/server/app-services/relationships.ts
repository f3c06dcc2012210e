import type { Place } from '../../schema/model';
import { isTrueAt, propertiesOf, stringAt, valueAt } from '../../json/json-document';
import type { Located } from '../schema-node';
import { isTemplate, literal } from './template';

/** One entry of `relationships.json`: a stored id that is a link (server-schema.md 4). */
export interface Relationship {
  readonly path: string;
  readonly ref: string;
  /** What the `ref` names; `null` where it is not of the form that it has to have. */
  readonly names: { readonly service: string; readonly database: string; readonly collection: string } | null;
  readonly foreignKey: string | null;
  readonly isList: boolean | null;
  readonly source: Place;
}

/** Relationships by the path of the property that holds the id, without the `[]` that marks a step into a collection. */
export type Relationships = ReadonlyMap<string, Relationship>;

/** Stitch, the first generation, wrote `#/stitch/` for `#/relationship/`. */
const REF = /^#\/(?:relationship|stitch)\/([^/]+)\/([^/]+)\/(.+)$/;

/** `list.[].owner` and `list.owner` name the same property: the schema itself says what is a collection. */
function withoutSteps(path: string): string {
  return path.split('.').filter((part) => part !== '[]').join('.');
}

/** Exports write `is_list`, the web interface showed `isList`. */
function isListAt(entry: Located['node']): boolean | null {
  const known = valueAt(entry, 'is_list') ?? valueAt(entry, 'isList');
  return known?.type === 'boolean' ? isTrueAt(entry, 'is_list') || isTrueAt(entry, 'isList') : null;
}

/** Reads the relationships of a collection. Entries without a `ref` are left to the shape check. */
export function readRelationships({ document, node }: Located): Relationships {
  const found = new Map<string, Relationship>();
  for (const { key, keyNode, value } of propertiesOf(node)) {
    const ref = stringAt(value, 'ref');
    if (ref === undefined) continue;
    const [, service = '', database = '', collection = ''] = REF.exec(ref) ?? [];
    const path = literal(stringAt(value, 'source_key')) ?? key;
    found.set(withoutSteps(path), {
      path,
      ref,
      names: collection === '' ? null : { service, database, collection },
      foreignKey: literal(stringAt(value, 'foreign_key') ?? stringAt(value, 'foreignKey')),
      isList: isListAt(value),
      source: document.place(keyNode, value),
    });
  }
  return found;
}

/** Whether a name that may be filled in at deployment can stand for a known one. */
export function canBe(written: string, known: string): boolean {
  return written === known || isTemplate(written);
}
