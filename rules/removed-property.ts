import { changeRule } from '../src/rule/define-rule';
import { judgeRemoval, removalMessages } from '../src/rule/removed-declaration';

/** A property that the baseline had is gone: harmless on the client, breaking on the server. */
export const rule = changeRule({
  id: 'removed-property',
  group: 'destructive',
  docs: {
    description: 'disallow removing properties',
    reference: 'server-schema.md 6, realm-core.md 2',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['removed-property'],
  messages: removalMessages('property', '`{{class}}.{{property}}` (`{{before}}`)', ['C25', 'D3', 'D9', 'E9', 'F2'], {
    text: '`{{class}}.{{property}}` (`{{before}}`) is gone from the validator since {{baseline}}: installed clients still write it, which nothing checks any more, or which is refused where no other properties are allowed ({{refusal}}).',
    help: 'Keep it in the validator until no installed version writes it.',
    errors: ['G1', 'G2'],
  }),
  judge: (at, { world }) => judgeRemoval(at, world),
});
