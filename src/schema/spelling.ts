import { isUserType, type Property } from './model';

const SUFFIX = { list: '[]', set: '<>', dictionary: '{}' } as const;

/** A property as an author of the JavaScript SDK would write it: `int?`, `string[]`, `Person`, `Place{}`. */
export function spell(property: Pick<Property, 'type' | 'objectType' | 'optional' | 'presentation'>): string {
  const { type, objectType, optional } = property;
  if (type === 'list' || type === 'set' || type === 'dictionary') {
    const element = objectType ?? 'mixed';
    return `${element}${optional && element !== 'mixed' && !isUserType(element) ? '?' : ''}${SUFFIX[type]}`;
  }
  if (type === 'object') return objectType ?? 'object';
  if (type === 'linkingObjects') return `linkingObjects of ${objectType ?? 'unknown'}`;
  const name = property.presentation ?? type;
  return `${name}${optional && type !== 'mixed' ? '?' : ''}`;
}
