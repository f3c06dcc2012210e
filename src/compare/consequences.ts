import type { ClientClass } from '../schema/client-schemas';
import { isStored } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import type { Mismatch } from './mismatch';
import type { Sides } from './pairs';
import { likelyClassRenames } from './rename';

type Missing = Extract<Mismatch, { readonly kind: 'client-only-class' }>;
type Link = Extract<Mismatch, { readonly verdict: unknown }>;

const isMissing = (mismatch: Mismatch): mismatch is Missing => mismatch.kind === 'client-only-class';
const isLink = (mismatch: Mismatch): mismatch is Link => mismatch.kind === 'link';

/** The links of compared classes that lead to a class, as the client has them. */
function linksByTarget(mismatches: readonly Mismatch[]): Map<string, Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of mismatches.filter(isLink)) {
    const target = link.clientProperty.objectType ?? '';
    found.set(target, [...(found.get(target) ?? []), link]);
  }
  return found;
}

/** The class that only the server has and that the server's end of a link leads to. */
function counterpart({ serverProperty }: Link, { client, server }: Sides): ServerClass | undefined {
  const name = serverProperty.objectType ?? '';
  return client.has(name) ? undefined : server.get(name);
}

/** The class of the server that stands for a missing one under another name: what its links lead to, else what is alike. */
function counterparts(missing: readonly Missing[], links: ReadonlyMap<string, readonly Link[]>, sides: Sides): Map<ClientClass, ServerClass> {
  const linked = new Map(missing.flatMap(({ client }) => {
    const found = links.get(client.name)?.map((link) => counterpart(link, sides)).find((schema) => schema !== undefined);
    return found === undefined ? [] : [[client, found]];
  }));
  const taken = new Set(linked.values());
  const rest = missing.map(({ client }) => client).filter((client) => !linked.has(client));
  const free = [...sides.server.values()].filter((each) => !sides.client.has(each.name) && !taken.has(each));
  return new Map([...linked, ...likelyClassRenames(rest, free)]);
}

/** The properties that hold each embedded class, by its name. */
function holdersOf({ client }: Sides): Map<string, { readonly owner: string; readonly property: string }[]> {
  const found = new Map<string, { owner: string; property: string }[]>();
  for (const owner of client.values()) {
    for (const { objectType, mapTo } of [...owner.properties.values()].filter(isStored)) {
      if (objectType === undefined || client.get(objectType)?.embedded !== true) continue;
      found.set(objectType, [...(found.get(objectType) ?? []), { owner: owner.name, property: mapTo }]);
    }
  }
  return found;
}

/**
 * The missing embedded classes of which everything that holds them is missing itself: a class, or a property. They come to
 * the server with it. Of those that only hold each other, none is one.
 */
function comingAlong(missing: readonly Missing[], mismatches: readonly Mismatch[], sides: Sides): ReadonlySet<string> {
  const embedded = missing.filter(({ client }) => client.embedded).map(({ client }) => client.name);
  if (embedded.length === 0) return new Set();
  const holders = holdersOf(sides);
  const absent = new Set(missing.filter(({ client }) => !client.embedded).map(({ client }) => client.name));
  const properties = new Set(mismatches.flatMap((each) => (each.kind === 'client-only-property' ? [`${each.client.name}.${each.clientProperty.mapTo}`] : [])));
  const found = new Set<string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const name of embedded) {
      const own = holders.get(name) ?? [];
      if (own.length > 0 && own.every(({ owner, property }) => absent.has(owner) || found.has(owner) || properties.has(`${owner}.${property}`))) found.add(name);
    }
  }
  return found;
}

/**
 * One change, one finding: where the two sides call a class differently, the links to it disagree as well. A top-level
 * class explains its links: naming it alike mends them all. An embedded class is named where it is held, so there it is the
 * property that explains the missing class; and it is not missing by itself where that property, or its class, is missing too.
 */
export function withConsequences(mismatches: readonly Mismatch[], sides: Sides): Mismatch[] {
  const missing = mismatches.filter(isMissing);
  if (missing.length === 0) return [...mismatches];
  const along = comingAlong(missing, mismatches, sides);
  const links = linksByTarget(mismatches);
  const similar = counterparts(missing, links, sides);
  const named = new Map(missing.map((each) => {
    const to = similar.get(each.client);
    const explains = each.client.embedded ? [] : (links.get(each.client.name) ?? []).filter((link) => to !== undefined && link.serverProperty.objectType === to.name);
    return [each.client.name, { ...each, similar: to, explains }];
  }));
  return mismatches.filter((mismatch) => !isMissing(mismatch) || !along.has(mismatch.client.name)).map((mismatch) => {
    if (isMissing(mismatch)) return named.get(mismatch.client.name) ?? mismatch;
    const held = isLink(mismatch) ? named.get(mismatch.clientProperty.objectType ?? '') : undefined;
    return held?.client.embedded === true ? { ...mismatch, explains: [held] } : mismatch;
  });
}
