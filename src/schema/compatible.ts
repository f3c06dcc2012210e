import { isUserType, type Property } from './model';

/** What two properties of one stored name can disagree in; the first that applies, in this order. */
export type PropertyDifference = 'collection' | 'link' | 'type' | 'element-optionality' | 'optionality';

/** What a property is made of once its wrapping is taken off. */
interface Shape {
  readonly collection: 'single' | 'list' | 'set' | 'dictionary';
  /** A primitive type, or the name of a class. */
  readonly element: string;
  readonly isClass: boolean;
}

function shapeOf(property: Property): Shape {
  const { type, objectType } = property;
  if (type === 'list' || type === 'set' || type === 'dictionary') {
    return { collection: type, element: objectType ?? 'mixed', isClass: isUserType(objectType) };
  }
  if (type === 'object') return { collection: 'single', element: objectType ?? '', isClass: true };
  return { collection: 'single', element: type, isClass: false };
}

/**
 * The one compatibility predicate: `undefined` when two properties agree, else what they disagree in.
 * It is Realm Core's own, for opening a file, merging and uploading alike (realm-core.md 0 and 5).
 * `isLinkTarget` says whether a class name stands for a top-level class, so that a link is told from an embedded object.
 */
export function propertyDifference(
  left: Property,
  right: Property,
  isLinkTarget: (name: string) => boolean,
): PropertyDifference | undefined {
  const a = shapeOf(left);
  const b = shapeOf(right);
  const isLink = (shape: Shape): boolean => shape.isClass && isLinkTarget(shape.element);
  if (a.collection !== b.collection) {
    const oneIsSingle = a.collection === 'single' || b.collection === 'single';
    return isLink(a) && isLink(b) && oneIsSingle ? 'link' : 'collection';
  }
  if (a.element !== b.element || a.isClass !== b.isClass) return isLink(a) || isLink(b) || (a.isClass && b.isClass) ? 'link' : 'type';
  if (left.optional === right.optional) return undefined;
  return a.collection === 'single' ? 'optionality' : 'element-optionality';
}
