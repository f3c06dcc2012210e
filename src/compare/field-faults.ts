import type { DeclaredField, DeclaredFields, FieldKind, FieldType } from '../schema/declared-fields';
import type { ClientClass } from '../schema/client-schemas';
import { isCollection, isPrimitive, type Place, type Property } from '../schema/model';
import { nearestName } from '../schema/nearest-name';

/** What the TypeScript of a class says otherwise than its schema. */
export type FieldFault = { readonly place: Place } & (
  | { readonly kind: 'unknown' | 'generic'; readonly key: string; readonly near: string | null }
  | { readonly kind: 'type' | 'optional' | 'required'; readonly property: Property; readonly written: string }
  /** `Realm.Object` is given another class. */
  | { readonly kind: 'other'; readonly other: string }
);

/** Where the fields of a class, and what `Realm.Object` is given, do not say what its schema says. Only what is certain. */
export function fieldFaults({ fields, generic }: DeclaredFields, schema: ClientClass): FieldFault[] {
  const { name, properties, unread } = schema;
  const isOpen = (key: string): boolean => unread.more || unread.keys?.has(key) === true;
  const unknown = (kind: 'unknown' | 'generic', key: string, place: Place): FieldFault[] =>
    properties.has(key) || isOpen(key) ? [] : [{ kind, key, near: nearOf(key, schema), place }];
  const ofFields = fields.flatMap((field): FieldFault[] => {
    const property = properties.get(field.name);
    if (property === undefined) return field.own ? [] : unknown('unknown', field.name, field.place);
    return unread.properties.has(property.mapTo) ? [] : faultsOfField(field, property);
  });
  const other = generic?.class;
  return [
    ...ofFields,
    ...(other == null || other.name === name ? [] : [{ kind: 'other' as const, other: other.name, place: other.place }]),
    ...(generic?.required ?? []).flatMap((each) => unknown('generic', each.name, each.place)),
  ];
}

/** A name as it is stored, or the one that is spelt nearly so. */
function nearOf(key: string, { properties }: ClientClass): string | null {
  const stored = [...properties.values()].find(({ mapTo }) => mapTo === key);
  return stored?.name ?? nearestName(key, properties.keys()).nearest ?? null;
}

function faultsOfField({ type, omissible, text, place }: DeclaredField, property: Property): FieldFault[] {
  const fault = (kind: 'type' | 'optional' | 'required'): FieldFault[] => [{ kind, property, written: omissible ? `?: ${text}` : text, place }];
  if (property.type === 'mixed') return [];
  if (type.of?.some((each) => !fits(each, property)) === true) return fault('type');
  if (isCollection(property.type)) {
    const element = type.of?.length === 1 ? type.of[0]?.element : undefined;
    if (element === undefined || !isPrimitive(property.objectType) || property.objectType === 'mixed') return [];
    return element.nullable === null || element.nullable === property.optional ? [] : fault(property.optional ? 'required' : 'optional');
  }
  // A link can always be null, whatever is declared; what has a default may be left out when an object is made.
  if (property.type === 'object' || property.type === 'linkingObjects') return [];
  const isNullable = omissible ? true : type.nullable;
  if (isNullable === null || isNullable === property.optional) return [];
  if (isNullable && property.default === true) return [];
  return fault(property.optional ? 'required' : 'optional');
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'double']);
const SEVERAL: ReadonlySet<string> = new Set(['list', 'array', 'linkingObjects']);

/** Whether values of a kind are what a property hands out; lists of all sorts go for each other. */
function fits({ kind, class: of, element }: FieldKind, { type, objectType }: Property): boolean {
  if (type === 'object') return of === objectType;
  if (type === 'list' || type === 'linkingObjects') return SEVERAL.has(kind) && fitsElement(element, objectType);
  if (type === 'set' || type === 'dictionary') return kind === type && fitsElement(element, objectType);
  return fitsPrimitive(kind, type);
}

const fitsPrimitive = (kind: FieldKind['kind'], type: string): boolean => (NUMBERS.has(type) ? kind === 'number' : kind === type);

function fitsElement(element: FieldType | undefined, objectType: string | undefined): boolean {
  if (element?.of == null || objectType === 'mixed') return true;
  return element.of.every(({ kind, class: of }) => (isPrimitive(objectType) ? fitsPrimitive(kind, objectType) : of === objectType));
}
