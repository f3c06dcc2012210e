import type { Comparison } from '../../compare/comparison';
import type { Mismatch } from '../../compare/difference';
import { byName } from '../../compare/pairs';
import type { Finding } from '../../rule/finding';
import type { NotCompared } from '../../rule/not-compared';
import type { ClientClass } from '../../schema/client-schemas';
import { kindOf } from '../../schema/model';
import type { ServerClass } from '../../schema/server-schemas';
import type { Report } from '../json';
import { gravest, type ClassView, type Pairing, type Standing } from './class-view';
import type { Anchors } from './anchors';
import { propertyRows, type RowFacts } from './property-rows';

/** Things by a key, in the order in which they come. */
function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}

interface Facts {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly mismatches: ReadonlyMap<string, readonly Mismatch[]>;
  readonly notCompared: ReadonlyMap<string, readonly NotCompared[]>;
}

interface Sides {
  readonly client: ClientClass | null;
  readonly servers: readonly ServerClass[];
  readonly isCompared: boolean;
}

function rowFacts(name: string, server: ServerClass | null, { findings, mismatches, notCompared }: Facts): RowFacts {
  const isOfPair = ({ kind, server: other }: Mismatch): boolean =>
    kind === 'client-only-class' || server === null || other === null || other.schema === server;
  return {
    findings: grouped(findings.get(name) ?? [], ({ property }) => property ?? ''),
    mismatches: grouped((mismatches.get(name) ?? []).filter(isOfPair), ({ property }) => property ?? ''),
    notCompared: grouped(notCompared.get(name) ?? [], ({ property }) => property ?? ''),
  };
}

/** A class that both sides have disagrees where anything is wrong with it, on whichever side. */
function standingOf(client: ClientClass | null, pairings: readonly Pairing[], facts: Facts, isAside: boolean): Standing {
  if (isAside) return 'aside';
  if (client === null) return 'server-only';
  if (pairings.every(({ server }) => server === null)) return 'client-only';
  const own = facts.mismatches.get(client.name) ?? [];
  const rows = pairings.flatMap((each) => each.rows);
  const isWrong = own.some(({ property, kind }) => property === null && kind !== 'server-only-property');
  const disagrees = ({ standing, findings }: (typeof rows)[number]): boolean =>
    standing === 'differs' || standing === 'client-only' || (standing === 'server-only' && findings.length > 0);
  return isWrong || rows.some(disagrees) ? 'differs' : 'same';
}

/** A class with its counterparts: those it was compared with, or else the one of its name that it was not compared with. */
function viewOf(shown: ClientClass | ServerClass, sides: Sides, facts: Facts, anchors: Anchors): ClassView {
  const { client, servers, isCompared } = sides;
  const { name } = shown;
  const isMissing = facts.mismatches.get(name)?.some(({ kind }) => kind === 'client-only-class') === true;
  const isAside = client !== null && !isCompared && !isMissing;
  const pairings = (servers.length === 0 ? [null] : servers).map((server): Pairing => {
    const own = rowFacts(name, server, facts);
    return { server, rows: propertyRows(client, server, own, isAside) };
  });
  const findings = facts.findings.get(name) ?? [];
  return {
    id: anchors.ofClass(name),
    name,
    kind: kindOf(shown),
    standing: standingOf(client, pairings, facts, isAside),
    client,
    pairings,
    findings,
    severity: gravest(findings),
    reason: facts.notCompared.get(name)?.find(({ property }) => property === null)?.reason ?? null,
  };
}

/** The classes of both sides: those of the client in their order, each with those of the server that it was compared with, then the others. */
export function classViews(comparison: Comparison, { findings, notCompared }: Report, anchors: Anchors): readonly ClassView[] {
  const facts: Facts = {
    findings: grouped(findings, ({ class: name }) => name ?? ''),
    mismatches: grouped(comparison.mismatches, ({ class: name }) => name),
    notCompared: grouped(notCompared, ({ class: name }) => name ?? ''),
  };
  const { client, server, compared } = comparison;
  const partners = grouped(compared, (pair) => pair.client.name);
  const paired = new Set(compared.map((pair) => pair.server));
  const unpaired = byName(server.classes.filter((each) => !paired.has(each)));
  const own = client.classes.map((each) => {
    const servers = (partners.get(each.name) ?? []).map((pair) => pair.server);
    const namesake = servers.length > 0 ? undefined : unpaired.get(each.name);
    if (namesake !== undefined) unpaired.delete(each.name);
    const sides = { client: each, servers: namesake === undefined ? servers : [namesake], isCompared: servers.length > 0 };
    return viewOf(each, sides, facts, anchors);
  });
  const others = [...unpaired.values()].map((each) => viewOf(each, { client: null, servers: [each], isCompared: false }, facts, anchors));
  return [...own, ...others];
}
