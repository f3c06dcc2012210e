import { defineRule } from '../src/rule/define-rule';

/** A property that the baseline had is gone: harmless on the client, breaking on the server. */
export const rule = defineRule({
  id: 'removed-property',
  group: 'destructive',
  docs: {
    description: 'disallow removing properties',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' },
  messages: {
    client: {
      text: '`{{class}}.{{property}}` (`{{before}}`) is gone from the client since {{baseline}}: the server may keep more properties than a client has, so nothing breaks.',
      help: 'Leave the property on the server as long as any installed version uses it.',
      severity: { 'app-services': 'info', mongodb: 'info', 'json-schema': 'info' },
    },
    server: {
      text: '`{{class}}.{{property}}` (`{{before}}`) is gone from the server since {{baseline}}: the change cannot be deployed without terminating sync, and clients that have the property no longer sync (Invalid schema change, 225).',
      help: 'Keep the property on the server; remove it from the clients only.',
      errors: ['C25', 'D3', 'D9', 'E9', 'F2'],
    },
    both: {
      text: '`{{class}}.{{property}}` (`{{before}}`) is gone from both sides since {{baseline}}: removing it from the server cannot be deployed without terminating sync, and installed clients that have the property no longer sync (Invalid schema change, 225).',
      help: 'Remove it from the client only, and leave it on the server.',
      errors: ['C25', 'D3', 'D9', 'E9', 'F2'],
    },
    validator: {
      text: '`{{class}}.{{property}}` (`{{before}}`) is gone from the validator since {{baseline}}: installed clients still write it, which nothing checks any more, or which is refused where no other properties are allowed ({{refusal}}).',
      help: 'Keep it in the validator until no installed version writes it.',
      errors: ['G1', 'G2'],
    },
  },
  *check({ transitions, target }) {
    for (const at of transitions) {
      if (at.change !== 'removed-property') continue;
      if (at.side === 'client') yield { at, message: 'client', breaks: [] };
      else if (target !== 'app-services') yield { at, message: 'validator', breaks: ['upload'] };
      else if (at.side === 'server') yield { at, message: 'server', breaks: ['upload', 'deploy'] };
      else yield { at, message: 'both', breaks: ['upload', 'deploy'] };
    }
  },
});
