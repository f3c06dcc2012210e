import type { Comparison } from '../compare/comparison';
import type { NotCompared } from '../rule/not-compared';
import type { Place } from '../schema/model';
import { nameList } from '../schema/name-list';

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The classes of the server that the client has too and that are not compared for a reason of this kind. */
const onBothSides = (notCompared: readonly NotCompared[], kind: NotCompared['kind']): readonly string[] =>
  notCompared.filter((each) => each.kind === kind && each.server !== null).map(({ class: name }) => name ?? '');

/** The client was there, and no class of it could be read: only what the SDK refuses is a finding, and reason enough. */
function unreadClient({ client }: Comparison, hasErrors: boolean): string | null {
  const isThere = client.files.length > 0 || client.unresolved.length > 0;
  if (!isThere || client.classes.length > 0 || (hasErrors && client.unresolved.length === 0)) return null;
  const [first] = client.unresolved;
  const why = first === undefined ? '' : ` ${at(first.client)} ${first.reason}.`;
  return `Nothing could be compared: no class of the client could be read.${why} Write the schemas so that they can be read, or say where they are with --client, or with \`client\` in the configuration.`;
}

/** Schemas are there, and none of them could be read. */
function unreadServer({ server }: Comparison): string | null {
  const first = server.classes.length > 0 ? undefined : server.unchecked.find(({ kind, isRead }) => kind === 'class' && isRead !== true);
  if (first === undefined) return null;
  const subject = first.class === null ? '' : `\`${first.class}\`: `;
  return `Nothing could be compared: no schema of the server could be read. ${at(first.server)} ${subject}${first.reason}.`;
}

/** Classes have one name on both sides, and yet none was compared: they are taken for local. */
function takenForLocal({ compared }: Comparison, notCompared: readonly NotCompared[]): string | null {
  const names = onBothSides(notCompared, 'local');
  if (compared.length > 0 || names.length === 0) return null;
  return `Nothing could be compared: ${nameList(names)} ${names.length === 1 ? 'is a class' : 'are classes'} of the server too, but the client opens ${names.length === 1 ? 'it' : 'them'} in local realms only. Take the names out of \`local\` in the configuration, name the files that open the synced realm with --client, or use --target local where no server stands behind the realms.`;
}

/** Classes have one name on both sides, and yet none was compared: no realm that is seen is given them. */
function givenToNoRealm({ compared }: Comparison, notCompared: readonly NotCompared[]): string | null {
  const names = onBothSides(notCompared, 'no-realm');
  if (compared.length > 0 || names.length === 0) return null;
  return `Nothing could be compared: ${nameList(names)} ${names.length === 1 ? 'is a class' : 'are classes'} of the server too, but no realm that the client opens is given ${names.length === 1 ? 'it' : 'them'}. Add ${names.length === 1 ? 'it' : 'them'} to the list of classes of the synced realm, or name the files that open it with --client.`;
}

const names = (all: readonly { readonly name: string }[]): string => nameList(all.map(({ name }) => name).sort());

/**
 * Why a check behind validators has compared nothing: no class has one name on both sides. Behind Device Sync each such class is an error;
 * here it is a warning, which alone would pass. `null` where something was compared, or one of the sides has nothing to compare. Of several
 * clients of one server it is no fault of one that others are the ones that write.
 */
export function nothingInCommon({ world, server, compared, mismatches }: Comparison, hasErrors: boolean): string | null {
  if (world !== 'validator' || compared.length > 0 || hasErrors) return null;
  const missing = mismatches.flatMap((each) => (each.kind === 'client-only-class' ? [each.client.schema] : []));
  const top = server.classes.filter(({ embedded }) => !embedded);
  if (missing.length === 0 || top.length === 0) return null;
  return `Nothing could be compared: no class has one name on both sides. The client has ${names(missing)}, and the server ${names(top)}. Say which are the same with \`collections\` in the configuration, name the schemas with --server, or use --target local where no server stands behind the realms.`;
}

/**
 * Why a check has compared nothing at all; `null` where it has compared something, or there is nothing that both sides could
 * have in common. A check of nothing must not pass for one that found nothing.
 */
export function nothingCompared(comparison: Comparison, notCompared: readonly NotCompared[], hasErrors: boolean): string | null {
  const { server } = comparison;
  const [problem] = server.classes.length === 0 ? server.problems : [];
  if (problem !== undefined) return `Nothing could be compared: ${at(problem.place)} ${problem.message}`;
  return unreadClient(comparison, hasErrors) ?? unreadServer(comparison)
    ?? takenForLocal(comparison, notCompared) ?? givenToNoRealm(comparison, notCompared);
}
