import type { Primitive } from '../../schema/model';
import type { ServerProperty } from '../../schema/server-schemas';
import type { JsonNode } from '../../json/json-document';
import type { Located } from '../schema-node';

/** What differs between the dialects of validators: MongoDB's `$jsonSchema` and the drafts of JSON Schema. */
export interface Vocabulary {
  /** The type names of a node, `null` among them; none where the node leaves the type open. */
  typeNames(node: JsonNode): readonly string[];
  /** The name for the type of a literal in `enum` or `const`. */
  nameOfLiteral(node: JsonNode): string;
  /** The Realm type that holds all of these types, without `null`; `undefined` where Realm has none. */
  realmType(names: readonly string[]): Primitive | undefined;
  /** Where a reference leads, or why that is not known; `undefined` where the node is no reference. */
  follow(at: Located): Located | { readonly unknown: string } | undefined;
  /** Whether a reference counts alone, and what stands beside it is ignored (the drafts before 2019). */
  refersAlone(at: Located): boolean;
  /** Keywords beside a reference that counts alone, which somebody meant all the same. */
  ignoredBeside?(node: JsonNode): readonly string[];
  /** Whether a node without a type says that null is allowed beside what it refers to. */
  addsNull(node: JsonNode): boolean;
  /** The keywords of a node that say more of a value than is compared. */
  limits(node: JsonNode): readonly string[];
  /** The name of a node that has no title of its own, where a reference gave it one. */
  nameOf(node: JsonNode): string | undefined;
  /** Whether a node says that an API only sends the value, or only takes it. */
  accessOf?(node: JsonNode): ServerProperty['access'];
}
