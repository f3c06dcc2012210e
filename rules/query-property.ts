import { queryProblems, type QueryProblem } from '../src/compare/query-problems';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { respell } from '../src/rule/repair';

/** A query asks for a property or a class that is not there: Realm throws when it is made. */
export const rule = sideRule({
  id: 'query-property',
  group: 'client',
  docs: {
    description: 'disallow queries on properties that their class does not have',
    reference: 'realm-core.md 9.2',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    unknown: {
      text: '`{{class}}` has no property `{{key}}`: Realm throws when the query is made.',
      help: 'Write the name of a property of the class, or declare `{{key}}` in it.',
      errors: ['E39'],
      facts: ['{{class}}', '{{key}}'],
    },
    misspelt: {
      text: '`{{class}}` has no property `{{key}}`: Realm throws when the query is made. It has `{{near}}`.',
      help: 'Write `{{near}}`, if that is what is meant, or declare `{{key}}` in the class.',
      errors: ['E39'],
      facts: ['{{class}}', '{{key}}'],
    },
    class: {
      text: 'No class is called `{{key}}`, and the query asks which of its objects link here: Realm throws when the query is made.',
      help: 'Write the `name` of a class as its schema has it.',
      errors: ['E39'],
      facts: ['{{class}}', '{{key}}'],
    },
    misspeltClass: {
      text: 'No class is called `{{key}}`, and the query asks which of its objects link here: Realm throws when the query is made. There is `{{near}}`.',
      help: 'Write `{{near}}`, if that is what is meant.',
      errors: ['E39'],
      facts: ['{{class}}', '{{key}}'],
    },
    within: {
      text: '`{{class}}.{{owner}}` links to no object, and the query asks for `{{key}}` of it: Realm throws when the query is made.',
      help: 'End the path with the property, or declare it as a link to the class that is meant.',
      errors: ['E39'],
      facts: ['{{class}}', '{{owner}}', '{{key}}'],
    },
    backlink: {
      text: '`{{class}}.{{key}}` does not link to `{{to}}`, and the query asks which objects link to it by that: Realm throws when the query is made.',
      help: 'Name a property that links to `{{to}}` after `@links.{{class}}`.',
      errors: ['E39'],
      facts: ['{{class}}', '{{key}}', '{{to}}'],
    },
  },
  *check({ client }) {
    for (const each of queryProblems(client)) {
      const found = problem(each);
      if (found !== undefined) yield found;
    }
  },
  repairs: respell,
});

/** A name that stands in a query as it is: one that would have to be escaped there is left to the author. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const misspelt = (at: Spot, written: string, meant: string): Spot => (PLAIN.test(meant) ? { ...at, misspelt: { written, meant } } : at);

type Message = 'unknown' | 'misspelt' | 'class' | 'misspeltClass' | 'within' | 'backlink';

function problem({ class: queried, place, part, fault }: QueryProblem): Problem<Message, Spot> | undefined {
  const at = (name: string): Spot => ({ class: name, property: null, client: place, server: null });
  switch (fault.kind) {
    case 'unknownProperty': {
      const { name: key, nearest: near } = fault;
      if (near === undefined) return { at: at(fault.class), message: 'unknown', data: { key }, breaks: ['query'] };
      return { at: misspelt(at(fault.class), key, near), message: 'misspelt', data: { key, near }, breaks: ['query'] };
    }
    case 'unknownClass': {
      const { name: key, nearest: near } = fault;
      if (near === undefined) return { at: at(queried), message: 'class', data: { key }, breaks: ['query'] };
      return { at: misspelt(at(queried), key, near), message: 'misspeltClass', data: { key, near }, breaks: ['query'] };
    }
    case 'nothingWithin':
      return { at: at(fault.class), message: 'within', data: { owner: fault.property, key: part }, breaks: ['query'] };
    case 'noBacklink':
      return { at: at(fault.class), message: 'backlink', data: { key: fault.property, to: fault.to }, breaks: ['query'] };
    default: return undefined;
  }
}
