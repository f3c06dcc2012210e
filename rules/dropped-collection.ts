import { droppedClasses, namings, type Naming } from '../src/compare/dropped-classes';
import { sideRule } from '../src/rule/define-rule';
import type { Breaks } from '../src/rule/finding';
import type { ClientSchemas } from '../src/schema/client-schemas';

/** Code still uses a class whose collection is gone from the server, and that no realm of the client has any more. */
export const rule = sideRule({
  id: 'dropped-collection',
  group: 'sync',
  docs: {
    description: 'disallow code that uses a class whose collection is gone from the server',
    reference: 'server-schema.md 6, client-schema.md 4.4 and 4.5',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'client',
  facts: ['`{{class}}`'],
  messages: {
    subscribed: {
      text: '`{{class}}` is subscribed to here, and the server has no such class any more since {{baseline}}: the call throws where no realm has the class, and where one still has it the server refuses the subscription.',
      help: 'Remove the subscription and what shows its results, or restore the schema of `{{class}}` on the server.',
      errors: ['C10', 'D28', 'E39'],
    },
    created: {
      text: 'Objects of `{{class}}` are created here, and the server has no such class any more since {{baseline}}: the call throws where no realm has the class, and where one still has it what it writes is refused.',
      help: 'Remove the code, or restore the schema of `{{class}}` on the server.',
      errors: ['C10', 'D28', 'E39'],
    },
    read: {
      text: '`{{class}}` is read here, and the server has no such class any more since {{baseline}}: the call throws where no realm has the class, and where one still has it nothing arrives any more.',
      help: 'Remove the code, or restore the schema of `{{class}}` on the server.',
      errors: ['C10', 'D28', 'E39'],
    },
  },
  *check(comparison) {
    const { client } = comparison;
    const dropped = droppedClasses(comparison);
    if (dropped.size === 0 || !isRead(client)) return;
    const uses = [...client.uses, ...(client.undeclaredUses ?? [])];
    for (const each of namings(uses, (name) => dropped.has(name) && isLeftInCode(name, client))) {
      const message = messageOf(each);
      if (message === undefined) continue;
      const before = dropped.get(each.class)?.source ?? null;
      const at = { class: each.class, property: null, client: each.place, server: null, baseline: before };
      const breaks: readonly Breaks[] = message === 'subscribed' ? ['query'] : [];
      yield { at, message, breaks };
    }
  },
});

/** What is worst of all that is done at one place. To delete what is left is no fault. */
function messageOf({ kinds }: Naming): 'subscribed' | 'created' | 'read' | undefined {
  if (kinds.has('subscribed')) return 'subscribed';
  return kinds.has('created') ? 'created' : kinds.has('queried') ? 'read' : undefined;
}

/** A list or a file that was not read may have a local class of any name, and so may a realm that is opened without a list. */
const isRead = ({ opensListless, unresolved, invalid }: ClientSchemas): boolean =>
  opensListless !== true && [...unresolved, ...invalid].every(({ class: name }) => name !== null);

/** Whether no realm has the class: one that is still listed is a difference of both sides, and is reported as that. */
function isLeftInCode(name: string, { classes, unresolved, invalid }: ClientSchemas): boolean {
  if ([...unresolved, ...invalid].some((each) => each.class === name)) return false;
  return classes.every((each) => each.name !== name || each.unlisted === true);
}
