import { asStored } from '../src/compare/stored-link';
import { waysOf } from '../src/compare/validator-difference';
import { emptyOf, witnessOfSent, witnessOfTaken, witnessOfType } from '../src/compare/witness';
import { isCollection, isUserType, type Property } from '../src/schema/model';
import type { ServerProperty } from '../src/schema/server-schemas';
import { dialectOf, type Target } from '../src/schema/targets';
import { mismatchRule } from '../src/rule/define-rule';
import { followServer } from '../src/rule/repair';

/** Single value, list, set and dictionary are stored differently, whatever they hold. */
export const rule = mismatchRule({
  id: 'collection-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties that are a single value, list, set or dictionary on one side and another of these on the other',
    reference: 'realm-core.md 0 and 5, server-schema.md 2.2',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['collection'],
  messages: {
    differs: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: one side holds {{clientKind}}, the other {{serverKind}}, and neither can apply the changes of the other (Bad changeset).',
      help: 'Declare it as `{{serverType}}` on the client, or make it {{wanted}} in {{serverFile}}.',
      errors: ['B2', 'B3', 'C2', 'C3', 'C4', 'C30', 'E4', 'F4'],
    },
    refused: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` for the validator: the client writes {{clientKind}} where {{serverKind}} is expected, and the document is refused ({{refusal}}).',
      help: 'Declare the same kind on both sides. A list is an `array`, a set an `array` with `uniqueItems: true`, and a dictionary an `object` with `additionalProperties`.',
      errors: ['G1', 'G2'],
    },
    binary: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, which MongoDB stores as `binData`, but the validator takes an `object` there: every document that holds a value is refused ({{refusal}}).',
      help: 'Write `"bsonType": "binData"` in {{serverFile}}.',
      errors: ['G1', 'G2'],
    },
    embeddedSet: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server, a set of embedded objects, which Realm does not have: neither side can apply the changes of the other (Bad changeset).',
      help: 'Declare `{{element}}[]` on the client, and remove `uniqueItems` from {{serverFile}}.',
      errors: ['B3', 'C2', 'C3', 'C4', 'E4', 'F4'],
    },
    duplicates: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, and the validator lets no value repeat (`uniqueItems`): a document whose list holds one twice is refused ({{refusal}}).',
      help: 'Declare a set, `{{serverType}}`, on the client, or remove `uniqueItems` from {{serverFile}}.',
      errors: ['G1', 'G2'],
      severity: { validator: 'warn' },
    },
    duplicateObjects: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, and the validator lets no object repeat (`uniqueItems`): a document whose list holds two alike is refused ({{refusal}}).',
      help: 'Remove `uniqueItems` from {{serverFile}}: Realm has no sets of embedded objects.',
      errors: ['G1', 'G2'],
      severity: { validator: 'warn' },
    },
    keysMissing: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, and the validator requires {{keys}} of the object there, which the client need not write: an object without is refused ({{refusal}}).',
      help: 'Remove {{keys}} from `required` in {{serverFile}}, or hold an embedded object there that declares what is required.',
      errors: ['G1', 'G2'],
    },
    repeats: {
      text: '`{{class}}.{{property}}` is a set on the client, but the validator lets values repeat: repeated values are lost when the client reads the document.',
      help: 'Set `uniqueItems: true` in {{serverFile}}, or declare a list on the client.',
      severity: { validator: 'warn' },
    },
    sentOnly: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server, which only sends it (`readOnly`): the client cannot hold {{serverKind}} where it declares {{clientKind}}.',
      help: 'Declare it as `{{serverType}}` on the client, or make it {{wanted}} in {{serverFile}}.',
      errors: ['E37'],
    },
    sentObjects: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server, which only sends it (`readOnly`): the client cannot hold every object of that.',
      help: 'Declare the same kind on both sides: an embedded class for an object that lists its `properties`, a dictionary for one that has only `additionalProperties`.',
      errors: ['E37'],
      severity: { validator: 'warn' },
    },
    otherObjects: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` for the validator, which takes what the client writes there: the client cannot hold every object that others may write.',
      help: 'Declare the same kind on both sides: an embedded class for an object that lists its `properties`, a dictionary for one that has only `additionalProperties`.',
      errors: ['E37'],
      severity: { validator: 'warn' },
    },
  },
  judge({ client: { property: from }, server: { property: to }, verdict }, comparison) {
    const { target, server: { classes } } = comparison;
    const [client, server] = [kindOf(from), kindOf(to)];
    const data = { clientKind: client.called, serverKind: server.called, wanted: client.onServer, element: to.objectType ?? '' };
    if (verdict === undefined && isEmbeddedSet(to))
      return { message: 'embeddedSet', data, breaks: ['upload', 'download'], witness: witnessOfType(from, target) };
    if (verdict === undefined) return { message: 'differs', data, breaks: ['upload', 'download'], witness: witnessOfType(from, target) };
    if (!verdict.upload && to.access === 'readOnly' && !(from.type === 'set' && to.type === 'list'))
      return { message: verdict.holdsSome ? 'sentObjects' : 'sentOnly', data, breaks: waysOf(verdict), ...(verdict.holdsSome ? {} : { witness: witnessOfSent(from, to, verdict.unheld, target, classes) }) };
    if (verdict.missingKeys.length > 0) return { message: 'keysMissing', data: { ...data, keys: verdict.missingKeys.map((key) => `\`${key}\``).join(', ') }, breaks: ['upload'], witness: withoutKeys(from) };
    if (from.type === 'uuid' && to.type === 'dictionary' && dialectOf(target)?.hasCollections === true) return { message: 'binary', breaks: waysOf(verdict), witness: witnessOfType(from, target) };
    if (verdict.refusedObject !== undefined) return { message: 'refused', data, breaks: waysOf(verdict), witness: { [from.mapTo]: verdict.refusedObject } };
    const witness = verdict.upload ? { witness: refused(asStored(from, comparison), to, target) } : {};
    const notHeld = from.type === 'set' ? 'repeats' : 'otherObjects';
    return {
      message: verdict.isRare ? (isEmbeddedSet(to) ? 'duplicateObjects' : 'duplicates') : verdict.upload ? 'refused' : notHeld,
      data,
      breaks: waysOf(verdict),
      ...witness,
    };
  },
  repairs: (at) => (isEmbeddedSet(at.server.property) ? [] : followServer(at)),
});

/** Realm has sets of values and of links only. */
const isEmbeddedSet = ({ type, objectType, typeNames }: ServerProperty): boolean =>
  type === 'set' && isUserType(objectType) && typeNames[0] === 'object';

/** A document whose object lacks all keys. Sets hold no objects. */
const withoutKeys = ({ type, mapTo }: Property): unknown => ({ [mapTo]: type === 'list' ? [{}] : {} });

interface Kind {
  readonly called: string;
  /** How a schema of the server says it. */
  readonly onServer: string;
}

const SINGLE: Kind = { called: 'a single value', onServer: 'a single value' };
const KINDS: Readonly<Record<string, Kind>> = {
  list: { called: 'a list', onServer: 'an `array` without `uniqueItems`' },
  set: { called: 'a set', onServer: 'an `array` with `uniqueItems: true`' },
  dictionary: { called: 'a dictionary', onServer: 'an `object` with `additionalProperties`' },
};

function kindOf({ type }: Property): Kind {
  return KINDS[type] ?? SINGLE;
}

/** A list that stands against a set is refused once a value repeats, any other collection while it is empty. */
function refused(client: Property, server: ServerProperty, target: Target): unknown {
  if (client.type !== 'list' || server.type !== 'set') return isCollection(client.type) ? emptyOf(client) : witnessOfType(client, target);
  const { [client.mapTo]: values = [] } = witnessOfTaken(client, server, target) as Readonly<Record<string, readonly unknown[]>>;
  return { [client.mapTo]: [...values, ...values] };
}
