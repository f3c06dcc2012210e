/** What a driver printed: JSON, Extended JSON, or the way that Node, mongosh, Python, Ruby, Rust and Elixir print objects. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const MAX_DEPTH = 100;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$.]+(?:::[\w$.]+)*/y;
const NOTHING = new Set(['null', 'undefined', 'None', 'nil']);
/** Between a key and its value. */
const COLON = /:|=>/y;
const SPACE = /(?:\s|\/\/[^\n]*)*/y;

/** Reads one value at a place. Throws where there is none; callers take that for "not an object". */
class Reader {
  #at: number;
  #depth = 0;

  constructor(readonly text: string, at: number) {
    this.#at = at;
  }

  get end(): number {
    return this.#at;
  }

  value(): Value {
    if (this.#depth > MAX_DEPTH) throw new SyntaxError('too deep');
    this.#depth += 1;
    const value = this.#any();
    this.#depth -= 1;
    return value;
  }

  #any(): Value {
    this.#take(SPACE);
    if (this.text.startsWith('%{', this.#at)) this.#at += 1;
    const next = this.text.charAt(this.#at);
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    if (next === '"' || next === "'" || next === '`') return this.#string(next);
    const number = this.#take(NUMBER);
    if (number !== undefined) return Number(number);
    return this.#word();
  }

  #object(): Value {
    const entries: [string, Value][] = [];
    this.#at += 1;
    while (!this.#closes('}')) {
      const key = this.value();
      this.#take(SPACE);
      if (this.#take(COLON) === undefined) throw new SyntaxError('a colon is missing');
      entries.push([typeof key === 'object' ? JSON.stringify(key) : String(key), this.value()]);
    }
    return Object.fromEntries(entries);
  }

  /** An array; `[Object]`, which Node prints for what is too deep, is an array of one word. */
  #array(): Value {
    const items: Value[] = [];
    this.#at += 1;
    while (!this.#closes(']')) items.push(this.value());
    return items;
  }

  /** A string; a line break in it is that of a window. */
  #string(quote: string): string {
    const start = this.#at + 1;
    let end = start;
    while (end < this.text.length && this.text.charAt(end) !== quote) end += this.text.charAt(end) === '\\' ? 2 : 1;
    if (end >= this.text.length) throw new SyntaxError('a string does not end');
    this.#at = end + 1;
    return this.text.slice(start, end).replace(/\\(.)/g, '$1').replace(/\n/g, '');
  }

  /** `true`, `null`, a key without quotes, a call such as `ObjectId("…")`, which stands for its argument, or bytes: `b'…'`. */
  #word(): Value {
    const word = this.#take(WORD);
    if (word === undefined) throw new SyntaxError('no value');
    if (word === 'new') return this.value();
    const next = this.text.charAt(this.#at);
    if (word === 'b' && (next === '"' || next === "'")) return this.#string(next);
    this.#take(SPACE);
    if (this.text.charAt(this.#at) === '(') return this.#argument();
    if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === 'true';
    return NOTHING.has(word) ? null : word;
  }

  #argument(): Value {
    this.#at += 1;
    const first = this.#closes(')') ? null : this.value();
    while (!this.#closes(')')) this.value();
    return first;
  }

  #closes(end: string): boolean {
    this.#take(SPACE);
    if (this.text.charAt(this.#at) === ',') this.#at += 1;
    this.#take(SPACE);
    if (this.#at >= this.text.length) throw new SyntaxError('it does not end');
    if (this.text.charAt(this.#at) !== end) return false;
    this.#at += 1;
    return true;
  }

  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }
}

/** The object, or other value, that stands at a place of a text, and where it ends; undefined where none does. Nothing is executed. */
export function readRelaxed(text: string, at: number): { readonly value: Value; readonly end: number } | undefined {
  const reader = new Reader(text, at);
  try {
    return { value: reader.value(), end: reader.end };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
