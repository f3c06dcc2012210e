import type { Comparison } from '../compare/comparison';

/** A part of a comparison that was looked at, and what it was. */
type Looked = ReadonlyMap<string | symbol, unknown>;

/** What was made of a comparison, the options that it was made with, and all that was looked at. */
interface Made {
  readonly looked: Looked;
  readonly with: unknown;
  readonly made: unknown;
}

/** Lists that hold the same are the same: they are made anew for each comparison. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((each, index) => each === other[index]);
}

const holds = ({ looked, with: options }: Made, comparison: Comparison, now: unknown): boolean =>
  options === now && [...looked].every(([part, value]) => isSame(value, comparison[part as keyof Comparison]));

/** Makes something of a comparison, or gives what was made before, by a key and with the same options, where nothing that was looked at has changed. */
type Keep = <T>(before: Map<unknown, unknown>, key: unknown, options: unknown, make: (of: Comparison) => T) => T;

/** Keeps what is made of comparisons. An editor asks for many of which little differs, and a past has hundreds. */
export function keeping(comparison: Comparison): Keep {
  let looked = new Map<string | symbol, unknown>();
  const watched = new Proxy(comparison, {
    get: (of, part) => {
      const value: unknown = Reflect.get(of, part);
      looked.set(part, value);
      return value;
    },
  });
  return <T>(before: Map<unknown, unknown>, key: unknown, options: unknown, make: (of: Comparison) => T): T => {
    const known = before.get(key) as Made | undefined;
    if (known !== undefined && holds(known, comparison, options)) return known.made as T;
    looked = new Map();
    const made = make(watched);
    before.set(key, { looked, with: options, made } satisfies Made);
    return made;
  };
}
