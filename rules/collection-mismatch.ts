import { waysOf } from '../src/compare/validator-difference';
import { witnessOfType } from '../src/compare/witness';
import type { Property } from '../src/schema/model';
import type { Target } from '../src/schema/targets';
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
    repeats: {
      text: '`{{class}}.{{property}}` is a set on the client, but the validator lets values repeat: repeated values are lost when the client reads and writes the document.',
      help: 'Set `uniqueItems: true` in {{serverFile}}, or declare a list on the client.',
      severity: { validator: 'warn' },
    },
  },
  judge({ client: { property: from }, server: { property: to }, verdict }, { target }) {
    const [client, server] = [kindOf(from), kindOf(to)];
    const data = { clientKind: client.called, serverKind: server.called, wanted: client.onServer };
    if (verdict === undefined) return { message: 'differs', data, breaks: ['upload', 'download'], witness: witnessOfType(from, target) };
    const witness = verdict.upload && !areObjects(from, to) ? { witness: repeated(from, to, target) } : {};
    return { message: verdict.upload ? 'refused' : 'repeats', data, breaks: waysOf(verdict), ...witness };
  },
  repairs: followServer,
});

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

/** A dictionary and an embedded object are both stored as an object, and some of those fit either. */
const areObjects = (client: Property, server: Property): boolean =>
  [client.type, server.type].every((type) => type === 'dictionary' || type === 'object');

/** A list that stands against a set is refused once a value repeats. */
function repeated(client: Property, server: Property, target: Target): unknown {
  const witness = witnessOfType(client, target) as Readonly<Record<string, unknown>>;
  if (client.type !== 'list' || server.type !== 'set') return witness;
  const [value] = witness[client.mapTo] as readonly unknown[];
  return { [client.mapTo]: [value, value] };
}
