import type { Finding } from '../../src/rule/finding';

/** What a document holds in a property with one element or one key less. */
function smaller(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.map((_, at) => value.filter((_each, index) => index !== at));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.keys(value).map((key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)));
}

/**
 * The documents that are one part simpler than a witness: with an element or a key less, and without the property, where a finding
 * says that others may leave it out. A value of a type is as simple as any other of it, and null or none is no simpler one: whether
 * there may be none is another question than which values fit.
 */
export function simplerThan(document: unknown, { rule, breaks }: Finding): readonly unknown[] {
  const entries = Object.entries(document as object);
  const mayLack = rule === 'optional-required-mismatch' && !breaks.includes('upload');
  const without = mayLack ? entries.map(([key]) => Object.fromEntries(entries.filter(([name]) => name !== key))) : [];
  const parts = entries.flatMap(([key, value]) => smaller(value).map((each) => Object.fromEntries(entries.map(([name, now]) => [name, name === key ? each : now]))));
  return [...without, ...parts];
}
