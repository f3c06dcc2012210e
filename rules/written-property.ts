import { faultsOf, sureClasses, writtenFaults, type ClassLookup, type Kept, type WrittenFault } from '../src/compare/written-faults';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { respell } from '../src/rule/repair';
import { spell } from '../src/schema/spelling';
import type { Changed, Created, Use } from '../src/schema/uses';

/** An object is written that its class does not take: Realm throws, or drops a value without a word. */
export const rule = sideRule({
  id: 'written-property',
  group: 'client',
  docs: {
    description: 'disallow objects written to a realm that their class does not take',
    reference: 'client-schema.md 4.5',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    unknown: {
      text: '`{{class}}` has no property `{{key}}`: Realm drops what is written to it without a word, and it is never stored.',
      help: 'Write the name of a property as it is in code, or declare `{{key}}` in the class.',
      facts: ['{{class}}', '{{key}}'],
    },
    misspelt: {
      text: '`{{class}}` has no property `{{key}}`: Realm drops what is written to it without a word, and it is never stored. It has `{{near}}`.',
      help: 'Write `{{near}}`, if that is what is meant, or declare `{{key}}` in the class.',
      facts: ['{{class}}', '{{key}}'],
    },
    missing: {
      text: '`{{class}}.{{key}}` is required (`{{type}}`), has no default, and is not written here: Realm throws, and nothing is created.',
      help: 'Write a value, declare a `default`, or make the property optional on both sides.',
      errors: ['E34'],
      facts: ['{{class}}', '{{key}}'],
    },
    null: {
      text: '`{{class}}.{{key}}` is required (`{{type}}`), and `null` is written to it: Realm throws, and nothing is stored.',
      help: 'Write a value, or make the property optional on both sides.',
      errors: ['E34'],
      facts: ['{{class}}', '{{key}}'],
    },
    type: {
      text: '`{{class}}.{{key}}` is `{{type}}`, and {{given}} is written to it: Realm throws, and nothing is stored.',
      help: 'Write a value of that type, or declare the property with the type that is meant.',
      errors: ['E37'],
      facts: ['{{class}}', '{{key}}', '{{given}}'],
    },
  },
  *check({ client }) {
    const classes = sureClasses(client);
    for (const use of client.uses) for (const fault of faultsIn(use, classes)) yield problem(fault);
  },
  repairs: respell,
});

function faultsIn(use: Use, classes: ClassLookup): WrittenFault[] {
  if (use.kind === 'created') return use.values === null ? [] : writtenFaults(use.values, use.class, classes, keptIn(use));
  return use.kind === 'changed' ? faultsOfChange(use, classes) : [];
}

function keptIn({ mode }: Created): Kept {
  if (mode === null || mode === 'never' || mode === false) return 'nothing';
  return mode === 'all' || mode === true ? 'of-key' : 'any';
}

/** An object of JavaScript takes any key; only what is surely a property of the class is judged. */
function faultsOfChange({ values, class: name }: Changed, classes: ClassLookup): WrittenFault[] {
  const schema = classes.get(name);
  if (schema === undefined) return [];
  return values.entries.flatMap(({ key, value }) => {
    const property = schema.properties.get(key);
    return property === undefined ? [] : faultsOf(value, property, schema, classes, 'of-key');
  });
}

function problem(fault: WrittenFault): Problem<'unknown' | 'misspelt' | 'missing' | 'null' | 'type', Spot> {
  const at = { class: fault.class, property: 'property' in fault ? fault.property.mapTo : null, client: fault.place, server: null };
  if (fault.kind === 'unknown') {
    const { key, near } = fault;
    return near === null
      ? { at, message: 'unknown', data: { key }, breaks: [] }
      : { at: { ...at, misspelt: { written: key, meant: near } }, message: 'misspelt', data: { key, near }, breaks: [] };
  }
  const data = { key: fault.property.name, type: spell(fault.property), given: fault.kind === 'type' ? fault.given : '' };
  return { at, message: fault.kind, data, breaks: [] };
}
