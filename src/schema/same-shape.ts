import type { ObjectSchema, Property } from './model';

function shapeOf({ type, objectType, optional, mapTo }: Property): string {
  return JSON.stringify([mapTo, type, objectType ?? '', optional]);
}

/** Whether two declarations of a class say the same: the same stored properties of the same types, in any order. */
export function haveSameShape(a: ObjectSchema, b: ObjectSchema): boolean {
  if (a.embedded !== b.embedded || a.asymmetric !== b.asymmetric || a.properties.size !== b.properties.size) return false;
  const shapes = new Set([...a.properties.values()].map(shapeOf));
  return [...b.properties.values()].every((property) => shapes.has(shapeOf(property)));
}
