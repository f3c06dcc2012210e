import { haveSameShape } from '../src/schema/same-shape';
import type { Mismatch, Transition } from '../src/compare/difference';
import { syncModeOf, type ServerClass, type ServerSchemas } from '../src/schema/server-schemas';
import { sideRule } from '../src/rule/define-rule';

/** The title of a schema is the name of the class: it must be there, be unique, fit into a table name and mean one shape. */
export const rule = sideRule({
  id: 'server-title',
  group: 'server',
  docs: {
    description: 'disallow schema titles that are missing, too long or used for different things',
    reference: 'server-schema.md 5 and 8',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    missing: {
      text: 'The schema of the collection `{{collection}}` has no `title`: sync has no class to give its documents to. It was compared with the class `{{class}}`.',
      help: 'Add `"title": "{{class}}"`, the name of the class on the client.',
      facts: ['`{{collection}}`', '`{{class}}`'],
      errors: ['D1', 'D2'],
    },
    untitled: {
      text: 'The schema of the collection `{{collection}}` has no `title`. No sync is enabled in this export, so nothing needs one; it was compared with the class `{{class}}`.',
      help: 'Add a `title`, the name of the class on the client, where the class is called differently.',
      facts: ['`{{collection}}`', '`{{class}}`'],
      severity: { sync: 'info' },
    },
    duplicate: {
      text: '`{{class}}` is the title of the collections `{{collection}}` and `{{other}}`: titles must be unique in a data source, since each stands for one class.',
      help: 'Give one of them another title, and a class of that name on the client.',
      facts: ['`{{class}}`', '`{{collection}}`', '`{{other}}`'],
      errors: ['C8'],
    },
    twice: {
      text: 'The collection `{{collection}}` has a second schema here, beside that at {{place}}: it can only have one, and which of them a deploy keeps is not known.',
      help: 'Delete one of the two folders, or name another collection in its rules.json.',
      facts: ['`{{collection}}`'],
    },
    shapes: {
      text: 'The embedded object `{{class}}` has another shape at {{place}}: a client has one class of that name, which cannot fit both.',
      help: 'Make the two alike, or give one of them a title of its own.',
      facts: ['`{{class}}`'],
      errors: ['B1', 'B2', 'C1'],
    },
    kinds: {
      text: '`{{class}}` is the title of an embedded object here and of a collection at {{place}}: a class cannot be both.',
      help: 'Give the embedded object a title of its own.',
      facts: ['`{{class}}`'],
      errors: ['B10', 'C9'],
    },
    long: {
      text: 'The title `{{class}}` is {{bytes}} bytes long; the name of a class has at most 57.',
      help: 'Shorten it here and on the client.',
      facts: ['`{{class}}`'],
    },
    longDerived: {
      text: 'The embedded object `{{class}}` has no title, and the name that is made of its place is {{bytes}} bytes long; the name of a class has at most 57.',
      help: 'Give it a `title`.',
      facts: ['`{{class}}`'],
    },
  },
  *check({ server, mismatches, transitions }) {
    const said = namedElsewhere(mismatches, transitions, server);
    const byName = new Map(server.classes.map((each) => [each.name, each]));
    const missing = syncModeOf(server.sync) === null ? 'untitled' : 'missing';
    // A title that is no text is a fault of its file, which is reported by itself.
    const damaged = new Set(server.problems.filter(({ path }) => path?.at(-1) === 'title').map(({ place }) => place.file));
    for (const schema of server.classes) {
      const at = spot(schema);
      const bytes = Buffer.byteLength(schema.name);
      const untitled = schema.titled ? null : schema.collection;
      if (untitled !== null && said.has(schema.name)) continue;
      if (untitled !== null && !damaged.has(schema.source.file)) yield { at, message: missing, data: { collection: untitled }, breaks: missing === 'missing' ? ['deploy'] : [] };
      else if (bytes > MAXIMUM_BYTES) yield { at, message: schema.titled ? 'long' : 'longDerived', data: { bytes: String(bytes) }, breaks: ['open'] };
    }
    for (const schema of server.repeated) {
      const first = byName.get(schema.name);
      if (first === undefined) continue;
      const data = { place: `${first.source.file}:${first.source.line}`, collection: storedIn(first), other: storedIn(schema) };
      if (schema.embedded !== first.embedded) yield { at: spot(schema), message: 'kinds', data, breaks: ['upload', 'download'] };
      else if (!schema.embedded && schema.service === first.service) yield { at: spot(schema), message: data.collection === data.other ? 'twice' : 'duplicate', data, breaks: ['deploy'] };
      else if (schema.embedded && !haveSameShape(schema, first)) yield { at: spot(schema), message: 'shapes', data, breaks: ['upload', 'download'] };
    }
  },
});

const MAXIMUM_BYTES = 57;

/** The classes without a title that another finding is about: the client has such a class under the name that is missing, or the server had. */
function namedElsewhere(
  mismatches: readonly Mismatch[], transitions: readonly Transition[], { sync }: ServerSchemas,
): ReadonlySet<string | undefined> {
  const isAsked = sync?.developmentMode !== true;
  const similar = mismatches.filter(({ kind }) => isAsked && kind === 'client-only-class').map(({ server }) => server?.schema.name);
  const renamed = transitions.filter(({ kind }) => kind === 'renamed-class').map(({ after }) => after?.schema.name);
  return new Set([...similar, ...renamed]);
}

/** The collection with its database: two databases may each have a collection of that name. */
const storedIn = ({ database, collection }: ServerClass): string => [database, collection].filter(Boolean).join('.');

const spot = ({ name, source }: ServerClass): { class: string; property: null; client: null; server: ServerClass['source'] } =>
  ({ class: name, property: null, client: null, server: source });
