import type { Need } from './change';

/** The stages of a roll-out, in the order in which a team goes through them. */
export const STAGES = [
  'decide',
  'reset-handler',
  'deploy',
  'copy',
  'backfill',
  'version',
  'migrate',
  'release',
  'wait',
  'refill',
  'narrow',
  'terminate',
  'follow',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What a change asks for, and what is done about it at each stage. In a text, `{new}`, `{old}` and `{change}` stand for the
 * things that share it: with their new type, by their earlier name, or with both. The other names stand for one thing each.
 */
export interface Plan {
  readonly needs: readonly Need[];
  readonly stages: Partial<Record<Stage, readonly string[]>>;
}

const ADD = ['Add to the server: {new}.'];
const ADD_MISSING = ['Write into the files of the server, which do not have it yet, and add to the server: {new}.'];
const USE = ['Has, new: {new}.'];
const GONE = ['No longer has: {old}.'];
const LEAVE = ['Leave on the server, since a client may hold less than its server: {old}. Then only the client changes.'];
const KEEP = ['Leave as it was, and add a property of another name for the new type, server first: {change}.'];
const REPLACE = ['Leave the class as it was, and give the changed one another name and a collection of its own: {change}.'];
const CONVERT = ['Convert the documents: {change}.'];
const OPTIONAL = ['Make it optional on both sides, and no document has to be filled: {new}.'];
/** The stage is there, and what is the same for all says the rest. */
const HANDLER: readonly string[] = [];

/** By name. Nothing else knows what a change asks for. */
export const PLANS = {
  nothing: { needs: [], stages: {} },
  deploy: { needs: [], stages: { deploy: ADD } },
  release: { needs: [], stages: { release: USE } },
  'release-without': { needs: [], stages: { release: GONE } },

  'server-then-client': { needs: ['server-first'], stages: { deploy: ADD, release: USE } },
  'missing-server-then-client': { needs: ['server-first'], stages: { deploy: ADD_MISSING, release: USE } },
  'missing-class-then-client': { needs: ['server-first'], stages: { deploy: ['Write into the files of the server, which do not have it yet, and add to the server: class `{class}`, with all its properties.'], release: USE } },
  'unread-server-then-client': { needs: ['server-first'], stages: { deploy: ['See that the server, whose files were not read, has: {new}.'], release: USE } },
  'add-asymmetric': { needs: ['terminate'], stages: { 'reset-handler': HANDLER, terminate: ['Add to the server, with its collection in `asymmetric_tables`: {new}.'], follow: USE } },
  'deploy-and-fill': { needs: ['backfill'], stages: { decide: OPTIONAL, deploy: ADD, backfill: ['{fill}'] } },
  'deploy-fill-and-release': { needs: ['server-first', 'backfill'], stages: { decide: OPTIONAL, deploy: ADD, backfill: ['{fill}'], release: USE } },
  'missing-deploy-fill-and-release': { needs: ['server-first', 'backfill'], stages: { decide: OPTIONAL, deploy: ADD_MISSING, backfill: ['{fill}'], release: USE } },

  remove: {
    needs: ['client-first', 'terminate'],
    stages: {
      decide: LEAVE,
      release: GONE,
      'reset-handler': HANDLER,
      wait: ['Versions that have: {old}.'],
      terminate: ['Remove from the schema: {old}.'],
    },
  },
  'remove-from-server': {
    needs: ['client-first', 'terminate'],
    stages: {
      decide: LEAVE,
      'reset-handler': HANDLER,
      wait: ['Versions that have: {old}.'],
      terminate: ['Remove from the schema: {old}.'],
    },
  },
  'remove-while-in-use': {
    needs: ['client-first', 'terminate'],
    stages: { decide: LEAVE, release: ['Must no longer have, while the files of the client still do: {old}.'], 'reset-handler': HANDLER, wait: ['Versions that have: {old}.'], terminate: ['Remove from the schema: {old}.'] },
  },

  'rename-on-client': {
    needs: ['server-first', 'backfill'],
    stages: { decide: ['Keep the stored name, and nothing else has to be done: {mapTo}.'], deploy: ADD_MISSING, backfill: ['{copy}'], release: USE },
  },
  'rename-on-server': {
    needs: ['server-first', 'client-first', 'backfill', 'terminate'],
    stages: {
      decide: ['Keep the stored name on the server, and map it on the client, if it is to be called otherwise in code: {mapTo}.'], 'reset-handler': HANDLER,
      deploy: ADD, backfill: ['{copy}'], release: ['Must use the new name, which the files of the client do not have yet: {new}.'], wait: ['Versions that have: {old}.'], terminate: ['Remove from the schema: {old}.'],
    },
  },
  rename: {
    needs: ['server-first', 'client-first', 'backfill', 'terminate'],
    stages: {
      decide: ['Keep the stored name on the server, and map it on the client: {mapTo}.'], 'reset-handler': HANDLER,
      deploy: ADD, backfill: ['{copy}'], release: USE, wait: ['Versions that have: {old}.'], terminate: ['Remove from the schema: {old}.'],
    },
  },
  'rename-in-development': { needs: ['backfill'], stages: { decide: ['Keep the stored name, and nothing else has to be done: {mapTo}.'], backfill: ['{copy}'], release: USE } },
  'rename-class-in-development': { needs: ['new-collection'], stages: { decide: ['Keep `name` as it was, whatever the class is called in code: {change}.'], copy: ['{copyCollection}'], release: USE } },
  'rename-class-on-client': {
    needs: ['server-first', 'new-collection'],
    stages: { decide: ['Keep `name` as it was, whatever the class is called in code: {change}.'], deploy: ADD_MISSING, copy: ['{copyCollection}'], release: USE, wait: ['Versions that have: {old}.'] },
  },
  'rename-class': {
    needs: ['server-first', 'client-first', 'new-collection', 'terminate'],
    stages: {
      decide: ['Keep the title on the server and `name` on the client, whatever the class is called in code: {change}.'],
      'reset-handler': HANDLER,
      deploy: ADD,
      copy: ['{copyCollection}'],
      release: USE,
      wait: ['Versions that have: {old}.'],
      terminate: ['Remove from the schema: {old}.'],
    },
  },
  retitle: {
    needs: ['terminate'],
    stages: {
      decide: ['Keep the title on the server and `name` on the client, whatever the class is called in code: {change}.'], 'reset-handler': HANDLER,
      terminate: ['Change the title: {change}.'], follow: USE,
    },
  },
  follows: {
    needs: ['terminate'],
    stages: { 'reset-handler': HANDLER, terminate: ['Change in the schema: {change}.'], follow: ['Declares: {change}.'] },
  },
  'follows-in-validator': { needs: ['new-collection'], stages: {} },

  break: {
    needs: ['terminate'],
    stages: { decide: KEEP, 'reset-handler': HANDLER, terminate: ['Change in the schema: {change}.'], follow: ['Declares: {change}.'] },
  },
  'break-key': {
    needs: ['terminate'],
    stages: {
      decide: ['Leave as it was: {change}.'],
      'reset-handler': HANDLER,
      terminate: ['Change in the schema: {change}.'],
      follow: ['Declares: {change}.'],
    },
  },
  'break-and-convert': {
    needs: ['terminate', 'backfill'],
    stages: {
      decide: KEEP,
      'reset-handler': HANDLER,
      terminate: ['Change in the schema: {change}.', ...CONVERT],
      follow: ['Declares: {change}.'],
    },
  },
  'break-on-server': {
    needs: ['terminate', 'backfill'],
    stages: { decide: KEEP, 'reset-handler': HANDLER, terminate: ['Change in the schema: {change}.', ...CONVERT], follow: ['Must declare, while the files of the client still have it as it was: {change}.'] },
  },
  relink: {
    needs: ['terminate'],
    stages: { decide: KEEP, 'reset-handler': HANDLER, terminate: ['Change in the schema and in `relationships.json`: {change}.', 'See that the documents hold ids of the linked class: {change}.'], follow: ['Declares: {change}.'] },
  },
  'loosen-to-fit': { needs: ['terminate'], stages: { 'reset-handler': HANDLER, terminate: ['Change in the schema: {change}.'] } },
  'loosen-on-server': {
    needs: ['terminate'],
    stages: {
      decide: ['Leave as it was, since the client has it so: {change}.'],
      'reset-handler': HANDLER,
      terminate: ['Change in the schema: {change}.'],
      follow: ['Must declare, while the files of the client still have it as it was: {change}.'],
    },
  },
  'break-for-client': {
    needs: ['terminate', 'backfill'],
    stages: { decide: ['Undo on the client, since the server keeps it as it was: {change}.'], 'reset-handler': HANDLER, terminate: ['Change in the schema, whose files do not say so yet: {change}.', ...CONVERT], follow: ['Declares: {change}.'] },
  },
  'loosen-for-client': {
    needs: ['terminate'],
    stages: { decide: ['Undo on the client, since the server keeps it as it was: {change}.'], 'reset-handler': HANDLER, terminate: ['Change in the schema, whose files do not say so yet: {change}.'], follow: ['Declares: {change}.'] },
  },
  'change-missing': {
    needs: ['client-reset', 'server-first'],
    stages: { decide: ['Undo on the client, or give it another name: {change}.'], deploy: ADD_MISSING, 'reset-handler': ['Without it, devices that hold the earlier declaration do not open the realm: {change}.'], release: ['Declares: {change}.'] },
  },
  overwrite: {
    needs: ['client-reset', 'backfill'],
    stages: { 'reset-handler': ['Without it, the realm files of devices have to be deleted by hand: {change}.'], release: ['Declares: {change}.'], refill: CONVERT },
  },
  'overwrite-loosely': {
    needs: ['client-reset'],
    stages: {
      'reset-handler': ['Without it, the realm files of devices have to be deleted by hand: {change}.'],
      release: ['Declares: {change}.'],
    },
  },
  'conform-loosely': {
    needs: ['terminate'],
    stages: {
      decide: ['Declare as the server does, or under another name: {new}.'],
      'reset-handler': HANDLER,
      terminate: ['Change in the schema, whose files say otherwise: {new}.'],
      follow: USE,
    },
  },
  conform: { needs: ['terminate'], stages: { decide: ['Declare as the server does, or under another name: {new}.'], 'reset-handler': HANDLER, terminate: ['Change in the schema, whose files say otherwise: {new}.', ...CONVERT], follow: ['Has, new: {new}.'] } },
  'break-to-fit': {
    needs: ['terminate', 'backfill'],
    stages: { 'reset-handler': HANDLER, terminate: ['Change in the schema: {change}.', ...CONVERT] },
  },
  replace: {
    needs: ['new-collection'],
    stages: { decide: REPLACE, deploy: ['Add under a name of its own, such as `{class}V2`, with a title and a collection to match: {change}.'], copy: ['{copyCollection}'], release: ['Uses the class of the new name: {change}.'], wait: ['Versions that have: {old}.'] },
  },
  fit: { needs: ['client-reset'], stages: { 'reset-handler': ['Without it, devices that hold the earlier declaration do not open the realm: {change}.'], release: ['Declares what the server does: {change}.'] } },

  settings: { needs: [], stages: { deploy: ['Change the settings: {change}.'] } },
  'loosen-validator': { needs: [], stages: { deploy: ['Change in the validator: {change}.'] } },
  'tighten-validator': { needs: ['client-first'], stages: { wait: ['Versions that rely on the earlier setting: {change}.'], narrow: ['Change in the validator: {change}.'] } },
  'settings-before-client': { needs: ['server-first'], stages: { deploy: ['Change the settings: {change}.'] } },
  'settings-after-client': { needs: ['client-first'], stages: { wait: ['Versions that rely on the earlier setting: {change}.'], narrow: ['Change the settings: {change}.'] } },
  'settings-while-terminated': {
    needs: ['terminate'],
    stages: { 'reset-handler': HANDLER, terminate: ['Change the settings: {change}.'] },
  },
  'settings-with-mode': { needs: ['terminate'], stages: { terminate: ['Change the settings: {change}.'] } },
  'lock-schema': { needs: ['server-first'], stages: { narrow: ['Change the settings, once the server has every class and property of the client: {change}.'] } },
  move: {
    needs: ['new-collection', 'terminate'],
    stages: { decide: ['Leave where it is: {change}.'], 'reset-handler': HANDLER, terminate: ['Remove the schema from the earlier collection, copy its documents, and add the schema to the new one: {change}.'] },
  },

  loosen: { needs: ['server-first'], stages: { deploy: ['Take out of `required`: {old}.'], release: GONE } },
  'loosen-then-remove': {
    needs: ['server-first', 'client-first'],
    stages: {
      deploy: ['Take out of `required`, and list still: {old}.'],
      release: GONE,
      wait: ['Versions that have: {old}.'],
      narrow: ['Remove from the validator: {old}.'],
    },
  },
  'remove-from-validator': {
    needs: ['client-first'],
    stages: { release: GONE, wait: ['Versions that have: {old}.'], narrow: ['Remove from the validator: {old}.'] },
  },
  'remove-from-validator-only': {
    needs: ['client-first'],
    stages: { wait: ['Versions that have: {old}.'], narrow: ['Remove from the validator: {old}.'] },
  },
  'stop-checking': { needs: [], stages: { deploy: ['Remove from the validator: {old}.'] } },
  require: { needs: ['client-first', 'backfill'], stages: { deploy: ['List it, and leave it out of `required` for now: {new}.'], release: USE, wait: ['Versions that do not write: {new}.'], refill: ['{fill}'], narrow: ['Add to `required`: {new}.'] } },
  'require-on-server': { needs: ['client-first', 'backfill'], stages: { deploy: ['List it, and leave it out of `required` for now: {new}.'], wait: ['Versions that do not write: {new}.'], refill: ['{fill}'], narrow: ['Add to `required`: {new}.'] } },
  demand: {
    needs: ['client-first', 'backfill'],
    stages: {
      release: ['Always writes a value: {change}.'],
      wait: ['Versions that may leave out: {new}.'],
      refill: ['{fill}'],
      narrow: ['Add to `required`, and take `null` out: {new}.'],
    },
  },
  'demand-on-server': {
    needs: ['client-first', 'backfill'],
    stages: {
      wait: ['Versions that may leave out: {new}.'],
      refill: ['{fill}'],
      narrow: ['Add to `required`, and take `null` out: {new}.'],
    },
  },
  'demand-on-client': { needs: ['backfill'], stages: { backfill: ['{fill}'], release: ['Takes the value for granted: {change}.'] } },
  allow: { needs: ['server-first'], stages: { deploy: ['Take out of `required`, and accept `null`: {change}.'], release: ['May leave the value out: {change}.'] } },
  'allow-missing': { needs: ['server-first'], stages: { deploy: ['Take out of `required`, and accept `null`, which the files of the server do not say yet: {change}.'], release: ['May leave the value out: {change}.'] } },
  'allow-after-client': { needs: ['client-first'], stages: { wait: ['Versions that need a value of: {old}.'], narrow: ['Take out of `required`, and accept `null`: {change}.'] } },
  'allow-elements': {
    needs: ['server-first'],
    stages: { deploy: ['Accept `null` as a value in it: {change}.'], release: ['May write `null` into it: {change}.'] },
  },
  'allow-elements-after-client': {
    needs: ['client-first'],
    stages: { wait: ['Versions that cannot hold `null` in: {old}.'], narrow: ['Accept `null` as a value in it: {change}.'] },
  },
  'accept-both': {
    needs: ['server-first', 'client-first', 'backfill'],
    stages: { deploy: ['Accept the earlier type and the new one: {change}.'], release: ['Writes the new type: {change}.'], wait: ['Versions that write the earlier type of: {old}.'], refill: CONVERT, narrow: ['Accept the new type only: {change}.'] },
  },
  'accept-both-missing': {
    needs: ['server-first', 'client-first', 'backfill'],
    stages: {
      decide: ['Undo on the client, since the validator keeps it as it was: {change}.'],
      deploy: ['Accept the earlier type and the new one, which the files of the server do not say yet: {change}.'], release: ['Writes the new type: {change}.'],
      wait: ['Versions that write the earlier type of: {old}.'], refill: CONVERT, narrow: ['Accept the new type only: {change}.'],
    },
  },
  'narrow-type': {
    needs: ['client-first', 'backfill'],
    stages: { wait: ['Versions that write the earlier type of: {old}.'], refill: CONVERT, narrow: ['Accept the new type only: {change}.'] },
  },
  'convert-documents': { needs: ['backfill'], stages: { deploy: ['Change in the validator: {change}.'], backfill: CONVERT } },
  'rename-in-validator': {
    needs: ['server-first', 'client-first', 'backfill'],
    stages: {
      decide: ['Keep the stored name, and map it on the client: {mapTo}.'],
      deploy: ['List the new name, and keep the earlier one out of `required`: {new}.'], backfill: ['{copy}'], release: USE, wait: ['Versions that have: {old}.'], narrow: ['Remove from the validator: {old}.'],
    },
  },

  'raise-version': { needs: ['schema-version'], stages: { version: ['Needed for: {change}.'], release: ['Brings the local realms with their higher `schemaVersion`.'] } },
  'rename-on-device': {
    needs: ['schema-version', 'migration'],
    stages: { decide: ['Keep the stored name, and the file needs no change: {mapTo}.'], version: ['Needed for: {change}.'], migrate: ['{migration}'], release: ['Brings the local realms with their higher `schemaVersion`.'] },
  },
  migrate: { needs: ['schema-version', 'migration'], stages: { version: ['Needed for: {change}.'], migrate: ['{migration}'], release: ['Brings the local realms with their higher `schemaVersion`.'] } },
} as const satisfies Record<string, Plan>;

export type PlanName = keyof typeof PLANS;
