import { queryProblems, type QueryProblem } from '../src/compare/query-problems';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { ClientSchemas } from '../src/schema/client-schemas';
import { spell } from '../src/schema/spelling';

/** A query that Realm does not take: its text, an operator, a literal or an argument. */
export const rule = sideRule({
  id: 'query-type',
  group: 'client',
  docs: {
    description: 'disallow queries that Realm cannot read, or whose values do not fit the properties',
    reference: 'realm-core.md 9.1 and 9.3',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    syntax: {
      text: 'Realm cannot read this query of `{{class}}` {{where}}: it throws when the query is made.',
      help: 'Write the query as Realm reads it, with text between quotes, or hand values in: `filtered("name == $0", name)`.',
      errors: ['E40'],
      facts: ['{{class}}', '{{part}}', '{{kind}}'],
    },
    comparison: {
      text: 'A query of `{{class}}` compares `{{left}}` with `{{right}}` by `{{part}}`: Realm throws when the query is made.',
      help: 'Compare with a value of the type of the property, and hand it in: a `Date` for a `date`, an `ObjectId` for an `objectId`.',
      errors: ['E40'],
      facts: ['{{class}}', '{{left}}', '{{right}}', '{{part}}'],
    },
    operator: {
      text: 'In a query of `{{class}}` `{{operator}}` is given a `{{type}}` at `{{part}}`, which it does not take: Realm throws when the query is made.',
      help: 'Use an operator for values of that type, or compare a property of another type.',
      errors: ['E40'],
      facts: ['{{class}}', '{{operator}}', '{{type}}', '{{part}}'],
    },
    missing: {
      text: 'A query of `{{class}}` has the placeholder `{{part}}`, and no value is handed in for it: Realm throws when the query is made.',
      help: 'Hand in a value for each placeholder, in the order of their numbers, of which the first is `$0`.',
      errors: ['E40'],
      facts: ['{{class}}', '{{part}}'],
    },
    unused: {
      text: 'A query of `{{class}}` has no placeholder `{{part}}`, and a value is handed in for it: Realm passes over the value.',
      help: 'Write the placeholder where the value belongs, or leave the value out.',
      facts: ['{{class}}', '{{part}}'],
    },
    aggregate: {
      text: '`{{class}}.{{key}}` is `{{type}}`, and `{{operation}}` is asked of it: Realm throws when it is called.',
      help: 'Ask for sums and averages of numbers, and for the least and the greatest of numbers and dates.',
      errors: ['E40'],
      facts: ['{{class}}', '{{key}}', '{{operation}}'],
    },
    key: {
      text: 'The primary key `{{class}}.{{key}}` is `{{type}}`, and an object is asked for by {{given}}: Realm throws when it is looked for.',
      help: 'Hand in a value of the type that the key has, as `new Realm.BSON.ObjectId(id)` for a text.',
      errors: ['E37'],
      facts: ['{{class}}', '{{key}}', '{{given}}'],
    },
    refused: {
      text: 'A query of `{{class}}` asks what Realm does not answer at `{{part}}`: it throws when the query is made.',
      help: 'Ask for counts and items of collections alone, and compare one property with one value.',
      errors: ['E40'],
      facts: ['{{class}}', '{{kind}}', '{{part}}'],
    },
  },
  *check({ client }) {
    if (mayHaveOtherParser(client)) return;
    for (const each of queryProblems(client)) {
      const found = problem(each);
      if (found !== undefined) yield found;
    }
  },
});

/** SDK 10.0 to 10.2, and those before, read queries with another parser. */
const mayHaveOtherParser = ({ configurations }: ClientSchemas): boolean => configurations.some(({ sdk }) => sdk !== null && sdk < 11);

type Message = 'syntax' | 'comparison' | 'operator' | 'missing' | 'unused' | 'aggregate' | 'key' | 'refused';

function problem({ class: name, place, part, fault }: QueryProblem): Problem<Message, Spot> | undefined {
  const at: Spot = { class: name, property: null, client: place, server: null };
  const found = (message: Message, data: Readonly<Record<string, string>>): Problem<Message, Spot> =>
    ({ at, message, data: { part, ...data }, breaks: message === 'unused' ? [] : ['query'] });
  const { kind } = fault;
  switch (kind) {
    case 'unknownProperty': case 'unknownClass': case 'nothingWithin': case 'noBacklink': return undefined;
    case 'comparison': return found('comparison', { left: fault.left, right: fault.right });
    case 'operator': return found('operator', { operator: fault.operator.toUpperCase(), type: fault.type });
    case 'missingArgument': return found('missing', {});
    case 'unusedArgument': return found('unused', {});
    case 'aggregate':
      return found('aggregate', { key: fault.property.name, type: spell(fault.property), operation: fault.operation });
    case 'key': return found('key', { key: fault.property.name, type: spell(fault.property), given: fault.given });
    case 'unexpected': case 'invalidCharacter': case 'unfinishedText': case 'invalidEscape': case 'invalidDate': case 'invalidBase64':
    case 'subqueryVariable': case 'unfinishedBacklink': case 'tooDeep':
      return found('syntax', { kind, where: part === '' ? 'at its end' : `at \`${part}\`` });
    default: return found('refused', { kind });
  }
}
