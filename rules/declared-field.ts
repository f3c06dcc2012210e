import { fieldFaults, type FieldFault } from '../src/compare/field-faults';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { respell } from '../src/rule/repair';
import { spell } from '../src/schema/spelling';

/** The TypeScript of a class says otherwise than its schema: the compiler takes what Realm does not do. */
export const rule = sideRule({
  id: 'declared-field',
  group: 'client',
  docs: {
    description: 'disallow fields of a class that say otherwise than its schema',
    reference: 'client-schema.md 1.1',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    type: {
      text: '`{{class}}.{{key}}` is `{{type}}` in the schema, and the field is `{{written}}`: TypeScript believes the field, and Realm hands out what the schema says.',
      help: 'Declare the field with the type that the schema has, or the schema with the type that is meant.',
      errors: ['E37'],
      facts: ['{{class}}', '{{key}}', '`{{written}}`'],
    },
    required: {
      text: '`{{class}}.{{key}}` is `{{type}}` in the schema, and the field is `{{written}}`, without `null`: code that TypeScript takes fails where there is no value.',
      help: 'Add `?` or `| null` to the field, or make the property required on both sides.',
      facts: ['{{class}}', '{{key}}'],
    },
    optional: {
      text: '`{{class}}.{{key}}` is `{{type}}` in the schema, which is never null, and the field is `{{written}}`: TypeScript lets it be left out or set to null, and Realm throws.',
      help: 'Declare the field without `?` and `null`, or make the property optional on both sides.',
      errors: ['E34'],
      facts: ['{{class}}', '{{key}}'],
    },
    unknown: {
      text: '`{{class}}` has the field `{{key}}`, and its schema has no such property: Realm does not store what TypeScript lets be written to it.',
      help: 'Add the property to the schema, or take the field out.',
      facts: ['{{class}}', '{{key}}'],
    },
    misspelt: {
      text: '`{{class}}` has the field `{{key}}`, and its schema has no such property, but `{{near}}`: Realm does not store what TypeScript lets be written to it.',
      help: 'Call both the same.',
      facts: ['{{class}}', '{{key}}'],
    },
    generic: {
      text: '`Realm.Object` is told that `{{key}}` of `{{class}}` is always written, and the schema has no such property.',
      help: 'Name the properties as the schema does.',
      facts: ['{{class}}', '{{key}}'],
    },
    other: {
      text: 'The class of `{{class}}` extends `Realm.Object<{{other}}>`: TypeScript takes the properties of another class for its own.',
      help: 'Write the class itself in the angle brackets.',
      facts: ['{{class}}', '{{other}}'],
    },
  },
  *check({ client }) {
    const classes = new Map(client.classes.map((each) => [each.name, each]));
    const unsure = new Set([...client.ambiguous, ...client.superseded].map((each) => each.class));
    for (const declared of client.fields) {
      const schema = classes.get(declared.class);
      if (schema === undefined || unsure.has(declared.class)) continue;
      for (const fault of fieldFaults(declared, schema)) yield problem(declared.class, fault);
    }
  },
  repairs: respell,
});

type Message = 'type' | 'required' | 'optional' | 'unknown' | 'misspelt' | 'generic' | 'other';

function problem(name: string, fault: FieldFault): Problem<Message, Spot> {
  const at: Spot = { class: name, property: 'property' in fault ? fault.property.mapTo : null, client: fault.place, server: null };
  switch (fault.kind) {
    case 'other': return { at, message: 'other', data: { other: fault.other }, breaks: [] };
    case 'generic': return { at: meant(at, fault), message: 'generic', data: { key: fault.key }, breaks: [] };
    case 'unknown': {
      const { key, near } = fault;
      return near === null ? { at, message: 'unknown', data: { key }, breaks: [] } : { at, message: 'misspelt', data: { key, near }, breaks: [] };
    }
    default: {
      const { property, written } = fault;
      return { at, message: fault.kind, data: { key: property.name, type: spell(property), written }, breaks: [] };
    }
  }
}

const meant = (at: Spot, { key, near }: { readonly key: string; readonly near: string | null }): Spot =>
  near === null ? at : { ...at, misspelt: { written: key, meant: near } };
