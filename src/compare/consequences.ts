import type { ClientClass } from '../schema/client-schemas';
import { isStored } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import type { Mismatch, MismatchOf } from './difference';
import type { Sides } from './pairs';
import { likelyClassRenames } from './rename';

type Missing = MismatchOf<'client-only-class'>;
type Link = MismatchOf<'link'>;

const isMissing = (mismatch: Mismatch): mismatch is Missing => mismatch.kind === 'client-only-class';
const isLink = (mismatch: Mismatch): mismatch is Link => mismatch.kind === 'link';

/** The links of compared classes that lead to a class, as the client has them. */
function linksByTarget(mismatches: readonly Mismatch[]): Map<string, Link[]> {
  const found = new Map<string, Link[]>();
  for (const link of mismatches.filter(isLink)) {
    const target = link.client.property.objectType ?? '';
    found.set(target, [...(found.get(target) ?? []), link]);
  }
  return found;
}

/** The class that only the server has and that the server's end of a link leads to. */
function counterpart(link: Link, { client, server }: Sides): ServerClass | undefined {
  const name = link.server.property.objectType ?? '';
  return client.has(name) ? undefined : server.get(name);
}

/** The class of the server that stands for a missing one under another name: what its links lead to, else what is alike. */
function counterparts(
  missing: readonly Missing[],
  links: ReadonlyMap<string, readonly Link[]>,
  sides: Sides,
): Map<ClientClass, ServerClass> {
  const linked = new Map(
    missing.flatMap(({ client: { schema } }) => {
      const found = links
        .get(schema.name)
        ?.map((link) => counterpart(link, sides))
        .find((each) => each !== undefined);
      return found === undefined ? [] : [[schema, found]];
    }),
  );
  const taken = new Set(linked.values());
  const rest = missing.map(({ client }) => client.schema).filter((schema) => !linked.has(schema));
  const free = [...sides.server.values()].filter((each) => !sides.client.has(each.name) && !taken.has(each));
  return new Map([...linked, ...likelyClassRenames(rest, free)]);
}

/** The properties that hold some classes, or link to them, by the name of the class. */
function holdersOf(names: readonly string[], { client }: Sides): Map<string, { readonly owner: string; readonly property: string }[]> {
  const found = new Map(names.map((name): [string, { owner: string; property: string }[]] => [name, []]));
  for (const owner of client.values()) {
    for (const { objectType = '', mapTo } of [...owner.properties.values()].filter(isStored)) {
      found.get(objectType)?.push({ owner: owner.name, property: mapTo });
    }
  }
  return found;
}

/**
 * The missing embedded classes of which everything that holds them is missing itself: a class, or a property. They come to
 * the server with it. Of those that only hold each other, none is one.
 */
function comingAlong(missing: readonly Missing[], mismatches: readonly Mismatch[], sides: Sides): ReadonlySet<string> {
  const embedded = missing.filter(({ client }) => client.schema.embedded).map((each) => each.class);
  if (embedded.length === 0) return new Set();
  const holders = holdersOf(embedded, sides);
  const absent = new Set(missing.filter(({ client }) => !client.schema.embedded).map((each) => each.class));
  const properties = new Set(
    mismatches.flatMap((each) => (each.kind === 'client-only-property' ? [`${each.class}.${each.property ?? ''}`] : [])),
  );
  const found = new Set<string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const name of embedded) {
      const own = holders.get(name) ?? [];
      const isAlong = own.every(({ owner, property }) => absent.has(owner) || found.has(owner) || properties.has(`${owner}.${property}`));
      if (own.length > 0 && isAlong) found.add(name);
    }
  }
  return found;
}

/** Behind a validator no link names a class: what stands for a missing one is only told by what is alike. */
export function withCounterparts(mismatches: readonly Mismatch[], sides: Sides): Mismatch[] {
  const similar = counterparts(mismatches.filter(isMissing), new Map(), sides);
  return mismatches.map((each) => {
    const to = isMissing(each) ? similar.get(each.client.schema) : undefined;
    return isMissing(each) && to !== undefined ? { ...each, server: { schema: to, property: undefined } } : each;
  });
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
  const named = new Map(missing.map((each): [string, Missing] => {
    const { schema } = each.client;
    const to = similar.get(schema);
    const explains = schema.embedded
      ? []
      : (links.get(schema.name) ?? []).filter((link) => to !== undefined && link.server.property.objectType === to.name);
    return [schema.name, { ...each, server: to === undefined ? null : { schema: to, property: undefined }, explains }];
  }));
  return mismatches.filter((mismatch) => !along.has(mismatch.class)).map((mismatch) => {
    if (isMissing(mismatch)) return named.get(mismatch.class) ?? mismatch;
    const held = isLink(mismatch) ? named.get(mismatch.client.property.objectType ?? '') : undefined;
    return held?.client.schema.embedded === true ? { ...mismatch, explains: [held] } : mismatch;
  });
}
