import { isPrimitive, type ObjectSchema, type Property } from '../../src/schema/model';
import type { Classes } from '../../src/query/scope';

/** Properties by name, as the JavaScript SDK writes them: `int?`, `string[]`, `Person`, `Place{}`, `stored name: int`. */
export type Written = Readonly<Record<string, Readonly<Record<string, string>>>>;

const source = { file: 'client/classes.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
const COLLECTIONS = { '[]': 'list', '<>': 'set', '{}': 'dictionary' } as const;

function propertyOf(name: string, written: string): Property {
  const [, stored, element = '', optional, suffix] = /^(?:([^:]+): )?([^?<>[\]{}]+)(\?)?(\[\]|<>|\{\})?$/.exec(written) ?? [];
  const base = { name, mapTo: stored ?? name, optional: optional !== undefined, source };
  const [objectType = '', origin] = element.split('.');
  if (origin !== undefined) return { ...base, type: 'linkingObjects', objectType, property: origin, indexed: false };
  if (suffix !== undefined) return { ...base, type: COLLECTIONS[suffix as '[]'], objectType: element, indexed: false };
  if (element === 'text') return { ...base, type: 'string', indexed: 'full-text' };
  return isPrimitive(element) ? { ...base, type: element, indexed: false } : { ...base, type: 'object', objectType: element, optional: true, indexed: false };
}

/** The classes of a realm of which everything is known. */
export function classesOf(written: Written): Classes {
  const all = new Map(Object.entries(written).map(([name, properties]): [string, ObjectSchema] => [name, {
    name, embedded: false, asymmetric: false, source,
    properties: new Map(Object.entries(properties).map(([key, value]) => [key, propertyOf(key, value)])),
  }]));
  return { all, complete: true, mayHaveMore: () => false };
}
