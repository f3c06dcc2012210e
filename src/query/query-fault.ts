import type { Operator, Quantifier, Span } from './syntax-tree';

/** The type of a value in a query: Realm's own, a link to an object, `@type` of a value, or no value at all. */
export type ValueType =
  | 'bool' | 'int' | 'float' | 'double' | 'decimal128' | 'objectId' | 'string' | 'data' | 'date' | 'mixed' | 'uuid'
  | 'link' | '@type' | 'null';

/** A property that a query names, by the names in code. */
export interface Named {
  readonly class: string;
  readonly property: string;
}

export type Operation = 'size' | 'type' | 'min' | 'max' | 'sum' | 'avg';

/** Why Realm Core throws when a query that is well formed is run on a class, and at which part of its text. */
export type QueryFault = Span & (
  /** Neither a name in code nor a stored name. `nearest` is what it may be a misspelling of, where one name is nearest. */
  | { readonly kind: 'unknownProperty'; readonly class: string; readonly name: string; readonly nearest?: string }
  | { readonly kind: 'unknownClass'; readonly name: string; readonly nearest?: string }
  /** Something is asked of a property (`name.length`) that has nothing within it. */
  | ({ readonly kind: 'nothingWithin' } & Named)
  /** An index or a key of a property that has none. */
  | ({ readonly kind: 'noIndex' } & Named)
  /** `@links.Class.property` where the property does not link to the class that is asked. */
  | ({ readonly kind: 'noBacklink'; readonly to: string } & Named)
  | { readonly kind: 'noList'; readonly quantifier: Quantifier }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly type: ValueType }
  | ({ readonly kind: 'subqueryOfNoList' } & Named)
  | { readonly kind: 'subqueryVariableTwice'; readonly name: string }
  | { readonly kind: 'missingArgument'; readonly index: number; readonly given: number }
  /** The two sides are of types that Realm Core does not compare. */
  | { readonly kind: 'comparison'; readonly left: ValueType; readonly right: ValueType }
  | { readonly kind: 'infinity'; readonly type: ValueType }
  /** The operator does not take a value of this type: `<` no link, `CONTAINS` no number on its right. */
  | { readonly kind: 'operator'; readonly operator: Operator; readonly type: ValueType }
  | { readonly kind: 'inNoList' | 'twoConstants' | 'twoLists' | 'linksWithNull' | 'betweenCount' | 'betweenList' }
  | { readonly kind: 'unknownType'; readonly name: string }
  | ({ readonly kind: 'noFullText' } & Named)
  | { readonly kind: 'geoOfNoLink'; readonly type: ValueType }
);
