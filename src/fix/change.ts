import type { Property } from '../schema/model';

/** The type part of a property: what a declaration must come to. */
export type Declared = Pick<Property, 'type' | 'objectType' | 'optional' | 'presentation'>;

/** What to change in a source of the client. `from` is what is declared now. */
export type ClientChange =
  | { readonly kind: 'declare'; readonly from: Declared; readonly to: Declared }
  | { readonly kind: 'map'; readonly from: Declared; readonly to: string }
  | { readonly kind: 'add'; readonly class: string; readonly name: string; readonly to: Declared };

/** What to change in a schema of the server. */
export type ServerChange =
  | { readonly kind: 'require' | 'unrequire'; readonly name: string }
  | { readonly kind: 'add'; readonly name: string; readonly to: Declared };
