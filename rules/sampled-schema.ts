import type { ServerClass } from '../src/schema/server-schemas';
import { damagedProperties } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';
import { nameList } from '../src/schema/name-list';

/** A schema that was generated from documents holds what they happened to hold. */
export const rule = sideRule({
  id: 'sampled-schema',
  group: 'server',
  docs: {
    description: 'report schemas that look generated from sampled documents',
    reference: 'errors.md 4.8, server-schema.md 5',
  },
  severity: { sync: 'info', validator: 'info', device: 'off' },
  on: 'server',
  messages: {
    sampled: {
      text: 'The schema `{{class}}` looks generated from sampled documents: {{signs}}. What no sampled document held is missing, and documents that do not fit stay out of sync.',
      help: 'Go through its types, its titles and its `required`, and write down what was meant.',
      facts: ['`{{class}}`', '{{signs}}'],
      errors: ['D11', 'D12'],
    },
  },
  *check({ server }) {
    const nulls = new Map<string | null, string[]>();
    const damaged = damagedProperties(server.problems);
    for (const { kind, class: name, property, server: { file } } of server.unchecked) {
      if (kind !== 'null-type' || property === null || damaged.get(file)?.has(property) === true) continue;
      const known = nulls.get(name);
      if (known === undefined) nulls.set(name, [property]);
      else known.push(property);
    }
    const untitled = new Set(server.classes.filter(({ embedded, titled }) => embedded && !titled).map(({ name }) => name));
    for (const schema of server.classes) {
      if (schema.embedded) continue;
      const signs = signsOf(schema, nulls, untitled);
      if (signs.length === 0) continue;
      yield { at: { class: schema.name, property: null, client: null, server: schema.source }, message: 'sampled', data: { signs: signs.join('; ') }, breaks: [] };
    }
  },
});

/** A class of so few properties may well require none of them. */
const FEW = 5;

/** What gives a sampled schema away. Untitled objects and a short `required` are written by people too: one of them proves nothing. */
function signsOf(schema: ServerClass, nulls: ReadonlyMap<string | null, readonly string[]>, untitled: ReadonlySet<string>): string[] {
  const { name, properties, required } = schema;
  const onlyNull = nulls.get(name) ?? [];
  const sure = [
    ...(onlyNull.length > 0 ? [`${list(onlyNull)} can only be null`] : []),
    ...(properties.has('__v') ? ['`__v` is the version key of Mongoose'] : []),
  ];
  const objects = [...properties.values()]
    .filter(({ objectType }) => untitled.has(objectType ?? ''))
    .map((property) => property.name);
  const isRequired = new Set(required.map((listed) => listed.name));
  const vague = [
    ...(objects.length > 0 ? [`${list(objects)} ${objects.length === 1 ? 'holds objects' : 'hold objects'} without a title`] : []),
    ...(properties.size > FEW && ![...isRequired].some((each) => each !== '_id') ? [`of ${properties.size} properties none but \`_id\` is required`] : []),
  ];
  return sure.length > 0 || vague.length > 1 ? [...sure, ...vague] : [];
}

function list(names: readonly string[]): string {
  return nameList(names.map((name) => `\`${name}\``), 4);
}
