import { compareSides, isLocal } from '../compare/comparison';
import { clientNames } from '../compare/pairs';
import type { Baseline } from '../compare/side-changes';
import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isStored, type ObjectSchema, type Property } from '../schema/model';
import type { ServerClass, ServerProperty, ServerSchemas } from '../schema/server-schemas';
import { worldOf, type Target } from '../schema/targets';

/** One revision of an app, with its classes by the names that the client has for them. */
export interface Revision {
  readonly name: string;
  readonly client: ClientSchemas | null;
  readonly server: ServerSchemas | null;
  readonly clientClasses: ReadonlyMap<string, ClientClass>;
  readonly serverClasses: ReadonlyMap<string, ServerClass>;
  /** In how many places both sides disagree. */
  readonly mismatches: number;
}

/** What decides which classes meet the server. */
export interface Scope {
  readonly target: Target;
  /** Classes that are never synced, whatever the sources say. */
  readonly local: readonly string[];
}

/** Whether a class of the client meets the server, rather than living in local realms only. */
export function isShared({ target, local }: Scope): (schema: ClientClass) => boolean {
  return worldOf(target) === 'device' ? () => false : (schema) => !isLocal(schema, target, local);
}

const byName = <C extends ObjectSchema>(classes: readonly C[], nameOf: (schema: C) => string): Map<string, C> =>
  new Map([...classes].reverse().map((each) => [nameOf(each), each]));

export function openRevision({ name, client, server }: Baseline, scope: Scope): Revision {
  const comparison = client === null || server === null ? null : compareSides(client, server, scope.local);
  const nameOf = clientNames(comparison?.compared ?? []);
  return {
    name, client, server,
    clientClasses: byName(client?.classes ?? [], (each) => each.name),
    serverClasses: byName(server?.classes ?? [], nameOf),
    mismatches: comparison?.mismatches.filter(({ kind }) => kind !== 'server-only-property').length ?? 0,
  };
}

/** The property of a stored name. */
export function storedProperty<P extends Property>(
  schema: { readonly properties: ReadonlyMap<string, P> } | undefined,
  name: string,
): P | undefined {
  return schema === undefined ? undefined : [...schema.properties.values()].find((each) => isStored(each) && each.mapTo === name);
}

export const serverProperty = (revision: Revision, name: string, property: string): ServerProperty | undefined =>
  storedProperty(revision.serverClasses.get(name), property);
export const clientProperty = (revision: Revision, name: string, property: string): Property | undefined =>
  storedProperty(revision.clientClasses.get(name), property);
