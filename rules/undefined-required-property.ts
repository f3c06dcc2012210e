import type { Comparison } from '../src/compare/comparison';
import type { Mismatch, MismatchOf } from '../src/compare/difference';
import { likelyName } from '../src/compare/rename';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { unrequireAt } from '../src/rule/repair';
import type { ClientClass } from '../src/schema/client-schemas';
import { isStored } from '../src/schema/model';
import type { Listed, ServerClass } from '../src/schema/server-schemas';
import { spell } from '../src/schema/spelling';
import { dialectOf } from '../src/schema/targets';

/** `required` names what `properties` lacks: no document can be valid, or the requirement was meant for another name. */
export const rule = sideRule({
  id: 'undefined-required-property',
  group: 'server',
  docs: {
    description: 'disallow names in `required` that the schema does not declare',
    reference: 'server-schema.md 2.3 and 7',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: 'server',
  messages: {
    undefined: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare{{effect}}.',
      help: 'Declare `{{property}}` {{where}}, or remove it from `required`.',
      facts: ['`{{class}}`', '`{{property}}`'],
      errors: ['D11', 'D12', 'G1'],
    },
    onClient: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare but the client does (`{{declared}}`): a document without it is invalid, and with development mode off the upload of its column is refused.',
      help: 'Declare `{{property}}` under `properties`, with the type that the client has, or remove it from `required` and from the client.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{declared}}`'],
      errors: ['D3', 'D11', 'D12'],
    },
    willBeDeclared: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare yet but the client does (`{{declared}}`); development mode is on, so the server adds it when a client opens the realm.',
      help: 'Declare `{{property}}` under `properties` before development mode is turned off.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{declared}}`'],
      errors: ['D3'],
      severity: { sync: 'info' },
    },
    willBeOptional: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare yet, and the client declares it as `{{declared}}`: development mode is on, so the server adds it when a client opens the realm, but an object that is saved without it does not fit `required`.',
      help: 'Remove `{{property}}` from `required`, or make it required on the client.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{declared}}`'],
      errors: ['D11', 'D12'],
      severity: { sync: 'warn' },
    },
    misspelt: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare; they have `{{nearest}}`, which is therefore optional{{effect}}.',
      help: 'If `{{nearest}}` was meant, write that in `required`.',
      facts: ['`{{class}}`', '`{{property}}`', '`{{nearest}}`'],
      errors: ['D11', 'D12', 'G1'],
    },
    impossible: {
      text: '`{{class}}` requires `{{property}}`, which its `properties` do not declare, and allows no other properties: no document can be valid, with `{{property}}` or without ({{refusal}}).',
      help: 'Declare `{{property}}` under `properties`, or remove it from `required`.',
      facts: ['`{{class}}`', '`{{property}}`'],
      errors: ['G1'],
    },
  },
  *check(comparison) {
    const { server: { classes, repeated }, world } = comparison;
    const known = lookUp(comparison);
    for (const schema of [...classes, ...repeated]) {
      const undeclared = schema.required.filter(({ name }) => !schema.properties.has(name) && !schema.unread.has(name));
      for (const listed of undeclared) {
        const meant = nearestOf(schema, listed.name, undeclared.length);
        const found = world === 'sync' ? inSync(schema, listed, meant, known) : inValidator(schema, listed, meant, known);
        if (found !== undefined) yield found;
      }
    }
  },
  // That it is to be declared, or that another name was meant, is as likely.
  repairs: (at) => unrequireAt(at).map((each) => ({ ...each, guess: true })),
});

type MessageId = 'undefined' | 'onClient' | 'willBeDeclared' | 'willBeOptional' | 'misspelt' | 'impossible';
type Found = Problem<MessageId, Spot>;

/** What a comparison knows of a name in `required`. */
interface Known {
  readonly developmentMode: boolean;
  /** Whether documents get an `_id` where they lack it. */
  readonly hasCollections: boolean;
  /** The mismatch that is about a property of a class of the server. */
  mismatchAt(schema: ServerClass, property: string): Mismatch | undefined;
  /** A class of the client that stands for one of the server and does not write a property. */
  withoutIt(schema: ServerClass, property: string): ClientClass | undefined;
}

function lookUp({ mismatches, compared, server, target }: Comparison): Known {
  const keyOf = (schema: ServerClass | undefined, property: string | null): string => JSON.stringify([schema?.name, property]);
  const byProperty = new Map(mismatches.map((each) => [keyOf(each.server?.schema, each.property), each]));
  return {
    developmentMode: server.sync?.developmentMode === true,
    hasCollections: dialectOf(target)?.hasCollections === true,
    mismatchAt: (schema, property) => byProperty.get(keyOf(schema, property)),
    withoutIt: (schema, property) => compared.find((pair) => pair.server === schema && !mayWrite(pair.client, property))?.client,
  };
}

/** A client writes all that it declares, null where a value is empty. */
function mayWrite({ properties, unread }: ClientClass, name: string): boolean {
  return (
    unread.more || unread.properties.has(name) || [...properties.values()].some((property) => property.mapTo === name && isStored(property))
  );
}

/** What it leads to, and where it is to be declared: with sync on the server, with a validator on the client. */
const UNKNOWN_TYPE = { message: 'undefined', data: { effect: ': a document without it is invalid, and no client can know its type', where: 'under `properties`' } } as const;
const UNWRITTEN = { message: 'undefined', data: { effect: ' and the client does not write: every document of this client is refused', where: 'on the client' } } as const;

const spot = (schema: ServerClass, { name, source }: Listed, client: Spot['client'] = null): Spot =>
  ({ class: schema.name, property: name, client, server: source });

/** What is said here of a property that only the client has; what the other finding says of one of the server is not. */
const ofItsOwn = (onClient: Mismatch): Mismatch[] => [onClient].filter(({ kind, explains }) => kind === 'client-only-property' && explains.length === 0);

/** With sync nobody can write what the schema does not declare. */
function inSync(schema: ServerClass, listed: Listed, meant: string | undefined, known: Known): Found {
  const onClient = known.mismatchAt(schema, listed.name);
  if (onClient?.kind === 'client-only-property') return declaredOnClient(schema, listed, onClient, known);
  return meant === undefined
    ? { at: spot(schema, listed), ...UNKNOWN_TYPE, breaks: ['upload'] }
    : misspelt(schema, listed, meant, known, '');
}

function declaredOnClient(
  schema: ServerClass,
  listed: Listed,
  onClient: MismatchOf<'client-only-property'>,
  { developmentMode }: Known,
): Found {
  const { property } = onClient.client;
  const at = { ...spot(schema, listed, property.source), explains: ofItsOwn(onClient) };
  const data = { declared: spell(property) };
  if (!developmentMode) return { at, data, message: 'onClient', breaks: ['upload'] };
  return property.optional
    ? { at, data, message: 'willBeOptional', breaks: ['upload'] }
    : { at, data, message: 'willBeDeclared', breaks: [] };
}

/** A validator takes what it does not declare: that it requires it is wrong only where the client does not write it. */
function inValidator(schema: ServerClass, listed: Listed, meant: string | undefined, known: Known): Found | undefined {
  if (schema.closed) {
    const onClient = known.mismatchAt(schema, listed.name);
    const at = { ...spot(schema, listed, onClient?.client.property?.source), ...(onClient && { explains: ofItsOwn(onClient) }) };
    return { at, message: 'impossible', breaks: ['upload'] };
  }
  const isGenerated = listed.name === '_id' && known.hasCollections && !schema.embedded;
  const client = isGenerated ? undefined : known.withoutIt(schema, listed.name);
  if (client === undefined) return undefined;
  if (meant !== undefined) return misspelt(schema, listed, meant, known, ', and the client does not write the other: every document of this client is refused');
  return { at: spot(schema, listed, client.source), ...UNWRITTEN, breaks: ['upload'] };
}

/** A guess explains only the disagreement that would be gone if it was right. */
function misspelt(schema: ServerClass, listed: Listed, nearest: string, known: Known, effect: string): Found {
  const other = known.mismatchAt(schema, nearest);
  const isMended = other?.kind === 'optionality' && !other.client.property.optional && !other.server.property.nullable;
  const onClient = isMended ? ` here and required on the client (\`${spell(other.client.property)}\`)` : '';
  return { at: { ...spot(schema, listed), ...(isMended && { explains: [other] }) }, message: 'misspelt', data: { nearest, effect: `${onClient}${effect}` }, breaks: ['upload'] };
}

/** Where more names than this would have to be held against each other, a nearest one helps nobody. */
const MAXIMUM_SEARCH = 1_000_000;

/** The one declared and optional name that a misspelt one was probably meant to be. */
function nearestOf(schema: ServerClass, name: string, count: number): string | undefined {
  const declared = [...schema.properties.keys(), ...schema.unread];
  if (declared.length * count > MAXIMUM_SEARCH) return undefined;
  const required = new Set(schema.required.map((each) => each.name));
  return likelyName(name, declared.filter((each) => !required.has(each)));
}
