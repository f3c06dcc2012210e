import { runningSync } from '../src/compare/gaps';
import { roleFaults, type RoleFault } from '../src/compare/role-faults';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { ClientSchemas } from '../src/schema/client-schemas';
import type { Place } from '../src/schema/model';
import { isForbidden, type Access, type Role } from '../src/schema/roles';
import type { ServerClass, SyncConfiguration } from '../src/schema/server-schemas';
import type { Use } from '../src/schema/uses';

/** Roles that sync refuses, and code that does what nobody may do: the server takes it back on every device. */
export const rule = sideRule({
  id: 'sync-permissions',
  group: 'sync',
  docs: {
    description: 'disallow roles that sync refuses, and reads and writes that no role permits',
    reference: 'server-schema.md 1.5 and 1.6',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    missing: {
      text: 'The role `{{role}}` has no `{{key}}`: sync does not take a role without both document filters, and refuses all access to whoever gets it.',
      help: 'Write both `document_filters.read` and `document_filters.write`: `true`, `false`, or an expression over queryable fields.',
      facts: ['`{{role}}`', '`{{key}}`'],
      errors: ['D17', 'D18'],
    },
    field: {
      text: '`{{key}}` of the role `{{role}}` compares `{{name}}`, which is no queryable field of `{{of}}`: sync does not take the role, and refuses all access to whoever gets it.',
      help: 'Add `{{name}}` to the queryable fields, or compare a field that is one.',
      facts: ['`{{role}}`', '`{{key}}`', '`{{name}}`'],
      errors: ['D17', 'D18'],
    },
    expansion: {
      text: '`{{key}}` of the role `{{role}}` uses `{{name}}`, which sync does not have when it decides what a session may see: it refuses all access to whoever gets the role.',
      help: 'Use only `%%user`, `%%values`, `%%environment`, `%%true` and `%%false` there. What depends on more goes into `apply_when`, or into the custom data of the user.',
      facts: ['`{{role}}`', '`{{key}}`', '`{{name}}`'],
      errors: ['D17', 'D18'],
    },
    boolean: {
      text: '`{{key}}` of the role `{{role}}` is neither `true` nor `false`: sync takes no expressions there, and refuses all access to whoever gets the role.',
      help: 'Write `true` or `false`, and move what it decides into a document filter, or into a role of its own with another `apply_when`.',
      facts: ['`{{role}}`', '`{{key}}`'],
      errors: ['D17', 'D18'],
    },
    identity: {
      text: 'The role `{{role}}` has permissions for the field `_id`: sync does not take such a role, and refuses all access to whoever gets it.',
      help: 'Remove `_id` from `fields`: whoever reads a document reads its key.',
      facts: ['`{{role}}`'],
      errors: ['D17', 'D18'],
    },
    written: {
      text: 'The code here {{does}} objects of `{{class}}`, and no role that counts for its collection permits that: the server takes each such write back ("Client attempted a write that is not allowed; it has been reverted").',
      help: 'Permit it in a role of {{serverFile}} (`document_filters.write`, `write`, `insert`, `delete`), or do not write the class on the device.',
      facts: ['`{{class}}`', '`{{does}}`'],
      errors: ['D17', 'D18', 'D24'],
    },
    read: {
      text: 'The code here reads `{{class}}`, and no role that counts for its collection permits that: nothing of it ever arrives on a device.',
      help: 'Permit it in a role of {{serverFile}} (`document_filters.read`, `read`), or do not query the class.',
      facts: ['`{{class}}`'],
    },
    partition: {
      text: 'The permissions of partitions refuse every write, and the code here {{does}} objects of `{{class}}`: the server takes each such write back.',
      help: 'Give `partition.permissions.write` an expression that some users fulfil, or do not write on the device. A change needs sync to be terminated and enabled again.',
      facts: ['`partition.permissions`'],
      errors: ['D17', 'D18', 'D24'],
    },
  },
  *check({ client, server }) {
    const sync = runningSync(server);
    const write = sync?.partition?.write;
    if (write?.decision === 'no') yield* ofPartition(write.place, client);
    if (sync?.mode !== 'flexible' || sync.hasOwnPermissions) return;
    yield* ofRoles(server.classes, sync);
    for (const { name, roles, source } of server.classes) if (roles !== undefined) yield* ofClass(name, roles, source, client);
  },
});

type Message = 'missing' | 'field' | 'expansion' | 'boolean' | 'identity' | 'written' | 'read' | 'partition';
type Found = Generator<Problem<Message, Spot>>;

const MESSAGES: Readonly<Record<RoleFault['kind'], Message>> = {
  missing: 'missing', field: 'field', expansion: 'expansion', boolean: 'boolean', key: 'identity',
};

/** What sync refuses of each role, once for all classes that it counts for. */
function* ofRoles(classes: readonly ServerClass[], sync: SyncConfiguration): Found {
  const byRole = new Map<Role, ServerClass[]>();
  for (const schema of classes) for (const role of schema.roles ?? []) byRole.set(role, [...(byRole.get(role) ?? []), schema]);
  for (const [role, own] of byRole) {
    const names = own.map(({ name }) => name);
    const [only = null] = names.length === 1 ? names : [];
    for (const fault of roleFaults(role, own, sync)) {
      const at = { class: only, property: null, client: null, server: fault.place, mentions: names };
      const data = { role: role.name, key: fault.key, name: fault.name, of: fault.class ?? '' };
      yield { at, message: MESSAGES[fault.kind], data, breaks: ['upload', 'download'] };
    }
  }
}

const WRITES: readonly (Access & Use['kind'])[] = ['created', 'changed', 'deleted'];
const DOES = { created: 'creates', changed: 'changes', deleted: 'deletes' } as const;

/** Code that reads or writes a class that no role lets it: where it first does. */
function* ofClass(name: string, roles: readonly Role[], source: Place, client: ClientSchemas): Found {
  const refused = new Set<Access>([...WRITES, 'read' as const].filter((access) => isForbidden(roles, access)));
  if (!isSyncedOnly(name, client)) return;
  const at = (use: Use): Spot => ({ class: name, property: null, client: use.place, server: roles[0]?.source ?? source });
  const written = firstWrite(client.uses, (use) => use.class === name && refused.has(use.kind as Access));
  if (written !== undefined) yield { at: at(written), message: 'written', data: { does: DOES[written.kind] }, breaks: ['upload'] };
  const read = refused.has('read') ? client.uses.find((use) => use.class === name && use.kind === 'queried') : undefined;
  if (read !== undefined) yield { at: at(read), message: 'read', breaks: ['download'] };
}

function* ofPartition(place: Place, client: ClientSchemas): Found {
  const use = firstWrite(client.uses, ({ class: name }) => isSyncedOnly(name, client));
  if (use === undefined) return;
  const at = { class: use.class, property: null, client: use.place, server: place };
  yield { at, message: 'partition', data: { does: DOES[use.kind] }, breaks: ['upload'] };
}

type Write = Extract<Use, { readonly kind: keyof typeof DOES }>;

function firstWrite(uses: readonly Use[], isMeant: (use: Write) => boolean): Write | undefined {
  return uses.find((use): use is Write => use.kind in DOES && isMeant(use as Write));
}

/** Whether every realm that has the class is synced: of another one the server knows nothing. */
function isSyncedOnly(name: string, { classes, configurations }: ClientSchemas): boolean {
  const isSynced = classes.some((each) => each.name === name && each.synced && each.unlisted !== true);
  return isSynced && configurations.every((each) => each.synced || !each.classes.includes(name));
}
