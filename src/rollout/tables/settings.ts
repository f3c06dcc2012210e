import type { Row } from './row';

/** Settings of the server (server-schema.md 6.1, 1.4 and 7; errors.md 5.3 for validators). */
export const SETTINGS: readonly Row[] = [
  { kinds: ['development-mode'], when: ({ wider }) => wider, plan: 'settings', reason: 'Nothing stops working, but from then on any client may change the schema of the server: it is not for production.' },
  { kinds: ['development-mode'], plan: 'lock-schema', reason: 'From then on clients whose classes or properties the server lacks end with Invalid schema change (225).' },
  { kinds: ['partition-key'], plan: 'settings-while-terminated', reason: 'The partition key can only be changed while sync is terminated, and every client is reset.' },
  { kinds: ['sync-mode'], when: ({ wider }) => wider, plan: 'settings-before-client', reason: 'Sync must be enabled before a client opens a synced realm.' },
  { kinds: ['sync-mode', 'sync-service'], plan: 'settings-while-terminated', reason: 'It can only be changed while sync is terminated, and every client is reset.' },
  { kinds: ['added-queryable-field', 'removed-queryable-field', 'added-indexed-field', 'removed-indexed-field', 'added-asymmetric-table', 'removed-asymmetric-table'], when: ({ follows }) => follows, plan: 'settings-with-mode', reason: 'It belongs to the other sync mode, and changes with it.' },
  { kinds: ['added-queryable-field'], plan: 'settings', reason: 'It can be added while sync runs; until then subscriptions by it are refused (bad query, 226).' },
  { kinds: ['removed-queryable-field'], plan: 'settings-after-client', reason: 'It can be removed while sync runs, but clients that still subscribe by it are reset.' },
  { kinds: ['added-indexed-field', 'removed-indexed-field'], plan: 'settings-while-terminated', reason: 'The indexed queryable field can only be changed while sync is terminated.' },
  { kinds: ['added-asymmetric-table', 'removed-asymmetric-table'], plan: 'settings-while-terminated', reason: 'The list of asymmetric collections can only be changed while sync is terminated.' },
  { kinds: ['strictness'], when: ({ wider }) => wider, plan: 'loosen-validator', reason: 'The validator lets properties pass from then on that it does not list.' },
  { kinds: ['strictness'], plan: 'tighten-validator', reason: 'Documents with properties that the validator does not list are refused from then on{code}.' },
  { kinds: ['validation-action'], when: ({ wider }) => wider, plan: 'loosen-validator', reason: 'Documents that do not fit are only logged from then on.' },
  { kinds: ['validation-action'], plan: 'tighten-validator', reason: 'Documents that do not fit were stored so far, and are refused from then on{code}.' },
  { kinds: ['accepted-types'], when: ({ wider }) => wider, plan: 'loosen-validator', reason: 'The validator accepts more types than before.' },
  { kinds: ['accepted-types'], plan: 'tighten-validator', reason: 'The validator no longer accepts some of the types that it did: documents that hold them are refused{code}.' },
];
