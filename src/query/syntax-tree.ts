/** A stretch of a query's text, in UTF-16 units as `String.prototype.slice` counts them. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A query as `filtered` takes it: which objects, and then in which order, without what is equal, and how many. */
export interface Query {
  readonly filter: Predicate;
  readonly ordering: readonly Ordering[];
  /** Every place where a value is handed in (`$0`, `$K0`), in the order of the text. */
  readonly uses: readonly ArgumentUse[];
}

export interface ArgumentUse extends Span {
  readonly index: number;
}

/** What is true or false of an object. `and` and `or` have all their parts, so that a long chain is not deep. */
export type Predicate =
  | (Span & { readonly kind: 'always' | 'never' })
  | (Span & { readonly kind: 'and' | 'or'; readonly parts: readonly Predicate[] })
  | (Span & { readonly kind: 'not'; readonly of: Predicate })
  | (Span & { readonly kind: 'geowithin'; readonly property: PathValue; readonly shape: Shape | Argument })
  | Comparison;

export type Operator =
  | '==' | '!=' | 'in' | '<' | '<=' | '>' | '>='
  | 'beginswith' | 'endswith' | 'contains' | 'like' | 'text' | 'between';

export interface Comparison extends Span {
  readonly kind: 'comparison';
  readonly operator: Operator;
  readonly operatorAt: Span;
  /** Written `[c]`: upper and lower case are the same. */
  readonly ignoreCase: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

/** Either a sum (`+`, `-`) or a product (`*`, `/`), from left to right. */
export interface Arithmetic extends Span {
  readonly kind: 'arithmetic';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: '+' | '-' | '*' | '/'; readonly operand: Expression }[];
}

export type Expression = Value | Arithmetic;
export type Value = Constant | List | PathValue | Aggregate | Subquery;
export type Constant = Literal | ObjectLiteral | Argument;

/** Of how many elements a comparison must be true. `some` is `any`. */
export type Quantifier = 'any' | 'all' | 'none';

/** `infinity` and `nan` stand alone, since each fits other types; `objectKey` and `objectLink` are Core's `O1` and `L1:2`. */
export type LiteralType =
  | 'int' | 'double' | 'float' | 'infinity' | 'nan' | 'bool' | 'null' | 'string' | 'data' | 'date' | 'objectId' | 'uuid'
  | 'objectKey' | 'objectLink';

export interface Literal extends Span {
  readonly kind: 'literal';
  readonly type: LiteralType;
  /** As it is written, with its quotes. */
  readonly text: string;
}

/** `obj("Person", 1)`: the object of a class that has this primary key. */
export interface ObjectLiteral extends Span {
  readonly kind: 'object';
  readonly class: Name;
  readonly key: Literal | Argument;
}

/** `$0`: a value that is handed in beside the text. */
export interface Argument extends Span {
  readonly kind: 'argument';
  readonly index: number;
  readonly quantifier?: Quantifier;
}

export interface List extends Span {
  readonly kind: 'list';
  readonly quantifier?: Quantifier;
  readonly items: readonly Constant[];
}

/** A name without its escapes (`true\ love`), or a text without its quotes. */
export interface Name extends Span {
  readonly name: string;
}

/** `@links`, `@keys` and `@values` are names. A path begins with a name or a `$K0`. */
export type PathElement =
  | (Name & { readonly kind: 'name' | 'key' })
  | (Span & { readonly kind: 'index'; readonly index: number | 'first' | 'last' | 'all' })
  | (Span & { readonly kind: 'argument' | 'keyPathArgument'; readonly index: number });

export interface Path extends Span {
  readonly elements: readonly PathElement[];
}

/** `size` is `.@size`, `.@count` or `[SIZE]`. */
export interface PathOperation extends Span {
  readonly name: 'size' | 'type';
}

export interface PathValue extends Span {
  readonly kind: 'path';
  readonly quantifier?: Quantifier;
  readonly path: Path;
  readonly operation?: PathOperation;
}

/** `scores.@max`, `items.@avg.price`. */
export interface Aggregate extends Span {
  readonly kind: 'aggregate';
  readonly path: Path;
  readonly operation: Span & { readonly name: 'min' | 'max' | 'sum' | 'avg' };
  readonly property?: Name;
}

/** `SUBQUERY(items, $x, $x.price > 1).@count`. */
export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly path: Path;
  readonly variable: Name;
  readonly filter: Predicate;
}

export type Coordinate = Literal | Argument;
/** Longitude, latitude and, seldom, altitude. */
export type Point = readonly Coordinate[];

/** A box has two corners in its one ring, a circle its centre; the rings of a polygon after the first are its holes. */
export interface Shape extends Span {
  readonly kind: 'shape';
  readonly form: 'box' | 'circle' | 'polygon';
  readonly rings: readonly (readonly Point[])[];
  readonly radius?: Coordinate;
}

export type Ordering =
  | (Span & { readonly kind: 'sort'; readonly by: readonly SortPath[] })
  | (Span & { readonly kind: 'distinct'; readonly by: readonly Path[] })
  | (Span & { readonly kind: 'limit'; readonly count: string });

export interface SortPath {
  readonly path: Path;
  readonly ascending: boolean;
}
