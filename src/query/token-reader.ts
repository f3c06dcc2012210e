import { Refused, type Expected, type SyntaxFault } from './syntax-fault';
import type { ArgumentUse, Span } from './syntax-tree';
import { scan, type Token } from './tokens';

/** Parentheses, negations and subqueries within each other; no query of a person comes near. */
const MAX_DEPTH = 200;

/** The words of a query, one after the other. What does not fit is thrown as `Refused`. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #fault: SyntaxFault | undefined;
  readonly uses: ArgumentUse[] = [];
  #at = 0;
  #depth = 0;

  constructor(query: string) {
    const { tokens, fault } = scan(query);
    this.#tokens = tokens;
    this.#fault = fault;
  }

  get next(): Token {
    return this.#tokens[this.#at] as Token;
  }

  /** The word after the next one. */
  get after(): Token {
    return this.#tokens[this.#at + 1] ?? this.next;
  }

  is(...kinds: readonly string[]): boolean {
    return kinds.includes(this.next.kind);
  }

  /** Takes the next word if it is of one of these kinds. */
  take(...kinds: readonly string[]): Token | undefined {
    return this.is(...kinds) ? this.#tokens[this.#at++] : undefined;
  }

  /** Takes the next word, which must be of one of these kinds. */
  expect(expected: Expected, ...kinds: readonly string[]): Token {
    return this.take(...(kinds.length === 0 ? [expected] : kinds)) ?? this.refuse(expected);
  }

  /** Takes `$0` or `$K0` and remembers that its value is needed. */
  argument(token: Token): ArgumentUse {
    const use = { index: Number(token.text.replace(/^\$K?/, '')), ...spanOf(token) };
    this.uses.push(use);
    return use;
  }

  refuse(expected: Expected): never {
    if (this.next.kind === 'invalid' && this.#fault !== undefined) throw new Refused(this.#fault);
    throw new Refused({ kind: 'unexpected', found: this.next.text, expected, ...spanOf(this.next) });
  }

  /** From where something starts to the end of the word that was taken last. */
  spanFrom({ offset }: { readonly offset: number }): Span {
    const last = this.#tokens[this.#at - 1] as Token;
    return { offset, length: last.offset + last.text.length - offset };
  }

  /** Reads something that stands within something else. */
  deeper<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new Refused({ kind: 'tooDeep', ...spanOf(this.next) });
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }
}

export function spanOf({ offset, text }: Token): Span {
  return { offset, length: text.length };
}
