import { catalogue, entryOf } from './catalogue';
import { explanationOf, type Explanation } from './explanation';

/** Names that come with numbers: of Realm Core's statuses, and of the protocol. */
const NAMES: Readonly<Record<string, number>> = {
  'Invalid schema change (UPLOAD)': 225,
  InvalidSchemaChange: 2019,
  AutoClientResetFailed: 1028,
  SyncClientResetRequired: 1032,
  InvalidSubscriptionQuery: 1031,
  SyncCompensatingWrite: 1033,
  SyncWriteNotAllowed: 1044,
  SyncSchemaMigrationError: 1046,
  BadSyncPartitionValue: 1029,
  NoSubscriptionForWrite: 1026,
  'SchemaValidationFailed(2016)': 2016,
  'InvalidSchemaVersion(2018)': 2018,
  RLM_ERR_BAD_CHANGESET: 1015,
  RLM_ERR_NO_SUBSCRIPTION_FOR_WRITE: 1026,
  RLM_ERR_AUTO_CLIENT_RESET_FAILED: 1028,
  RLM_ERR_BAD_SYNC_PARTITION_VALUE: 1029,
  RLM_ERR_INVALID_SUBSCRIPTION_QUERY: 1031,
  RLM_ERR_SYNC_CLIENT_RESET_REQUIRED: 1032,
  RLM_ERR_SYNC_COMPENSATING_WRITE: 1033,
  RLM_ERR_SYNC_INVALID_SCHEMA_CHANGE: 1036,
  RLM_ERR_SYNC_PERMISSION_DENIED: 1037,
  RLM_ERR_SYNC_SERVER_PERMISSIONS_CHANGED: 1040,
  RLM_ERR_SYNC_USER_MISMATCH: 1041,
  RLM_ERR_WRONG_SYNC_TYPE: 1043,
  RLM_ERR_SYNC_WRITE_NOT_ALLOWED: 1044,
  RLM_ERR_SYNC_SCHEMA_MIGRATION_ERROR: 1046,
  RLM_ERR_SCHEMA_VALIDATION_FAILED: 2016,
  RLM_ERR_SCHEMA_MISMATCH: 2017,
  RLM_ERR_INVALID_SCHEMA_VERSION: 2018,
  RLM_ERR_INVALID_SCHEMA_CHANGE: 2019,
  RLM_ERR_PROPERTY_TYPE_MISMATCH: 3001,
  RLM_ERR_PROPERTY_NOT_NULLABLE: 3002,
  RLM_ERR_MISSING_PROPERTY_VALUE: 3004,
  RLM_ERR_NO_SUCH_TABLE: 3020,
  'destructive schema change: cannot': 225,
  'additive schema change: adding': 225,
  'non-breaking schema change: adding': 225,
};

/** Where Realm's SDKs and sync logs print a number. Nowhere else is a number taken for an error of Realm. */
const PLACES: readonly { readonly anchor: string; readonly number: RegExp }[] = [
  { anchor: 'Received: ERROR(error_code=', number: /Received: ERROR\(error_code=(\d{3,4})\b/ },
  { anchor: 'Received: ERROR "', number: /Received: ERROR "[^\n]{0,600}?error_code=(\d{3,4})\b/ },
  { anchor: 'ProtocolErrorCode=', number: /ProtocolErrorCode=(\d{3,4})\b/ },
  { anchor: 'Domain=io.realm.sync', number: /Domain=io\.realm\.sync[^\n]{0,900}?statusCode=(\d{3,4})\b/ },
  { anchor: 'Domain=io.realm.sync', number: /Domain=io\.realm\.sync Code=(\d{3,4})\b/ },
  { anchor: 'realm::sync::Client', number: /realm::sync::Client(?:::)?Error:(\d{3,4})\b/ },
  { anchor: 'realm::sync::Protocol', number: /realm::sync::ProtocolError:(\d{3,4})\b/ },
  { anchor: 'realm::sync::Client', number: /realm::sync::Client[^\n]{0,200}?\bcode\W{1,4}(\d{3,4})\b/ },
  { anchor: 'realm::sync::Protocol', number: /realm::sync::Protocol[^\n]{0,200}?\bcode\W{1,4}(\d{3,4})\b/ },
];

/** Where a number counts in a paste: what stands beside it, if anything, is too common to be looked for in large logs. */
const PASTED_PLACES: readonly RegExp[] = [
  /\[(?:client|session|connection|sync)\]\[(?:\w+\()?(\d{3,4})\)?\]/i,
  /\b(?:SyncError|SyncSessionError|ClientReset|SessionException|RealmException|RLMSyncError)\b[^\n]{0,600}?\bcode\b\W{1,4}(\d{3,4})\b/i,
  /\bMongo\w*(?:Error|Exception)\b[^\n]{0,600}?\bcode\b\W{1,4}(121)\b/,
  /^\W*(?:(?:realm|sync|mongodb|server|client|protocol|error|code|errorcode|error_code|number|no)\W*){0,5}(\d{3,5})\W*$/i,
  /^\s*\{\s*["']?(?:code|errorCode|error_code|statusCode)["']?\s*:\s*"?(\d{3,5})"?\s*\}\s*$/,
  /^\s*\{(?=[^\n]*\b(?:isFatal|logUrl)\b)[^\n]{0,2000}?\bcode["']?\s*:\s*"?(\d{3,5})\b/,
];

/** What a large log is searched for beside the wordings of the catalogue. */
export const codeAnchors: readonly string[] = [...Object.keys(NAMES), ...new Set(PLACES.map(({ anchor }) => anchor))];

function codeIn(text: string): number | undefined {
  for (const { anchor, number } of PLACES) {
    const found = text.includes(anchor) ? number.exec(text)?.[1] : undefined;
    if (found !== undefined) return Number(found);
  }
  const name = Object.keys(NAMES).find((each) => text.includes(each));
  return name === undefined ? undefined : NAMES[name];
}

function pastedCodeIn(text: string): number | undefined {
  const found = PASTED_PLACES.map((place) => place.exec(text)?.[1]).find((each) => each !== undefined);
  return found === undefined ? undefined : Number(found);
}

const MEANINGS: Readonly<Record<number, string>> = {
  112: 'Said by a client, 112 is a bad changeset while downloading; said by a server, it is a broken size in the head of a changeset, which is no schema matter.',
  212: 'The server refused an upload (bad changeset).',
  225: 'The server refused a schema change by the client.',
  1015: 'A bad changeset, in either direction.',
  2019: 'A schema change that is not allowed: by the server, or by the file when the realm was opened.',
};

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function ofCode(code: number, input: string): Explanation[] {
  const candidates = catalogue.filter(({ codes }) => codes?.includes(code)).map(({ id }) => id);
  const [first] = candidates;
  if (first === undefined) return [];
  const entry = entryOf(first);
  const meaning = MEANINGS[code] ?? `${entry.title}.`;
  const cause = code in MEANINGS ? { cause: `${meaning} ${entry.cause}` } : {};
  if (candidates.length === 1) return [explanationOf(entry, input, { candidates, ...cause })];
  return [explanationOf(entry, input, {
    title: `Error ${code}, without its text`,
    cause: `${meaning} The number alone does not tell which of these it is: ${candidates.map((id) => `${id} (${uncapitalised(entryOf(id).title)})`).join('; ')}.`,
    advice: [
      'Explain the text that comes with the number: the line in the sync log, or `error.message`.',
      'Compare both sides with `npx realm-schema check`.',
    ],
    breaks: unique(candidates.flatMap((id) => entryOf(id).breaks)),
    candidates,
  })];
}

/** What a number means where there is no known text. `pasted` also takes a number that stands alone. */
export function explainCode(text: string, input: string, { pasted }: { readonly pasted: boolean }): Explanation[] {
  const code = codeIn(text) ?? (pasted ? pastedCodeIn(text) : undefined);
  return code === undefined ? [] : ofCode(code, input);
}
