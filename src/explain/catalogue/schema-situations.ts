import type { CatalogueEntry } from '../entry';

const OPEN: CatalogueEntry['breaks'] = ['open'];
const STORE = 'realm-core object_store.cpp';
const RESET = 'Once both sides agree, reset the client or delete the file on the device; while developing, reinstalling the app does it.';
const OLD = '2014 to 2016';
const JAVA = 'realm-java before 4';

/** E9 to E13: the situations in which the client's schema is not the one that the file holds. */
export const schemaSituations: readonly CatalogueEntry[] = [
  {
    id: 'E9',
    title: 'The schema changed while the realm was open',
    wordings: [{ text: 'Unsupported schema changes were made by another client or process' }],
    schemaProblem: true,
    breaks: ['download', 'open'],
    cause: 'Sync brought a schema change that this version of the app cannot follow.',
    advice: ['Undo the breaking change on the server, or terminate sync and reset the clients.', 'Old app versions stay broken until they are updated: make such changes as additions.'],
    rules: ['removed-class', 'removed-property', 'changed-type', 'changed-optionality'],
    source: 'realm-core 5784',
    wrapper: true,
    heading: true,
    situation: true,
  },
  {
    id: 'E10',
    title: 'Another process changed the file\'s schema',
    wordings: [{ text: "Schema mismatch detected: another process has modified the Realm file's schema in an incompatible way" }],
    schemaProblem: true,
    breaks: ['download', 'open'],
    cause: 'As E9, in the wording of old SDKs: sync brought a schema that this app cannot follow.',
    advice: ['Compare both sides with `realm-schema check`.', RESET],
    rules: ['removed-class', 'removed-property', 'changed-type', 'changed-optionality'],
    source: 'realm-object-server 80',
  },
  {
    id: 'E11',
    title: 'A local realm needs a migration',
    wordings: [
      { text: 'Migration is required due to the following errors' },
      { text: "Migration is required for object type '{C}' due to the following errors", versions: OLD },
      { text: 'RealmMigrationNeededException' },
      { text: 'Assertion failed: additive || (required_changes = ', versions: 'realm 1.10' },
      { text: 'MigrationRequiredException' },
      { text: 'RealmMigration must be provided', versions: JAVA },
      { text: 'Realm on disk need to migrate from v{n1} to v{n2}', client: 'schemaVersion {n2}', server: 'file has version {n1}', versions: JAVA },
      { text: 'The schema was changed but the schema version was not updated. The configured schema version ({n1}) must be higher than the one in the Realm file ({n2})', client: 'schemaVersion {n1}', server: 'file has version {n2}', versions: 'realm-java 2 and 3' },
      { text: 'The schema was changed but the schema version was not updated. The configured schema version ({n1}) must be greater than the version in the Realm file ({n2})', client: 'schemaVersion {n1}', server: 'file has version {n2}', versions: 'realm-java 3' },
      { text: 'The schema was changed but the schema version was not updated', bare: true },
      { text: 'Field count is less than expected - expected {n1} but was {n2}', client: '{n1} properties', server: '{n2} properties', versions: JAVA },
      { text: 'Field count is more than expected - expected {n1} but was {n2}', client: '{n1} properties', server: '{n2} properties', versions: JAVA },
      { text: 'Field count does not match - expected {n1} but was {n2}', client: '{n1} properties', server: '{n2} properties', versions: JAVA },
    ],
    codes: [2017],
    schemaProblem: true,
    breaks: OPEN,
    cause: 'The client\'s schema is not the one that the local file was written with, and `schemaVersion` was not raised. Opening a synced file without its sync configuration leads here too.',
    advice: ['Raise `schemaVersion`, and write `onMigration` where values have to be moved.', 'While developing, delete the file (`deleteRealmIfMigrationNeeded`).', 'A synced realm? Then open it with its `sync` configuration; realm-java before 3.2.1 asked for a higher version there by mistake.'],
    rules: ['schema-version'],
    source: STORE,
    wrapper: true,
    heading: true,
    situation: true,
  },
  {
    id: 'E12',
    title: 'A read-only realm does not have the client\'s schema',
    wordings: [
      { text: 'The following changes cannot be made in read-only schema mode' },
      { text: "Cannot open the read only Realm. '{C}' is missing", client: 'declared', server: 'absent', versions: 'realm-java' },
    ],
    schemaProblem: true,
    breaks: OPEN,
    cause: 'A realm that is opened read-only cannot be changed to fit the client\'s schema.',
    advice: ['Declare just what the file holds, or make the file anew with the current schema.'],
    rules: ['schema-version'],
    source: STORE,
    wrapper: true,
    heading: true,
    situation: true,
  },
  {
    id: 'E13',
    title: 'The schema version is lower than the file\'s',
    wordings: [
      { text: 'Provided schema version {n1} is less than last set version {n2}', client: 'schemaVersion {n1}', server: 'file has version {n2}' },
      { text: 'Provided schema version {n1} does not equal last set version {n2}', client: 'schemaVersion {n1}', server: 'file has version {n2}' },
      { text: 'Realm on disk is newer than the one specified: v{n2} vs. v{n1}', client: 'schemaVersion {n1}', server: 'file has version {n2}', versions: JAVA },
      { text: 'Realm on disc is newer than the one specified: v{n2} vs. v{n1}', client: 'schemaVersion {n1}', server: 'file has version {n2}', versions: JAVA },
    ],
    codes: [2018],
    schemaProblem: true,
    breaks: OPEN,
    cause: '`schemaVersion` was lowered, or an older version of the app opens a newer file. Versions are whole numbers: 2.2 is none.',
    advice: ['Set `schemaVersion` to at least the version of the file.', 'On a device that went back to an older app, delete the file.'],
    rules: ['schema-version'],
    source: `${STORE}, forum 111516`,
  },
];
