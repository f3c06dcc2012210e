import type { Fault } from '../client-schemas';
import type { ObjectSchema, Place, Property } from '../model';

/** Something that Realm Core refuses when a realm with these classes is opened (realm-core.md 1). */
export interface Refusal {
  readonly fault: Fault;
  readonly class: string;
  /** The property in code; `null` where the class as a whole is refused. */
  readonly property: string | null;
  readonly message: string;
  readonly place: Place;
}

export const ofClass = (schema: ObjectSchema, message: string, fault: Fault = 'core'): Refusal =>
  ({ fault, class: schema.name, property: null, message, place: schema.source });

export const ofProperty = (schema: ObjectSchema, property: Property, message: string, fault: Fault = 'core'): Refusal =>
  ({ fault, class: schema.name, property: property.name, message, place: property.source });
