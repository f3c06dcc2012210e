import type { MismatchOf } from '../compare/difference';
import type { RealmMigration } from '../compare/realm-migration';
import type { PropertyDifference } from '../schema/compatible';
import type { Place, Property } from '../schema/model';
import type { ServerProperty } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import type { Spot } from './finding';

/** The type part of a property: what a declaration must come to. */
export type Declared = Pick<Property, 'type' | 'objectType' | 'optional' | 'presentation'>;

/** What to change in a source of the client. `from` is what is declared now. */
export type ClientChange =
  | { readonly kind: 'declare'; readonly from: Declared; readonly to: Declared }
  | { readonly kind: 'map'; readonly from: Declared; readonly to: string }
  | { readonly kind: 'add'; readonly class: string; readonly name: string; readonly to: Declared }
  | { readonly kind: 'respell'; readonly from: string; readonly to: string }
  | {
      /** At the version of a realm, else at its list of classes. */
      readonly kind: 'migrate';
      /** The version to set; `null` where it stays. */
      readonly to: number | null;
      /** What the function of the realm carries over; `null` where none is written. */
      readonly migration: RealmMigration | null;
      /** A function of its own, or more in the one that is there. */
      readonly writes: 'function' | 'more';
    };

/** What to change in a schema of the server. */
export type ServerChange =
  | { readonly kind: 'require' | 'unrequire'; readonly name: string }
  | { readonly kind: 'add'; readonly name: string; readonly to: Declared };

/**
 * One way to mend a finding, on one side. It is data: whoever applies it turns it into edits of a text. With `guess`, something
 * else may have been meant, so that nobody but the author can choose it.
 */
export type Repair = { readonly title: string; readonly place: Place; readonly guess?: true } & (
  | { readonly side: 'client'; readonly change: ClientChange }
  | { readonly side: 'server'; readonly change: ServerChange }
);

export function onClient(title: string, place: Place, change: ClientChange): Repair {
  return { side: 'client', title, place, change };
}

export function onServer(title: string, place: Place, change: ServerChange): Repair {
  return { side: 'server', title, place, change };
}

/** The declaration that fits the server: a counter stays one as long as it is an int. */
function fitting(from: Property, { type, objectType, optional }: ServerProperty): Declared {
  return {
    type,
    optional,
    ...(objectType === undefined ? {} : { objectType }),
    ...(from.presentation !== undefined && type === from.type ? { presentation: from.presentation } : {}),
  };
}

/** Declares a property of the client as the server has it. */
export function declareAsServer(from: Property, to: ServerProperty): Repair {
  const wanted = fitting(from, to);
  return onClient(`Declare it as \`${spell(wanted)}\`, as the server does.`, from.source, { kind: 'declare', from, to: wanted });
}

/** Takes a name out of `required`. */
export function unrequire(name: string, place: Place, why = ''): Repair {
  return onServer(`Remove \`${name}\` from \`required\`${why}.`, place, { kind: 'unrequire', name });
}

/** Takes what a finding is about out of `required`, where it is listed. */
export function unrequireAt({ property, server }: Spot): readonly Repair[] {
  return property === null || server === null ? [] : [unrequire(property, server)];
}

/** Lists a property in `required`, or no longer, as the client has it. */
export function listAsClient({ optional }: Property, { mapTo: name, source }: ServerProperty): Repair {
  return optional
    ? unrequire(name, source, ', since the client may leave it out')
    : onServer(`Add \`${name}\` to \`required\`, as the client declares it.`, source, { kind: 'require', name });
}

/** The repair of a property that the two sides declare differently: the client follows. */
export function followServer({ client, server }: MismatchOf<PropertyDifference>): readonly Repair[] {
  return [declareAsServer(client.property, server.property)];
}

/** The repair of a name that is misspelt in code. */
export function respell({ client, misspelt }: Spot): readonly Repair[] {
  if (client === null || misspelt === undefined) return [];
  const { written: from, meant: to } = misspelt;
  return [onClient(`Write \`${to}\`.`, client, { kind: 'respell', from, to })];
}
