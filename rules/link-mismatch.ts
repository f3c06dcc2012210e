import { isCollection, isUserType, type Property } from '../src/schema/model';
import type { ServerClass, ServerProperty } from '../src/schema/server-schemas';
import type { Mismatch } from '../src/compare/difference';
import { asStored } from '../src/compare/stored-link';
import { waysOf, type Verdict } from '../src/compare/validator-difference';
import { emptyOf, witnessOfSent, witnessOfType, witnessOfVerdict } from '../src/compare/witness';
import type { Comparison } from '../src/compare/comparison';
import { mismatchRule } from '../src/rule/define-rule';
import { followServer } from '../src/rule/repair';

/** A link on one side and a plain id, or a link to another class, on the other. */
export const rule = mismatchRule({
  id: 'link-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow links that are plain ids, lead to another class or differ in number on the other side',
    reference: 'server-schema.md 4, realm-core.md 5',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['link'],
  messages: {
    serverPlain: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client but is a plain `{{serverType}}` on the server: the client\'s schema is refused ("cannot change field to a relationship") or its links cannot be applied (Bad changeset).',
      help: 'Add {{entry}} to {{relationships}}, or declare it as `{{serverType}}` on the client.',
      errors: ['B1', 'C1', 'C15', 'D4', 'E4'],
    },
    serverNoId: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client but is a plain `{{serverType}}` on the server, which is no id of a `{{target}}`: its links cannot be applied (Bad changeset).',
      help: 'Declare it as `{{serverType}}` on the client. For a link the server needs a property of another name, of the type `{{keyType}}` of the `_id` of `{{target}}`, with an entry in {{relationships}}.',
      errors: ['B1', 'C1', 'C14', 'C15', 'E4'],
    },
    clientPlain: {
      text: '`{{class}}.{{property}}` is a plain `{{clientType}}` on the client but links to `{{target}}` on the server: what the server sends cannot be applied on the device (Bad changeset, DOWNLOAD).',
      help: 'Declare it as `{{serverType}}` on the client, or remove its entry from {{relationships}}.',
      errors: ['B1', 'C1', 'C14', 'C15', 'C17', 'C30', 'E4'],
    },
    target: {
      text: '`{{class}}.{{property}}` leads to `{{clientTarget}}` on the client but to `{{serverTarget}}` on the server: the changes of one side cannot be applied on the other (Bad changeset).',
      help: 'Name the same class on both sides. A link leads to the `title` of the collection that the relationship refers to; an embedded class is named by the `title` of its object.',
      errors: ['B4', 'C5', 'C14', 'C22', 'C23', 'E4'],
    },
    embeddedName: {
      text: '`{{class}}.{{property}}` holds `{{clientTarget}}` on the client, which the server calls `{{serverTarget}}`: it does not know the class (Invalid schema change, 225), and the changes of one side cannot be applied on the other (Bad changeset).',
      help: 'Give the object the title `{{clientTarget}}` in {{serverFile}}, or name the class `{{serverTarget}}` on the client. Without a title an embedded object is called after its parent and its property.',
      errors: ['B4', 'C5', 'D1', 'D2', 'E4', 'F1', 'F10'],
    },
    number: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: one side holds one link and the other several (Bad changeset).',
      help: 'Declare it as `{{serverType}}` on the client. On the server several links are an `array` of ids with `is_list: true` in relationships.json, and one link is an id with `is_list: false`.',
      errors: ['B2', 'B3', 'C2', 'C22', 'E4'],
    },
    idRefused: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client, so a document holds the id of one, but the validator takes {{names}} only: the document is refused ({{refusal}}).',
      help: 'Give it the type of the primary key of `{{target}}`, in {{serverFile}}.',
      errors: ['G1', 'G2'],
    },
    objectExpected: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client, so a document holds the id of one, but the validator expects an object there: the document is refused ({{refusal}}).',
      help: 'Declare an embedded class on the client, or store the id of `{{target}}` on the server.',
      errors: ['G1', 'G2'],
    },
    declaredLink: {
      text: '`{{class}}.{{property}}` is a plain `{{clientType}}` on the client, but `links` in the configuration says that it leads to `{{target}}`.',
      help: 'Declare it as `{{serverType}}` on the client, or remove the entry from `links`.',
    },
    declaredTarget: {
      text: '`{{class}}.{{property}}` leads to `{{target}}` on the client, but `links` in the configuration says that it leads to `{{serverTarget}}`.',
      help: 'Name the same class in both.',
    },
    idNumber: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator expects {{number}}: the document is refused ({{refusal}}).',
      help: 'Declare the same on both sides: several links are an `array` of ids.',
      errors: ['G1', 'G2'],
    },
    sentOnly: {
      text: '`{{class}}.{{property}}` links to `{{target}}` on the client, but the server, which only sends it (`readOnly`), sends {{sent}}: the client cannot hold what it gets.',
      help: 'Declare it as `{{serverType}}` on the client, or have the server send what the client links by, in {{serverFile}}.',
      errors: ['E37'],
    },
  },
  judge(at, comparison) {
    const { target, server: { classes } } = comparison;
    const [from, to] = [at.client.property, at.server.property];
    const [client, server] = [classOf(from), classOf(to)];
    const breaks = ['upload', 'download'] as const;
    if (at.verdict !== undefined) {
      const names = to.typeNames.map((name) => `\`${name}\``).join(', ');
      const number = isCollection(to.type) ? 'several values' : 'a single one';
      const message = validatedMessage(from, to, at.verdict);
      const data = { target: client ?? server ?? '', serverTarget: server ?? '', names, number, sent: sentAs(from, to, names) };
      // Of what the configuration says of links, the validator knows nothing: it refuses no id, and no document shows it.
      if (message === 'declaredLink') return { message, data, breaks: ['download'] };
      if (message === 'sentOnly') return { message, data, breaks: ['download'], witness: witnessOfSent(from, to, at.verdict.unheld, target, classes) };
      const witness = refusedLink(asStored(from, comparison), to, at.verdict, target);
      return { message, data, breaks: message === 'declaredTarget' ? ['download'] : waysOf(at.verdict), witness };
    }
    if (server === undefined) {
      const keyType = keyTypeOf(client, classes);
      const data = {
        target: client ?? '',
        keyType: keyType ?? '',
        relationships: relationshipsOf(to),
        entry: entryFor(from, at.server.schema, classes),
      };
      return { message: keyType === undefined || keyType === elementOf(to) ? 'serverPlain' : 'serverNoId', data, breaks };
    }
    if (client === undefined) return { message: 'clientPlain', data: { target: server, relationships: relationshipsOf(to) }, breaks };
    if (client === server) return { message: 'number', breaks };
    return {
      message: isUnknownEmbedded(at, server, classes) ? 'embeddedName' : 'target',
      data: { clientTarget: client, serverTarget: server },
      breaks,
    };
  },
  repairs: followServer,
});

/** Whether the client holds an embedded class that the server has under another name only. */
function isUnknownEmbedded({ explains }: Mismatch, name: string, classes: readonly ServerClass[]): boolean {
  return explains.length > 0 && classes.some((each) => each.name === name && each.embedded);
}

/** The class that a link, or a collection of links, leads to. */
const classOf = ({ objectType }: Property): string | undefined => (isUserType(objectType) ? objectType : undefined);

const elementOf = ({ type, objectType }: Property): string | undefined => (isCollection(type) ? objectType : type);

/** The type of the ids of a class, as far as the server has it. */
const keyTypeOf = (target: string | undefined, classes: readonly ServerClass[]): string | undefined =>
  classes.find(({ name, embedded }) => name === target && !embedded)?.properties.get('_id')?.type;

/** Where the relationships of a schema stand: since 2021 in a file beside it, before in its own. */
function relationshipsOf({ source: { file } }: Property): string {
  const name = file.split('/').slice(-2).join('/');
  return file.endsWith('/schema.json') ? `relationships.json beside ${name}` : `\`relationships\` in ${name}`;
}

/** What to write into relationships.json so that the server has the link too: whole where it is known, else in words. */
function entryFor(link: Property, server: ServerClass, classes: readonly ServerClass[]): string {
  const { mapTo, type } = link;
  if (server.embedded) return `an entry for \`${mapTo}\` under its whole path, such as \`parent.${mapTo}\` or \`parents.[].${mapTo}\`,`;
  const target = classes.find(({ name }) => name === classOf(link));
  if (target?.collection == null) return `an entry for \`${mapTo}\` with a \`ref\` to the collection of its class`;
  const ref = `#/relationship/${target.service}/${target.database}/${target.collection}`;
  return `\`"${mapTo}": { "ref": "${ref}", "foreign_key": "_id", "is_list": ${isCollection(type)} }\``;
}

/** The smallest document with a link, as the client writes it, that a validator refuses. */
function refusedLink(stored: Property, server: ServerProperty, verdict: Verdict, target: Comparison['target']): unknown {
  if (verdict.refused.length > 0) return witnessOfVerdict(stored, verdict, target);
  return isCollection(stored.type) && !isCollection(server.type) ? emptyOf(stored) : witnessOfType(stored, target);
}

/** What a validator has against a link. */
function validatedMessage(
  client: Property,
  server: ServerProperty,
  { upload, refused, unheld }: Verdict,
): 'idRefused' | 'objectExpected' | 'declaredLink' | 'declaredTarget' | 'idNumber' | 'sentOnly' {
  if (classOf(client) === undefined) return 'declaredLink';
  const isSaidToLink = !isObject(server) && refused.length === 0 && unheld.length === 0;
  if (isCollection(client.type) === isCollection(server.type) && isSaidToLink) return 'declaredTarget';
  if (!upload) return 'sentOnly';
  if (refused.length > 0) return 'idRefused';
  return isCollection(client.type) === isCollection(server.type) ? 'objectExpected' : 'idNumber';
}

/** As what a server sends something that the client takes for links. */
function sentAs(client: Property, server: ServerProperty, names: string): string {
  if (isCollection(client.type) !== isCollection(server.type)) return isCollection(server.type) ? 'several values' : 'a single value';
  return isObject(server) ? 'objects of another class' : names;
}

const isObject = ({ typeNames }: ServerProperty): boolean => typeNames.join() === 'object';
