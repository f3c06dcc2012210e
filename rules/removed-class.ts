import { moveOf, type Move } from '../src/compare/moved';
import { defineRule } from '../src/rule/define-rule';
import type { ServerClass, ServerSchemas } from '../src/schema/server-schemas';

/** A class that the baseline had is gone: harmless on the client, breaking on the server. */
export const rule = defineRule({
  id: 'removed-class',
  group: 'destructive',
  docs: {
    description: 'disallow removing classes',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    client: {
      text: '`{{class}}` is gone from the client since {{baseline}}: the server may keep more classes than a client has, so nothing breaks.',
      help: 'Leave the class on the server as long as any installed version uses it.',
      severity: { 'app-services': 'info', mongodb: 'info', 'json-schema': 'info' },
    },
    server: {
      text: '`{{class}}` is gone from the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients that have the class no longer sync (Invalid schema change, 225).',
      help: 'Keep the class on the server; remove it from the clients only.',
      errors: ['C10', 'D1', 'D9', 'D28', 'E9', 'E31', 'F1'],
    },
    both: {
      text: '`{{class}}` is gone from both sides since {{baseline}}: removing it from the server cannot be deployed without terminating sync, and installed clients that have the class no longer sync (Invalid schema change, 225).',
      help: 'Remove it from the client only, and leave it on the server.',
      errors: ['C10', 'D1', 'D9', 'D28', 'E9', 'E31', 'F1'],
    },
    validator: {
      text: 'The validator of `{{class}}` is gone since {{baseline}}: installed clients still write such documents, and nothing checks them any more.',
      help: 'Keep the validator until no installed version writes to its collection.',
    },
    moved: {
      text: '`{{class}}` went from the collection `{{before}}` to `{{after}}` on the server since {{baseline}}: its documents stay in the earlier one, so that clients find none of them, and the earlier one can only be dropped from sync by terminating sync.',
      help: 'Keep the collection, or terminate sync, copy the documents, deploy and re-enable it, with a client reset handler.',
      errors: ['D9', 'D28'],
      severity: { mongodb: 'off', 'json-schema': 'off' },
    },
  },
  *check({ transitions, baseline, server, target }) {
    for (const at of transitions) {
      if (at.change !== 'removed-class') continue;
      if (at.side === 'client') yield { at, message: 'client', breaks: [] };
      else if (target !== 'app-services') yield { at, message: 'validator', breaks: ['upload'] };
      else if (at.side === 'server') yield { at, message: 'server', breaks: ['upload', 'deploy'] };
      else yield { at, message: 'both', breaks: ['upload', 'deploy'] };
    }
    for (const { earlier, later, ...move } of moved(baseline?.server ?? null, server)) {
      const at = { class: later.name, property: null, client: null, server: later.source, baseline: earlier.source };
      yield { at, message: 'moved', data: { ...move }, breaks: ['download', 'deploy'] };
    }
  },
});

/** The classes whose collection changed. A title that stands for several collections says nothing. */
function moved(before: ServerSchemas | null, now: ServerSchemas): ({ readonly earlier: ServerClass; readonly later: ServerClass } & Move)[] {
  if (before === null || now.target !== 'app-services' || before.target !== now.target) return [];
  const repeated = new Set([...before.repeated, ...now.repeated].map(({ name }) => name));
  return now.classes.flatMap((later) => {
    const earlier = repeated.has(later.name) || later.embedded ? undefined : before.classes.find(({ name, embedded }) => name === later.name && !embedded);
    const move = earlier === undefined ? undefined : moveOf(earlier, later);
    return earlier === undefined || move === undefined ? [] : [{ earlier, later, ...move }];
  });
}
