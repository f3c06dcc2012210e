import { writtenQuery } from '../src/compare/written-query';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import type { Queried, WrittenText } from '../src/schema/uses';

/** A value is put into the text of a query: what it holds is read as a part of the query. */
export const rule = sideRule({
  id: 'query-interpolation',
  group: 'client',
  docs: {
    description: 'disallow values that are put into the text of a query',
    reference: 'realm-core.md 9.1',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  messages: {
    quoted: {
      text: 'A value is put between the quotes of a query of `{{class}}` (`{{text}}`): a quote in the value ends the text there, and Realm throws, or finds what nobody asked for.',
      help: 'Write a placeholder without quotes in its place, `$0` for the first, and hand the value in behind the text.',
      errors: ['E40'],
      facts: ['{{class}}', '`{{text}}`', '{{number}}'],
    },
    value: {
      text: 'A value is put into the text of a query of `{{class}}` (`{{text}}`): Realm reads what is made of it as a part of the query, and throws where that is no literal of its language.',
      help: 'Write a placeholder in its place, `$0` for the first, and hand the value in behind the text.',
      errors: ['E40'],
      facts: ['{{class}}', '`{{text}}`', '{{number}}'],
    },
  },
  *check({ client }) {
    for (const use of client.uses) {
      if (use.kind !== 'queried') continue;
      for (const query of use.queries) if (query.text !== null) yield* problemsOf(use, query.text);
    }
  },
});

function* problemsOf({ class: name }: Queried, text: WrittenText): Iterable<Problem<'quoted' | 'value', Spot>> {
  for (const [index, { kind }] of writtenQuery(text).holes.entries()) {
    const client = text.holes[index];
    if (kind === 'else' || client === undefined) continue;
    const at: Spot = { class: name, property: null, client, server: null };
    yield { at, message: kind, data: { text: excerpt(text, index), number: String(index) }, breaks: ['query'] };
  }
}

/** How much of the text is shown on either side. */
const SHOWN = 30;

/** The text around a hole, on one line. */
function excerpt({ parts }: WrittenText, index: number): string {
  const before = parts[index]?.text ?? '';
  const after = parts[index + 1]?.text ?? '';
  return `${before.slice(-SHOWN)}\${…}${after.slice(0, SHOWN)}`.replace(/\s+/g, ' ').trim();
}
