import { defineRule } from '../src/rule/define-rule';

/**
 * What was accepted, and is no longer there or was not said properly. These problems are about the findings of all other
 * rules, so the check itself makes them once those have spoken.
 */
export const rule = defineRule({
  id: 'accepted-finding',
  group: 'client',
  docs: {
    description: 'report accepted findings that no longer occur, and ignore comments that ignore nothing or give no reason',
    reference: 'docs/accepted.md',
  },
  severity: { 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' },
  messages: {
    unused: {
      text: 'The accepted finding of `{{rule}}` on {{subject}} no longer occurs.',
      help: 'Delete this entry; left here, it would hide the same mistake when it is made again.',
    },
    withoutReason: {
      text: 'This comment gives no reason, and so it ignores nothing.',
      help: 'Say after ` -- ` why the finding is harmless: `// realm-schema-ignore-next-line {{example}} -- reason`.',
    },
    withoutRule: {
      text: 'This comment names no rule, and so it ignores nothing.',
      help: 'Name the rule that it is about: `// realm-schema-ignore-next-line type-mismatch -- reason`.',
    },
    unknownRule: {
      text: 'This comment names the rule `{{unknown}}`, which does not exist. Did you mean `{{nearest}}`?',
      help: 'Write the name as `realm-schema check` prints it.',
    },
    unusedComment: {
      text: 'There is nothing of `{{rule}}` to ignore on the line after this comment.',
      help: 'Delete the comment, or move it to the line above the place that the finding names.',
    },
  },
  check: () => [],
});
