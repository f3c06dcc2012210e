import { onClient, type Repair } from './repair';
import type { Spot } from './finding';

/**
 * The ways to mend the version of a realm: raised with a function that carries values over, or more in the one that is there;
 * else raised alone. A function is only written where something has to be carried over.
 */
export function versionRepairs({ client, migration }: Spot): readonly Repair[] {
  if (client === null || migration === undefined) return [];
  const { to, carries, name, migrates } = migration;
  const raise = to === null ? '' : `Set \`schemaVersion\` to ${to}`;
  const writes = migrates ? 'more' : 'function';
  const more = migrates ? `add to \`${name}\` what changed since` : `carry over in \`${name}\` what changed`;
  const title = raise === '' ? `${more.charAt(0).toUpperCase()}${more.slice(1)}.` : `${raise}, and ${more}.`;
  return [
    ...(carries === null ? [] : [onClient(title, client, { kind: 'migrate', to, migration: carries, writes })]),
    ...(to === null ? [] : [onClient(`${raise}.`, client, { kind: 'migrate', to, migration: null, writes })]),
  ];
}
