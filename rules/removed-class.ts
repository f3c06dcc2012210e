import { defineRule } from '../src/rule/define-rule';

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
      errors: ['D1', 'D9', 'E9', 'F1'],
    },
    both: {
      text: '`{{class}}` is gone from both sides since {{baseline}}: removing it from the server cannot be deployed without terminating sync, and installed clients that have the class no longer sync (Invalid schema change, 225).',
      help: 'Remove it from the client only, and leave it on the server.',
      errors: ['D1', 'D9', 'E9', 'F1'],
    },
  },
  *check({ transitions }) {
    for (const at of transitions) {
      if (at.change !== 'removed-class') continue;
      if (at.side === 'client') yield { at, message: 'client', breaks: [] };
      else if (at.side === 'server') yield { at, message: 'server', breaks: ['upload', 'deploy'] };
      else yield { at, message: 'both', breaks: ['upload', 'deploy'] };
    }
  },
});
