import { changedDeclaration } from '../src/rule/changed-declaration';

const KEEP = 'Keep `{{before}}`; for another key, use a new class';
const FACTS = ['`{{class}}`', '`{{before}}`', '`{{after}}`'];

/** The primary key has another name, type or optionality: objects are found by it, and it cannot change where data is. */
export const rule = changedDeclaration({
  id: 'changed-primary-key',
  description: 'disallow changes of the name, type or optionality of a primary key',
  reference: 'server-schema.md 6, realm-core.md 2',
  on: ['primary-key'],
  subject: 'The primary key of `{{class}}`',
  noun: 'key',
  realm: 'with',
  opens: '"Primary Key for class has changed" for another name, "has been changed from" for another type',
  keep: { client: `${KEEP}.`, server: `${KEEP} with a collection of its own, and copy the documents.` },
  errors: { unlike: ['B5', 'B6'], open: ['E4', 'E6', 'F5', 'F7'], deploy: ['D9', 'E9'], read: ['E37'] },
  messages: {
    server: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: the change cannot be deployed without terminating sync, and no object of an earlier client is found by its key any more (Bad changeset).',
    },
    serverFits: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}, and the client has it so: the change cannot be deployed without terminating sync, and no object of a client with the earlier key is found by it any more (Bad changeset).',
    },
    apart: { help: 'Keep what both were; for another key, use a new class with a collection of its own, and copy the documents.' },
    validator: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: what installed clients write has the earlier key, which is refused now ({{refusal}}), and the key of a stored document cannot be changed.',
      help: `${KEEP} with a collection of its own, and copy the documents.`,
      errors: ['G1', 'G2'],
    },
    local: {
      text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version is not opened, or its migration fails where objects get the same key.',
      help: 'Raise `schemaVersion` and give every object a key of its own in the migration function (`onMigration`), or use a new class.',
      errors: ['E4', 'E6', 'E11', 'E38'],
    },
  },
}, {
  clientOptionality: {
    text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the client since {{baseline}}: its values stay, but a device that holds a realm of the earlier version does not open it ("has been made {{became}}").',
    help: 'Keep `{{before}}`. Where the server already has `{{after}}`, keep that, and have these devices delete the realm.',
    errors: ['B7', 'E2', 'E3', 'F6'],
    facts: FACTS,
  },
  serverOptionality: {
    text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on the server since {{baseline}}: its values stay, but the change cannot be deployed without terminating sync, and the tables of clients with `{{before}}` no longer fit ("is nullable on one side, but not the other").',
    help: 'Keep `{{before}}`. Where the clients already have `{{after}}`, terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client.',
    errors: ['B7', 'D9', 'E9', 'F6'],
    facts: FACTS,
  },
  bothOptionality: {
    text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` on both sides since {{baseline}}: its values stay, but it cannot be deployed without terminating sync, and installed clients keep a realm that no longer opens ("has been made {{became}}").',
    help: 'Keep `{{before}}` on both sides.',
    errors: ['B7', 'D9', 'E2', 'E3', 'E9', 'F6'],
    facts: FACTS,
  },
  localOptionality: {
    text: 'The primary key of `{{class}}` changed from `{{before}}` to `{{after}}` since {{baseline}}: a realm of the earlier version is not opened until its version rises, and where the key becomes required it is made anew with empty values.',
    help: 'Raise `schemaVersion`, and carry the keys over in the migration function (`onMigration`) where it becomes required.',
    errors: ['E2', 'E3', 'E11'],
    facts: FACTS,
  },
}, (judgement, { changes, side }) => {
  const all = [changes.client, changes.server].filter((each) => each?.kind === 'primary-key');
  if (all.some(({ differs }) => differs !== 'optionality')) return judgement;
  const { message } = judgement;
  if (message === 'validator' || message === 'sent' || message === 'taken') return side === 'both' ? { ...judgement, message: 'localOptionality', breaks: ['open'] } : undefined;
  return { ...judgement, message: OF_OPTIONALITY[message] };
});

/** Another optionality is another column to a realm, but the keys stay; every document of MongoDB has a key anyway. */
const OF_OPTIONALITY = {
  client: 'clientOptionality',
  clientFits: 'clientOptionality',
  server: 'serverOptionality',
  serverFits: 'serverOptionality',
  both: 'bothOptionality',
  apart: 'bothOptionality',
  local: 'localOptionality',
} as const;
