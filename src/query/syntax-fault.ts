import type { Span } from './syntax-tree';

/** What could have stood where something else does; a symbol stands for itself. */
export type Expected =
  | 'value' | 'operator' | 'list' | 'constant' | 'primary key' | 'property' | 'index' | 'direction' | 'shape' | 'coordinate' | 'count'
  | 'variable' | 'text' | '@count' | 'end' | ')' | ']' | '}' | '(' | '[' | '{' | ',' | '.';

/** Why Realm Core refuses the text of a query whatever the schema is (its `SyntaxError`), and where. */
export type SyntaxFault = Span & (
  | { readonly kind: 'unexpected'; readonly found: string; readonly expected: Expected }
  | { readonly kind: 'invalidCharacter'; readonly found: string }
  | { readonly kind: 'unfinishedText' | 'invalidEscape' | 'invalidDate' | 'invalidBase64' }
  | { readonly kind: 'subqueryVariable' | 'unfinishedBacklink' | 'tooDeep' }
);

/** Carries a fault out of the parser; it never leaves `parseQuery`. */
export class Refused extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.kind);
  }
}
