import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isUserType, type ObjectSchema, type Place, type Property } from '../schema/model';
import { refusedOfClass } from '../schema/open/class-refusals';
import { refusedLinks } from '../schema/open/link-refusals';
import type { ClientChange } from '../rule/repair';

/** A change of a property that is declared. */
type DeclarationChange = Exclude<ClientChange, { kind: 'add' | 'respell' | 'migrate' }>;

const isSamePlace = (a: Place, b: Place): boolean => a.file === b.file && a.line === b.line && a.column === b.column;

/** Whether other classes take the same declaration, as from a constant: to mend it for one would change it for all. */
export function isShared(schema: ClientClass, property: Property, classes: readonly ClientClass[]): boolean {
  return classes.some(
    (each) => each.name !== schema.name && [...each.properties.values()].some(({ source }) => isSamePlace(source, property.source)),
  );
}

/** The class as it is after a change of one property. */
function changed(schema: ObjectSchema, property: Property, change: DeclarationChange): ObjectSchema {
  const { type: _type, objectType: _objectType, presentation: _presentation, ...kept } = property;
  const next: Property = change.kind === 'map' ? { ...property, mapTo: change.to } : { ...kept, ...change.to };
  return { ...schema, properties: new Map(schema.properties).set(property.name, next) };
}

/** Whether a realm is opened with a list of classes that names the class and not the one that it would link to. */
function isUnlisted(schema: ClientClass, target: string, { configurations }: ClientSchemas): boolean {
  return configurations.some(({ complete, classes }) => complete && classes.includes(schema.name) && !classes.includes(target));
}

/** Whether Realm Core would refuse the class after a change, for a reason that it does not have already: an index on a set, a link to nowhere. */
export function wouldBeRefused(
  schema: ClientClass,
  property: Property,
  change: DeclarationChange,
  client: ClientSchemas,
): boolean {
  if (change.kind === 'map' && schema.primaryKey === property.name) return true;
  const next = changed(schema, property, change);
  if (refusedOfClass(next).length > refusedOfClass(schema).length) return true;
  const target = change.kind === 'map' ? undefined : change.to.objectType;
  if (!isUserType(target)) return false;
  if (isUnlisted(schema, target, client)) return true;
  const concerned = client.classes.filter(({ name, embedded }) => name !== schema.name && (embedded || name === target));
  const links = {
    classes: new Map<string, ObjectSchema>([...concerned, next].map((each) => [each.name, each])),
    namedInCode: new Map<string, string>(),
    mayExist: (name: string) => name !== target,
  };
  return [...refusedLinks(links)].some((refusal) => refusal.class === schema.name);
}
