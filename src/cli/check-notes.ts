import path from 'node:path';
import { acceptedFile } from '../check/accepted-file';
import type { CheckResult } from '../check/check';
import type { ReleaseSummary } from '../check/released';
import type { Comparison } from '../compare/comparison';
import type { AppConfig } from '../config/config';
import type { ClientSchemas } from '../schema/client-schemas';
import { nameList } from '../schema/name-list';

export const SERVER_ALONE = 'No client was found: the server was only checked by itself and with its past. Say where the client is with --client, or with `client` in the configuration.';

export const counted = (findings: number): string => (findings === 1 ? '1 finding' : `${findings} findings`);

/** How the released clients fare with the present server. */
function releasesNote({ checked, broken, oldestWorking }: ReleaseSummary): string {
  if (checked === 0) return 'No released client was checked.';
  const clients = checked === 1 ? '1 released client' : `${checked} released clients`;
  if (broken.length === 0) return `The server works with all of ${clients} checked; the oldest is ${oldestWorking ?? ''}.`;
  return `The server breaks ${broken.length} of ${clients}: ${nameList(broken)}. ${oldestWorking === null ? 'None still works.' : `The oldest that still works is ${oldestWorking}.`}`;
}

/** Whether no client was looked for any further, since the repository holds the server only. */
export const isAlone = ({ client }: Comparison): boolean => client.files.length === 0 && client.unresolved.length === 0;

/** Where the client is, by its classes. */
function clientNote({ files, classes, unresolved }: ClientSchemas): string {
  if (files.length === 0 && unresolved.length === 0) return 'no client';
  const folders = new Set(classes.map(({ source }) => path.posix.dirname(source.file)));
  return folders.size === 0 ? 'client: no class that could be read' : `client: ${nameList([...folders])}`;
}

/** What was read, and what was set aside. */
export function notesOf({ comparison, accepted, expired, releases }: CheckResult, config: AppConfig): string[] {
  const { client, server } = comparison;
  return [
    `${clientNote(client)}; ${server.target === 'local' ? 'no server (local)' : `server: ${server.location || '.'} (${server.target})`}`,
    ...(isAlone(comparison) ? [SERVER_ALONE] : []),
    ...(releases === null ? [] : [releasesNote(releases)]),
    ...(accepted.length > 0 ? [`Accepted, and left out: ${counted(accepted.length)} (${acceptedFile(config)}, or a comment in the source).`] : []),
    ...(expired > 0 ? [`The acceptance of ${counted(expired)} has expired.`] : []),
  ];
}
