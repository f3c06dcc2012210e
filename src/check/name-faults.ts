import { closest } from 'fastest-levenshtein';
import type { Comparison } from '../compare/comparison';
import type { NameFault } from '../compare/name-fault';
import type { ConfiguredName } from '../config/configured-names';
import type { ClientSchemas } from '../schema/client-schemas';

/** What has a name beside the two sides that were compared. */
export interface NamesBeside {
  /** The other clients of the app, where it is several; `null` where one of them could not be read. */
  clients(): readonly ClientSchemas[] | null;
  /** The names of all releases that there are; absent where nobody looked for them. */
  readonly releases?: readonly string[] | undefined;
}

/** Every class that a client names, whether or not it could be read. */
function namedBy({ classes, unresolved, invalid, ambiguous, superseded }: ClientSchemas): readonly (string | null)[] {
  const others = [...unresolved, ...invalid, ...ambiguous, ...superseded].map(({ class: name }) => name);
  return [...classes.map(({ name }) => name), ...others];
}

/** Files of an export that declare no class. */
const WITHOUT_CLASS = /(?:^|\/)(?:relationships|config|rules|default_rule)\.json$/;

/** Every class that the server names; `null` for each that may have any name, as in a file that is damaged. */
function namedByServer({ server }: Comparison): readonly (string | null)[] {
  const { classes, repeated, unchecked, problems } = server;
  const read = new Set(classes.map(({ source }) => source.file));
  return [
    ...[...classes, ...repeated].map(({ name }) => name),
    ...unchecked.map(({ class: name, isNameless }) => (isNameless === true ? null : (name ?? ''))),
    ...problems.filter(({ place }) => !read.has(place.file) && !WITHOUT_CLASS.test(place.file)).map(() => null),
  ];
}

/** The names of properties that a class is seen to have, on either side; `undefined` where it may have more. */
function propertiesOf({ client, server }: Comparison, name: string): readonly string[] | undefined {
  const isOpen = [...client.unresolved, ...client.invalid, ...client.ambiguous].some((each) => each.class === name);
  const [onClient, onServer] = [client.classes, server.classes].map((classes) => classes.filter((each) => each.name === name));
  const hasMore = client.classes.some((each) => each.name === name && (each.unread.more || each.unread.properties.size > 0));
  if (isOpen || hasMore) return undefined;
  const declared = [...(onClient ?? []), ...(onServer ?? [])].flatMap(({ properties }) =>
    [...properties.values()].flatMap((property) => [property.name, property.mapTo]),
  );
  return [...declared, ...server.classes.flatMap((each) => (each.name === name ? [...each.unread] : []))];
}

const nearestOf = (name: string, known: readonly string[]): string | null => (known.length === 0 ? null : closest(name, [...known]));

/** What is wrong with one name, where `classes` are those that there are. */
function faultOf(
  { kind, name, place }: ConfiguredName, comparison: Comparison, classes: ReadonlySet<string>,
): NameFault | undefined {
  if (kind === 'rules' || kind === 'versions') return undefined;
  const fault = (nearest: string | null): NameFault => ({ kind, name, nearest, place });
  if (kind !== 'links') return classes.has(name) ? undefined : fault(nearestOf(name, [...classes]));
  const dot = name.lastIndexOf('.');
  const [owner, property] = [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
  const properties = classes.has(owner) ? propertiesOf(comparison, owner) : [];
  if (properties === undefined || properties.includes(property)) return undefined;
  const likely = classes.has(owner) ? owner : nearestOf(owner, [...classes]);
  const known = likely === null ? [] : (propertiesOf(comparison, likely) ?? []);
  return fault(likely === null ? null : `${likely}.${nearestOf(property, known) ?? property}`);
}

function classFaults(names: readonly ConfiguredName[], comparison: Comparison, clients: readonly ClientSchemas[]): readonly NameFault[] {
  const named = [...[comparison.client, ...clients].flatMap(namedBy), ...namedByServer(comparison)];
  // What has no name that is known may be what was meant.
  if (named.includes(null)) return [];
  const classes = new Set(named.filter((name) => name !== null && name !== ''));
  return names.flatMap((each) => faultOf(each, comparison, classes as ReadonlySet<string>) ?? []);
}

function versionFaults(names: readonly ConfiguredName[], releases: readonly string[] | undefined): readonly NameFault[] {
  if (releases === undefined || releases.length === 0) return [];
  return names.flatMap(({ kind, name, place }) =>
    kind !== 'versions' || releases.includes(name) ? [] : [{ kind, name, nearest: nearestOf(name, releases), place }],
  );
}

/**
 * A comparison with the names of the configuration that stand for nothing. Other clients of the app are read only where a name
 * may be one of theirs. Nothing is said where no client was read, or where something was seen whose name is not known.
 */
export function withNameFaults(comparison: Comparison, names: readonly ConfiguredName[] = [], beside: NamesBeside): Comparison {
  if (names.length === 0) return comparison;
  const versions = versionFaults(names, beside.releases);
  const isRead = comparison.client.files.length > 0;
  const alone = isRead ? classFaults(names, comparison, []) : [];
  const others = alone.length === 0 ? [] : beside.clients();
  if (others === null) return { ...comparison, nameFaults: versions };
  const classes = others.length === 0 ? alone : classFaults(names, comparison, others);
  return { ...comparison, nameFaults: [...classes, ...versions] };
}
