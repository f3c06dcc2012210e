import { isLocal, type Comparison } from '../compare/comparison';
import type { NotCompared, NotComparedKind } from '../rule/not-compared';
import type { Ambiguity } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import type { ServerClass, Unchecked } from '../schema/server-schemas';

const at = ({ file, line }: Place): string => `${file}:${line}`;

/** The declarations of a class behind the first, which is the one that counts. */
function othersOf(kind: NotComparedKind, all: readonly Ambiguity[], reasonOf: (first: string) => string): NotCompared[] {
  return all.flatMap(({ class: name, declarations: [first, ...others] }) =>
    others.map((client): NotCompared => ({
      kind,
      class: name,
      property: null,
      reason: reasonOf(first === undefined ? '' : at(first)),
      client,
      server: null,
    })),
  );
}

const KINDS: Readonly<Record<Unchecked['kind'], NotComparedKind>> = {
  type: 'type',
  'null-type': 'type',
  keyword: 'keyword',
  link: 'link',
  class: 'class',
};

/** Classes of the client that no class of the server was compared with. Without a server there is nothing to compare. */
function clientAlone({ client, server, compared, target, world }: Comparison, local: readonly string[]): NotCompared[] {
  if (world === 'device') return [];
  const seen = new Set(compared.map((pair) => pair.client));
  const places = new Map(server.classes.map(({ name, source }) => [name, source]));
  return client.classes.filter((each) => !seen.has(each)).map((each): NotCompared => {
    const entry = (kind: NotComparedKind, reason: string): NotCompared => ({
      kind,
      class: each.name,
      property: null,
      reason,
      client: each.source,
      server: places.get(each.name) ?? null,
    });
    if (each.unlisted === true) return entry('no-realm', 'no realm is given it');
    if (!isLocal(each, target, local)) return entry('client-only', 'the server has no such class, or it could not be read');
    return entry('local', local.includes(each.name) ? 'the configuration says that it is local' : 'only local realms use it');
  });
}

/** Classes of the server that the client does not declare at all. */
function serverAlone({ client, server, compared }: Comparison): NotCompared[] {
  const seen = new Set(compared.map((pair) => pair.server));
  const declared = new Set(client.classes.map(({ name }) => name));
  const entry =
    (kind: NotComparedKind, reason: string) =>
    ({ name, source }: ServerClass): NotCompared => ({ kind, class: name, property: null, reason, client: null, server: source });
  return [
    ...server.classes
      .filter((each) => !seen.has(each) && !declared.has(each.name))
      .map(entry('server-only', 'the client does not declare it')),
    ...server.repeated.map(entry('repeated', 'the server declares the class elsewhere too, and that declaration was compared')),
  ];
}

/**
 * What of the server side was not understood, of the classes that are compared, or that the client has: of the others nothing is
 * compared, and they are named as such.
 */
function notUnderstood({ client, server, compared }: Comparison): NotCompared[] {
  const declared = new Set([...client.classes.map(({ name }) => name), ...compared.map((pair) => pair.server.name)]);
  const others = new Set(server.classes.map(({ name }) => name).filter((name) => !declared.has(name)));
  return server.unchecked
    .filter(({ class: name }) => name === null || !others.has(name))
    .map(({ kind, class: name, property, reason, server: place, cause }) =>
      ({ kind: KINDS[kind], class: name, property, reason, client: null, server: place, ...(cause === undefined ? {} : { cause }) }));
}

/**
 * All that was not compared, of both sides: every class that is read on either side is compared or in this list.
 */
export function notComparedIn(comparison: Comparison, local: readonly string[]): NotCompared[] {
  const { client } = comparison;
  return [
    ...client.unresolved.map(({ class: name, property, reason, client: place }): NotCompared => ({
      kind: 'unresolved',
      class: name,
      property,
      reason,
      client: place,
      server: null,
    })),
    ...othersOf(
      'ambiguous',
      client.ambiguous,
      (first) => `the class is declared with another shape at ${first}, and that one was compared`,
    ),
    ...othersOf('superseded', client.superseded, (first) => `it is an earlier version of the class at ${first}, for a migration`),
    ...clientAlone(comparison, local),
    ...serverAlone(comparison),
    ...notUnderstood(comparison),
  ];
}
