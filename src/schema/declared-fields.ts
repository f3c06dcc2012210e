import type { Place, PropertyType } from './model';

/** A class of the code that has a schema as its static, with what its TypeScript says of its properties. */
export interface DeclaredFields {
  /** The name in the schema. */
  readonly class: string;
  readonly fields: readonly DeclaredField[];
  /** What `Realm.Object` is given: the class, and the names of properties that are always written. */
  readonly generic: DeclaredGeneric | null;
}

export interface DeclaredField {
  readonly name: string;
  /** Whether it is written with `?`. */
  readonly omissible: boolean;
  readonly type: FieldType;
  /** The type as it is written. */
  readonly text: string;
  /** Whether code of the class alone may use it, or gives it a value by itself: then it may be none of Realm. */
  readonly own: boolean;
  readonly place: Place;
}

/** What a type of TypeScript holds, as far as that can be told without its checker. */
export interface FieldType {
  /** The kinds of values; `null` where one of them is not known, or anything goes. */
  readonly of: readonly FieldKind[] | null;
  /** Whether null or undefined is among them; `null` where that is not known. */
  readonly nullable: boolean | null;
}

export interface FieldKind {
  readonly kind: Exclude<PropertyType, 'object' | 'mixed' | 'int' | 'float' | 'double'> | 'number' | 'array' | 'class';
  /** Of a class, its name in the schema. */
  readonly class?: string;
  /** Of a collection, where it is written. */
  readonly element?: FieldType;
}

interface DeclaredGeneric {
  /** The class that is named, where it is one that is declared. */
  readonly class: { readonly name: string; readonly place: Place } | null;
  readonly required: readonly { readonly name: string; readonly place: Place }[];
}
