import { waysOf, type Verdict } from '../src/compare/validator-difference';
import { witnessOfSent, witnessOfType, witnessOfVerdict } from '../src/compare/witness';
import { isCollection, type Property } from '../src/schema/model';
import { dialectOf } from '../src/schema/targets';
import { mismatchRule } from '../src/rule/define-rule';
import { followServer } from '../src/rule/repair';

/** The two sides declare different types: neither can store what the other sends. */
export const rule = mismatchRule({
  id: 'type-mismatch',
  group: 'compatibility',
  docs: {
    description: 'disallow properties whose types differ between client and server',
    reference: 'realm-core.md 0 and 5, server-schema.md 3',
  },
  severity: { sync: 'error', validator: 'error', device: 'off' },
  on: ['type'],
  messages: {
    differs: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client but `{{serverType}}` on the server: the first value written on either side is refused by the other (Bad changeset).',
      help: 'Declare it as `{{serverType}}` on the client if that is what the stored documents hold. If the server is wrong, add a property with a new name on both sides: the type of a deployed one cannot be changed while documents exist.',
      errors: ['B1', 'C1', 'C12', 'C15', 'C18', 'C24', 'E4', 'F3'],
    },
    refused: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}} only: every document that holds a value is refused ({{refusal}}).',
      help: 'Declare the same type on both sides.',
      errors: ['E37', 'G1', 'G2'],
    },
    binary: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, which MongoDB stores as `binData`, but the validator takes {{names}} only: every document that holds a value is refused ({{refusal}}).',
      help: 'Write `"bsonType": "binData"` in {{serverFile}}.',
      errors: ['G1', 'G2'],
    },
    smallNumbers: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}} only: JavaScript writes a whole number as int32 while it fits, which is refused ({{refusal}}).',
      help: 'Write `"bsonType": ["int", "long"]` in {{serverFile}}, and write numbers beyond 2,147,483,647 as `Long` or `BigInt`: JavaScript makes a double of them otherwise, which neither takes.',
      errors: ['D21', 'G1', 'G2'],
    },
    largeNumbers: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, which has 64 bits, but the validator takes {{names}} only: a number beyond 2,147,483,647 is refused ({{refusal}}).',
      help: 'If numbers may grow that large, write `"bsonType": ["int", "long"]` in {{serverFile}}, and write them as `Long` or `BigInt`: JavaScript makes a double of them otherwise, which neither takes.',
      errors: ['G1', 'G2'],
      severity: { validator: 'info' },
    },
    wholeNumbers: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}} only: JavaScript writes a whole number such as 1.0 as an integer, which is refused ({{refusal}}).',
      help: 'Write `"bsonType": ["double", "int"]` or `"number"` in {{serverFile}}.',
      errors: ['D21', 'G1', 'G2'],
    },
    fractions: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}} only: a number with a fraction is refused ({{refusal}}).',
      help: 'Declare `int` on the client, or allow `double` in {{serverFile}}.',
      errors: ['G1', 'G2'],
    },
    partly: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}} only: a document that holds another kind of value there is refused ({{refusal}}).',
      help: 'Declare the same types on both sides.',
      errors: ['G1', 'G2'],
      severity: { validator: 'warn' },
    },
    wider: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the validator takes {{names}}: the client cannot hold all that others may write there.',
      help: 'Narrow the type in {{serverFile}}, or widen it on the client, to `mixed` if need be.',
      errors: ['E37'],
      severity: { validator: 'warn' },
    },
    sentOnly: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the server, which only sends it (`readOnly`), sends {{names}}: the client cannot hold any value of that.',
      help: 'Declare it as `{{serverType}}` on the client, or correct the type in {{serverFile}}.',
      errors: ['E37'],
    },
    sentWider: {
      text: '`{{class}}.{{property}}` is `{{clientType}}` on the client, but the server, which only sends it (`readOnly`), sends {{names}}: the client cannot hold every value of that.',
      help: 'Narrow the type in {{serverFile}}, or widen it on the client, to `mixed` if need be.',
      errors: ['E37'],
      severity: { validator: 'warn' },
    },
  },
  judge({ client: { property }, server, verdict }, { target, server: { classes } }) {
    if (verdict === undefined) return { message: 'differs', breaks: ['upload', 'download'], witness: witnessOfType(property, target) };
    const names = server.property.typeNames.map((name) => `\`${name}\``).join(', ');
    if (server.property.access === 'readOnly') {
      const witness = witnessOfSent(property, server.property, verdict.unheld, target, classes);
      return { message: verdict.holdsSome ? 'sentWider' : 'sentOnly', data: { names }, breaks: waysOf(verdict), witness };
    }
    const witness = verdict.upload ? { witness: witnessOfVerdict(property, verdict, target) } : {};
    const isBinary = verdict.upload && elementOf(property) === 'uuid' && dialectOf(target)?.hasCollections === true;
    return { message: isBinary ? 'binary' : messageOf(verdict, elementOf(property)), data: { names }, breaks: waysOf(verdict), ...witness };
  },
  repairs: followServer,
});

const elementOf = ({ type, objectType }: Property): string | undefined => (isCollection(type) ? objectType : type);

/** Which of the numbers that JavaScript writes are refused, where it is about numbers (errors.md 5.3). */
function messageOf(
  { upload, refused, takesSome }: Verdict,
  clientType: string | undefined,
): 'refused' | 'smallNumbers' | 'largeNumbers' | 'wholeNumbers' | 'fractions' | 'partly' | 'wider' {
  if (!upload) return 'wider';
  if (!takesSome) return 'refused';
  const isDouble = clientType === 'double' || clientType === 'float';
  if (isDouble) return refused.includes('int') || refused.includes('integer') ? 'wholeNumbers' : 'fractions';
  if (clientType === 'int') return refused.includes('int') ? 'smallNumbers' : 'largeNumbers';
  return 'partly';
}
