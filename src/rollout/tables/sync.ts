import { QUIET, type Row } from './row';

/** What makes another column of a property. */
const COLUMN = ['collection', 'link', 'type', 'element-optionality', 'optionality'] as const;

/** What became optional leaves every document as valid as it was: none has to be converted. */
const OPTIONALITY = ['optionality', 'element-optionality'] as const;

const REFUSED = 'until the server has it, sessions of the new client end with Invalid schema change (225)';
const UNFOLLOWED = 'The server does not follow: devices that hold the earlier declaration do not open the realm, and uploads are refused; on the server the change needs sync terminated.';
const UNREAD = 'Devices that hold the earlier declaration do not open the realm; and unless the server, which was not read at both revisions, had it before, sync has to be terminated.';
const BREAKS = 'cannot be deployed while sync runs, and no installed version survives it without a client reset';

/** Classes and properties that come: the server first, as soon as a client declares them (server-schema.md 6.2 and 7). */
const ADDED: readonly Row[] = [
  { kinds: ['added-class', 'added-property'], sides: ['client'], when: ({ matches }) => matches, plan: 'release', reason: 'The server has it already.' },
  { kinds: ['added-class'], when: ({ asymmetric }) => asymmetric, plan: 'add-asymmetric', reason: 'The server must list its collection in `asymmetric_tables`, which can only be changed while sync is terminated.' },
  {
    kinds: ['added-property'],
    sides: ['client'],
    when: ({ unlike, becameOptional }) => unlike && becameOptional,
    plan: 'conform-loosely',
    reason: 'The server requires a property of this name: what the new client writes without a value is refused (Bad changeset).',
  },
  { kinds: ['added-property'], sides: ['client'], when: ({ unlike }) => unlike, plan: 'conform', reason: 'The server has a property of this name with another type: what the new client writes is refused, and what the server sends cannot be held (Bad changeset).' },
  { kinds: ['added-class', 'added-property'], sides: ['client'], when: ({ serverRead, serverHasNow }) => !serverRead && serverHasNow, plan: 'server-then-client', reason: `The server has it now, and whether it had it before was not read: ${REFUSED}.` },
  { kinds: ['added-class', 'added-property'], sides: ['client'], when: ({ serverRead }) => !serverRead, plan: 'unread-server-then-client', reason: `Whether the server has it was not read: ${REFUSED}.` },
  { kinds: ['added-property'], sides: ['client'], when: ({ developmentMode, classMissing }) => developmentMode && classMissing, plan: 'release', reason: 'Development mode is on: the server adds the class with all its properties when the first client opens the realm.' },
  { kinds: ['added-property'], sides: ['client'], when: ({ serverRead, classMissing }) => serverRead && classMissing, plan: 'missing-class-then-client', reason: `The server does not have the class at all: ${REFUSED}.` },
  { kinds: ['added-property'], sides: ['client'], when: ({ developmentMode, required }) => developmentMode && required, plan: 'missing-deploy-fill-and-release', reason: 'Development mode is on, so the first client adds it to the server, as required: documents without it then stop syncing.' },
  { kinds: ['added-class', 'added-property'], sides: ['client'], when: ({ developmentMode }) => developmentMode, plan: 'release', reason: 'Development mode is on: the server adds it when the first client opens the realm.' },
  { kinds: ['added-property'], sides: ['client'], when: ({ required }) => required, plan: 'missing-deploy-fill-and-release', reason: `The server does not have it: ${REFUSED}; and since it is required, existing documents need a value before they sync again.` },
  { kinds: ['added-class', 'added-property'], sides: ['client'], plan: 'missing-server-then-client', reason: `The server does not have it: ${REFUSED}.` },
  { kinds: ['added-property'], sides: ['server'], when: ({ required }) => required, plan: 'deploy-and-fill', reason: 'It is required: existing documents without it stop syncing until they have a value, and sync itself stops at 100,000 of them.' },
  { kinds: ['added-property'], sides: ['both'], when: ({ required }) => required, plan: 'deploy-fill-and-release', reason: 'It is required: existing documents without it stop syncing until they have a value; and the server must have it before the client does.' },
  { kinds: ['added-class', 'added-property'], sides: ['server'], plan: 'deploy', reason: 'A client may hold less than its server: installed versions go on as before.' },
  { kinds: ['added-class', 'added-property'], sides: ['both'], plan: 'server-then-client', reason: `Both sides get it, in this order: ${REFUSED}.` },
];

/** Classes and properties that go: harmless on the client, breaking on the server (server-schema.md 6.1). */
const REMOVED: readonly Row[] = [
  {
    kinds: ['removed-property'],
    sides: ['client'],
    when: ({ required }) => required,
    plan: 'release-without',
    reason: 'A client may hold less than its server, which fills in an empty value (0, "") in what this client creates.',
  },
  {
    kinds: ['removed-class', 'removed-property'],
    sides: ['client'],
    plan: 'release-without',
    reason: 'A client may hold less than its server.',
  },
  {
    kinds: ['removed-class', 'removed-property'],
    sides: ['server'],
    when: ({ clientKeeps }) => clientKeeps,
    plan: 'remove-while-in-use',
    reason:
      'The client still declares it; the removal cannot be deployed while sync runs, and clients that have it then end with Invalid schema change (225).',
  },
  {
    kinds: ['removed-class', 'removed-property'],
    sides: ['server'],
    plan: 'remove-from-server',
    reason:
      'The removal cannot be deployed while sync runs, and installed versions that have it then end with Invalid schema change (225).',
  },
  {
    kinds: ['removed-class', 'removed-property'],
    sides: ['both'],
    plan: 'remove',
    reason:
      'The client may do without it at once; the removal from the server cannot be deployed while sync runs, and breaks every installed version that has it (225).',
  },
];

/** Renames are a removal and an addition (realm-core.md 0, server-schema.md 6.2). */
const RENAMED: readonly Row[] = [
  { kinds: ['renamed-class', 'renamed-property'], sides: ['client'], when: ({ matches }) => matches, plan: 'release', reason: 'The server has the new name already; what was stored under the earlier one stays there.' },
  { kinds: ['renamed-property'], sides: ['client'], when: ({ serverRead, developmentMode, classMissing }) => serverRead && !developmentMode && classMissing, plan: 'missing-class-then-client', reason: `The server does not have the class at all: ${REFUSED}.` },
  { kinds: ['renamed-property'], sides: ['client'], when: ({ developmentMode }) => developmentMode, plan: 'rename-in-development', reason: 'Development mode is on, so the server takes the new name for a new property; what was stored under the earlier one stays there.' },
  { kinds: ['renamed-class'], sides: ['client'], when: ({ developmentMode }) => developmentMode, plan: 'rename-class-in-development', reason: 'Development mode is on, so the server makes a new collection for the new name; the objects of the earlier one stay there.' },
  { kinds: ['renamed-property'], sides: ['client'], plan: 'rename-on-client', reason: `To Realm another stored name is another property: it starts empty, and ${REFUSED}. \`mapTo\` avoids both.` },
  { kinds: ['renamed-property'], sides: ['server'], plan: 'rename-on-server', reason: 'To Realm another stored name is another property: the earlier one cannot be removed while sync runs, and clients that have it then end with Invalid schema change (225).' },
  { kinds: ['renamed-property'], sides: ['both'], plan: 'rename', reason: 'To Realm another stored name is another property: it starts empty, and the earlier one cannot be removed while sync runs. `mapTo` avoids both.' },
  { kinds: ['renamed-class'], sides: ['client'], plan: 'rename-class-on-client', reason: `To Realm another name is another class, with a collection of its own: its objects stay under the earlier name, and ${REFUSED}.` },
  { kinds: ['renamed-class'], when: ({ sameCollection }) => sameCollection, plan: 'retitle', reason: `Another title is another class for every client: it ${BREAKS}.` },
  { kinds: ['renamed-class'], plan: 'rename-class', reason: 'To Realm another name is another class: the objects have to be copied to its collection, and the earlier class cannot be removed while sync runs.' },
];

/** What a realm file and the server must agree in (realm-core.md 0). */
const CHANGED: readonly Row[] = [
  { kinds: ['moved-class'], plan: 'move', reason: 'Its documents stay in the earlier collection, and a collection whose schema goes can only be dropped from sync while sync is terminated.' },
  { kinds: ['link'], when: ({ follows }) => follows, plan: 'follows', reason: 'It follows the class that looks renamed, and shares its fate.' },
  { kinds: ['class-kind', 'primary-key', ...COLUMN], sides: ['client'], when: ({ matches, serverRead }) => matches && serverRead, plan: 'fit', reason: 'It now is what the server has; devices that hold a realm of the earlier declaration do not open it, and need a client reset.' },
  {
    kinds: ['primary-key'],
    sides: ['client'],
    when: ({ keyStays, serverRead }) => keyStays && serverRead,
    plan: 'loosen-for-client',
    reason: UNFOLLOWED,
  },
  {
    kinds: ['primary-key'],
    sides: ['server'],
    when: ({ keyStays, matches, clientKeeps }) => keyStays && (matches || !clientKeeps),
    plan: 'loosen-to-fit',
    reason: `The objects keep their keys, and no client that was read has to change; still it ${BREAKS}.`,
  },
  {
    kinds: ['primary-key'],
    sides: ['server'],
    when: ({ keyStays }) => keyStays,
    plan: 'loosen-on-server',
    reason: `The objects keep their keys, but the client, which still declares it as it was, must follow: the change ${BREAKS}.`,
  },
  { kinds: ['primary-key'], when: ({ keyStays }) => keyStays, plan: 'break-key', reason: `The objects keep their keys, but another optionality is another column to a realm: it ${BREAKS}.` },
  {
    kinds: OPTIONALITY,
    sides: ['client'],
    when: ({ developmentMode, becameOptional }) => developmentMode && becameOptional,
    plan: 'overwrite-loosely',
    reason: 'Development mode is on, so a client without a realm file overwrites the schema of the server (not in apps from before 13 September 2023); a client with one does not open it.',
  },
  { kinds: ['class-kind', 'primary-key', ...COLUMN], sides: ['client'], when: ({ developmentMode }) => developmentMode, plan: 'overwrite', reason: 'Development mode is on, so a client without a realm file overwrites the schema of the server (not in apps from before 13 September 2023), and documents that do not fit no longer sync; a client with one does not open it.' },
  { kinds: ['class-kind', 'primary-key'], plan: 'replace', reason: 'Objects cannot be carried over in place: the change needs a class and a collection of another name, with the documents copied.' },
  {
    kinds: OPTIONALITY,
    sides: ['client'],
    when: ({ serverRead, becameOptional }) => !serverRead && becameOptional,
    plan: 'break',
    reason: UNREAD,
  },
  { kinds: COLUMN, sides: ['client'], when: ({ serverRead }) => !serverRead, plan: 'break-and-convert', reason: UNREAD },
  { kinds: COLUMN, sides: ['client'], when: ({ serverHasNow }) => !serverHasNow, plan: 'change-missing', reason: 'The server does not have it at all: sessions of the client end with Invalid schema change (225) until it does, and devices that hold the earlier declaration do not open the realm.' },
  { kinds: OPTIONALITY, sides: ['client'], when: ({ becameOptional }) => becameOptional, plan: 'loosen-for-client', reason: UNFOLLOWED },
  { kinds: COLUMN, sides: ['client'], plan: 'break-for-client', reason: UNFOLLOWED },
  {
    kinds: OPTIONALITY,
    sides: ['server'],
    when: ({ becameOptional, matches, clientKeeps }) => becameOptional && (matches || !clientKeeps),
    plan: 'loosen-to-fit',
    reason: `Documents stay as valid as they were, and no client that was read has to change; still it ${BREAKS}.`,
  },
  {
    kinds: OPTIONALITY,
    sides: ['server'],
    when: ({ becameOptional }) => becameOptional,
    plan: 'loosen-on-server',
    reason: `Documents stay as valid as they were, but the client, which still declares it as it was, must follow: the change ${BREAKS}.`,
  },
  { kinds: COLUMN, sides: ['server'], when: ({ matches }) => matches, plan: 'break-to-fit', reason: `It now is what the client has, and still ${BREAKS}.` },
  { kinds: COLUMN, sides: ['server'], when: ({ clientKeeps }) => !clientKeeps, plan: 'break-to-fit', reason: `No client that was read declares it, and still it ${BREAKS}.` },
  { kinds: COLUMN, sides: ['server'], plan: 'break-on-server', reason: `The client, which still declares it as it was, must follow: the change ${BREAKS}.` },
  { kinds: ['optionality', 'element-optionality'], when: ({ becameOptional }) => becameOptional, plan: 'break', reason: `Another optionality is another column to a realm: it ${BREAKS}.` },
  { kinds: ['optionality', 'element-optionality'], plan: 'break-and-convert', reason: `Another optionality is another column to a realm: it ${BREAKS}; documents without a value need one.` },
  { kinds: ['link'], plan: 'relink', reason: `Another link is another column to a realm: it ${BREAKS}; every document must hold ids of the linked class.` },
  { kinds: ['collection', 'type'], plan: 'break-and-convert', reason: `Another type is another column to a realm: it ${BREAKS}; the documents have to be converted.` },
];

/** Device Sync and App Services (server-schema.md 6 and 7). */
export const SYNC: readonly Row[] = [...ADDED, ...REMOVED, ...RENAMED, ...CHANGED, ...QUIET];
