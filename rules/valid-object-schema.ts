import { sideRule } from '../src/rule/define-rule';
import type { Breaks } from '../src/rule/finding';
import type { Fault, Invalid } from '../src/schema/client-schemas';
import type { ServerClass } from '../src/schema/server-schemas';

const MESSAGE_OF = {
  refused: 'refused',
  dropped: 'dropped',
  ignored: 'ignored',
  build: 'build',
  'no-schema': 'noSchema',
  untransformed: 'untransformed',
  'null-default': 'nullDefault',
  core: 'core',
  'unknown-class': 'unknownClass',
  unlisted: 'unlisted',
  repeated: 'repeated',
  duplicate: 'duplicate',
  origin: 'origin',
  cycle: 'cycle',
  orphan: 'orphan',
  'key-type': 'keyType',
  'embedded-key': 'embeddedKey',
  'synced-key': 'syncedKey',
} as const satisfies Record<Fault, string>;

/** A field that is left out keeps no realm from opening: what it holds never reaches the server. Nor does a default. */
const breaksOf = (fault: Fault): readonly Breaks[] => (fault === 'dropped' ? ['upload'] : fault === 'null-default' ? [] : ['open']);

/** Keys that differ from the server's are findings of `primary-key-mismatch` and `class-kind-mismatch`; they are not reported twice. */
function isReportedByComparison({ fault, class: name }: Invalid, classes: ReadonlyMap<string, ServerClass>): boolean {
  const server = classes.get(name ?? '');
  return server !== undefined && (fault === 'synced-key' || (fault === 'embedded-key' && !server.embedded));
}

/** What the SDK or Realm Core refuses when the realm is opened. */
export const rule = sideRule({
  id: 'valid-object-schema',
  group: 'client',
  docs: {
    description: 'disallow object schemas that the SDK refuses when a realm is opened',
    reference: 'client-schema.md 2 and 3, realm-core.md 1',
  },
  severity: { sync: 'error', validator: 'error', device: 'error' },
  on: 'client',
  facts: ['{{subject}}', '{{reason}}'],
  messages: {
    refused: {
      text: '{{subject}} is refused by the SDK: {{reason}}. The realm does not open.',
      help: '{{remedy}} It is not compared with the server until then.',
      errors: ['E16', 'E17', 'E18', 'E19', 'E20', 'E36'],
    },
    dropped: {
      text: '{{subject}} is not part of the schema: @realm/babel-plugin leaves it out with no more than a warning, since {{reason}}. What is written to it is never stored.',
      help: 'Write a type that the plugin knows, or move the field out of the class.',
      errors: ['E16', 'E47'],
    },
    ignored: {
      text: '{{subject}} is not read as it is written: @realm/babel-plugin ignores this part of it without a word. {{reason}}.',
      help: 'Write the value out where the plugin looks for it.',
      errors: ['E16'],
    },
    build: {
      text: '{{subject}} fails the build: @realm/babel-plugin refuses it, since {{reason}}.',
      help: 'Mend the declaration; it is not compared with the server until then.',
      errors: ['E47'],
    },
    noSchema: {
      text: '{{subject}} has no schema of its own: {{reason}}. The realm does not open, or opens without it.',
      help: 'Give the class a `static schema`, or declare it in a way that @realm/babel-plugin transforms.',
      errors: ['E16', 'E46'],
    },
    untransformed: {
      text: '{{subject}}{{others}} has no schema unless @realm/babel-plugin gives it one: {{reason}}. Without the plugin the class holds nothing, and a realm that is given it does not open.',
      help: 'Install @realm/babel-plugin and name it in the Babel configuration, or give the class a `static schema`. It was read as the plugin would.',
      facts: ['{{reason}}'],
      errors: ['E16'],
      severity: { sync: 'warn', validator: 'warn', device: 'warn' },
    },
    nullDefault: {
      text: '{{subject}} cannot hold what it holds by default: {{reason}}. An object that is created without a value for it is refused.',
      help: 'Give it a `default` of its type, remove the `default`, or make the property optional.',
      errors: ['E34'],
      severity: { sync: 'warn', validator: 'warn', device: 'warn' },
    },
    core: {
      text: '{{subject}} is refused by Realm Core: {{reason}}. The realm does not open.',
      help: 'Mend the declaration.',
      errors: ['E24', 'E28', 'E29'],
    },
    unknownClass: {
      text: '{{subject}} links to nowhere: {{reason}}. The realm does not open.',
      help: 'Name a type of Realm, or a class that is in the list of schemas. The property is not compared with the server until then.',
      errors: ['E21'],
    },
    unlisted: {
      text: 'The class {{subject}} is missing from this list of schemas: {{reason}}. The realm does not open.',
      help: 'Add the class to the list: a realm needs every class that its classes link to.',
      errors: ['E21'],
    },
    repeated: {
      text: 'The class {{subject}} is in this list of schemas more than once: {{reason}}. The realm does not open ("appears more than once in the schema").',
      help: 'List each class once. Where two schemas have one name, give each a name of its own.',
      errors: ['E26'],
    },
    duplicate: {
      text: '{{subject}} is there twice for Realm Core: {{reason}}. The realm does not open.',
      help: 'Give each property a stored name of its own.',
      errors: ['E26'],
    },
    origin: {
      text: '{{subject}} is an inverse relationship without an origin: {{reason}}. The realm does not open.',
      help: 'Name the property of the other class that links to this one.',
      errors: ['E27'],
    },
    cycle: {
      text: '{{subject}} closes a circle: {{reason}}. The realm does not open.',
      help: 'Make one of the classes top-level, so that the circle goes through a link.',
      errors: ['E25'],
    },
    orphan: {
      text: '{{subject}} cannot hold any object: {{reason}}. A synced realm with it does not open.',
      help: 'Use it as the type of a property of a top-level class, or remove it.',
      errors: ['E22', 'E31'],
    },
    keyType: {
      text: '{{subject}} cannot be the primary key: {{reason}}. The realm does not open.',
      help: 'Choose one of these types; it is not compared with the server until then.',
      errors: ['E17'],
    },
    embeddedKey: {
      text: '{{subject}} is refused by Realm Core: {{reason}}. The realm does not open.',
      help: 'Remove `primaryKey`, or `embedded: true`.',
      errors: ['E23'],
    },
    syncedKey: {
      text: '{{subject}} cannot be synced: {{reason}}. The realm does not open.',
      help: 'Declare `_id` and `primaryKey: "_id"`.',
      errors: ['E14', 'E15'],
      severity: { validator: 'off', device: 'off' },
    },
  },
  *check({ client, server }) {
    const classes = new Map(server.classes.map((each) => [each.name, each]));
    // No realm is opened with a class that none lists: another rule says so.
    const unlisted = new Set(client.classes.filter((each) => each.unlisted).map(({ name }) => name));
    const untransformed = client.invalid.filter(({ fault }) => fault === 'untransformed').map((each) => each.class ?? '');
    for (const each of client.invalid) {
      // What is missing is missing for all classes: it is said of the first.
      if (each.fault === 'untransformed' && each.class !== untransformed[0]) continue;
      if (isReportedByComparison(each, classes) || unlisted.has(each.class ?? '')) continue;
      const { fault, class: name, property, message, client: place, spelling } = each;
      const remedy = spelling === undefined ? 'Write it in a form that the SDK takes.' : `Write ${spelling.isExample ? 'for example ' : ''}\`${spelling.text}\`.`;
      const subject = `\`${[name ?? 'schema', property].filter((part) => part !== null).join('.')}\``;
      const mentions = fault === 'untransformed' ? untransformed.slice(1) : [];
      const others = mentions.length === 0 ? '' : `, as ${mentions.length} other class${mentions.length === 1 ? '' : 'es'} of this client,`;
      const at = { class: name, property, client: place, server: null, mentions };
      yield { at, message: MESSAGE_OF[fault], data: { subject, reason: message, remedy, others }, breaks: breaksOf(fault) };
    }
  },
});
