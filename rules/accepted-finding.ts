import { sideRule } from '../src/rule/define-rule';
import { nameList } from '../src/schema/name-list';

/** What was accepted must still be there, and must have been accepted properly: for a rule that exists, with a reason. */
export const rule = sideRule({
  id: 'accepted-finding',
  group: 'client',
  docs: {
    description: 'report accepted findings that no longer occur, and ignore comments that ignore nothing or give no reason',
    reference: 'docs/accepted.md',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    unusedEntry: {
      text: 'The accepted finding of `{{rule}}` on {{subject}} no longer occurs.',
      help: 'Delete this entry; left here, it would hide the same mistake when it is made again.',
      facts: ['`{{rule}}`', '{{subject}}'],
    },
    unusedComment: {
      text: 'There is nothing of `{{rule}}` to ignore on the line after this comment.',
      help: 'Delete the comment, or move it to the line above the place that the finding names.',
      facts: ['`{{rule}}`'],
    },
    withoutReason: {
      text: 'This comment gives no reason, and so it ignores nothing.',
      help: 'Say after ` -- ` why the finding is harmless: `// realm-schema-ignore-next-line {{rules}} -- reason`.',
    },
    withoutRule: {
      text: 'This comment names no rule, and so it ignores nothing.',
      help: 'Name the rule that it is about: `// realm-schema-ignore-next-line type-mismatch -- reason`.',
    },
    unknownRule: {
      text: 'This comment names the rule `{{rule}}`, which does not exist; the nearest name is `{{nearest}}`.',
      help: 'Write the name as `realm-schema check` prints it.',
      facts: ['`{{rule}}`', '`{{nearest}}`'],
    },
  },
  *check({ acceptanceFaults }) {
    for (const fault of acceptanceFaults) {
      const at = { class: null, property: null, client: fault.place, server: null };
      switch (fault.kind) {
        case 'unused-entry': {
          const { rule, class: name, property } = fault;
          const parts = [name, property].filter((part) => part !== null);
          const subject = parts.length === 0 ? 'a file' : `\`${parts.join('.')}\``;
          yield { at: { ...at, class: name, property }, message: 'unusedEntry', data: { rule, subject }, breaks: [] };
          break;
        }
        case 'unused-comment': yield { at, message: 'unusedComment', data: { rule: fault.rule }, breaks: [] }; break;
        case 'comment-without-reason': yield { at, message: 'withoutReason', data: { rules: nameList(fault.rules) }, breaks: [] }; break;
        case 'comment-without-rule': yield { at, message: 'withoutRule', breaks: [] }; break;
        case 'comment-with-unknown-rule': yield { at, message: 'unknownRule', data: { rule: fault.rule, nearest: fault.nearest }, breaks: [] }; break;
      }
    }
  },
});
