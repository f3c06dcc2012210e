import type { Mismatch } from '../../compare/difference';
import type { Finding } from '../../rule/finding';
import type { NotCompared } from '../../rule/not-compared';
import type { ClientClass } from '../../schema/client-schemas';
import { isStored, isUserType, type ObjectSchema, type Property } from '../../schema/model';
import type { ServerClass } from '../../schema/server-schemas';
import { spell } from '../../schema/spelling';
import { propertyRemarks } from '../canonical';
import type { PropertyRow, SideText, Standing } from './class-view';

/** What is known of the properties of a class, by their stored names. */
export interface RowFacts {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly mismatches: ReadonlyMap<string, readonly Mismatch[]>;
  readonly notCompared: ReadonlyMap<string, readonly NotCompared[]>;
}

function sideText(schema: ObjectSchema, property: Property): SideText {
  const isLink = isUserType(property.objectType) && isStored(property);
  return { type: spell(property), remarks: propertyRemarks(schema, property), leadsTo: isLink ? (property.objectType ?? null) : null };
}

const byStoredName = ({ properties }: ObjectSchema): ReadonlyMap<string, Property> =>
  new Map([...properties.values()].map((property) => [property.mapTo, property]));

const ONE_SIDED: Readonly<Partial<Record<Mismatch['kind'], Standing>>> = {
  'client-only-property': 'client-only',
  'server-only-property': 'server-only',
};

function standingOf(
  client: Property | undefined, server: Property | undefined, mismatches: readonly Mismatch[], isUnread: boolean,
): Standing {
  const [first] = mismatches;
  if (first !== undefined) return ONE_SIDED[first.kind] ?? 'differs';
  if (isUnread || client?.type === 'linkingObjects') return 'aside';
  if (client !== undefined && server !== undefined) return 'same';
  return client === undefined ? 'server-only' : 'aside';
}

/** Names that are declared and could not be read belong into the table as well. */
function unreadNames(client: ClientClass | null, server: ServerClass | null): readonly string[] {
  return [...(client?.unread.properties ?? []), ...(server?.unread ?? [])];
}

/** The properties of a class of both sides by their stored names: those of the client in their order, then what only the server has. */
export function propertyRows(
  client: ClientClass | null, server: ServerClass | null, facts: RowFacts, isAside: boolean,
): readonly PropertyRow[] {
  const onClient = client === null ? new Map<string, Property>() : byStoredName(client);
  const onServer = server === null ? new Map<string, Property>() : byStoredName(server);
  const unread = new Set(unreadNames(client, server));
  return [...new Set([...onClient.keys(), ...onServer.keys(), ...unread])].map((name): PropertyRow => {
    const [here, there] = [onClient.get(name), onServer.get(name)];
    const missing: Standing | undefined = isAside ? 'aside' : client === null ? 'server-only' : server === null ? 'client-only' : undefined;
    return {
      name,
      client: client === null || here === undefined ? null : sideText(client, here),
      server: server === null || there === undefined ? null : sideText(server, there),
      standing: missing ?? standingOf(here, there, facts.mismatches.get(name) ?? [], unread.has(name)),
      reason: facts.notCompared.get(name)?.[0]?.reason ?? (here?.type === 'linkingObjects' ? 'computed on the device, and stored nowhere' : null),
      findings: facts.findings.get(name) ?? [],
    };
  });
}
