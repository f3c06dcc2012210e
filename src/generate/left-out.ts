import type { ClientSchemas } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import type { ServerSchemas } from '../schema/server-schemas';

/** Something of the source that is not in what was written, and why. */
export interface LeftOut {
  readonly class: string | null;
  readonly property: string | null;
  readonly reason: string;
  readonly place: Place;
}

/** What of a client was not read, and can therefore not be written for its server. */
export function unreadOfClient({ classes, unresolved, invalid }: ClientSchemas): readonly LeftOut[] {
  const byName = new Map(classes.map((each) => [each.name, each]));
  const isRead = (name: string | null, property: string | null): boolean =>
    name !== null && byName.has(name) && (property === null || byName.get(name)?.properties.has(property) === true);
  return [
    ...unresolved.map(({ class: name, property, reason, client }) => ({ class: name, property, reason, place: client })),
    ...invalid
      .filter((each) => !isRead(each.class, each.property))
      .map(({ class: name, property, message, client }) => ({ class: name, property, reason: message.replace(/\.$/, ''), place: client })),
  ];
}

/** What of a server has no Realm type, or could not be read, and can therefore not be written for its clients. */
export function unreadOfServer({ unchecked, problems }: ServerSchemas): readonly LeftOut[] {
  return [
    ...unchecked
      .filter(({ isRead }) => isRead !== true)
      .map(({ class: name, property, reason, server }) => ({ class: name, property, reason, place: server })),
    ...problems.map(({ message, place }) => ({ class: null, property: null, reason: message.replace(/\.$/, ''), place })),
  ];
}
