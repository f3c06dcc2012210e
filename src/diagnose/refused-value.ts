import type { Occurrence } from '../explain/explainer';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import type { Finding } from '../rule/finding';
import type { Subject } from './error-subject';
import type { Outcome } from './explained-entry';

/** Error 121 tells what was written and what was demanded. Held against the files, this tells who is to blame. */

const DEPLOY = 'The validator in use is not the one in these files: deploy it (`collMod`), or export it anew.';
const OTHER_WRITER = 'Look at who else writes to the collection: another service, a script, an import, or an app that was built from another revision.';

const REQUIRED = 'required';
const NOT_ALLOWED = /^not allowed/;
/** What a demand begins with that is about the type; all others are about the value. */
const TYPES = new Set([
  'array', 'binData', 'bool', 'boolean', 'date', 'decimal', 'double', 'int', 'integer', 'long', 'null', 'number', 'object', 'objectId', 'string', 'timestamp',
]);

const typesIn = (demand: string): readonly string[] => demand.split(' or ');
const isAboutType = (demand: string): boolean => typesIn(demand).every((each) => TYPES.has(each));

/** The names of the types that the validator of the files takes, of the value or of the elements that a path with `[]` leads to. */
function takenBy(server: ServerProperty, path: string): readonly string[] {
  const ofElements = path.endsWith('[]');
  const kinds = server.type === 'list' || server.type === 'set' ? ['array'] : server.type === 'dictionary' ? ['object'] : server.typeNames;
  return [...(ofElements ? server.typeNames : kinds), ...((ofElements ? server.nullableElements : server.nullable) ? ['null'] : [])];
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size;

function ofUndeclared(demand: string, name: string, server: ServerClass): Outcome {
  const isRequired = server.required.some((each) => each.name === name);
  const isSame = demand === REQUIRED ? isRequired : server.closed;
  const message = demand === REQUIRED
    ? `neither side declares \`${name}\`, and the validator in these files ${isRequired ? 'requires it all the same' : 'does not require it'}.`
    : `neither side declares \`${name}\`, and the validator in these files ${isSame ? 'takes no other properties: something else than this client wrote it' : 'takes any property'}.`;
  return { state: 'agrees', message, advice: [isSame ? OTHER_WRITER : DEPLOY] };
}

/** Whether a finding is only about null or absent values. */
const isOfNull = ({ about }: Finding): boolean =>
  'between' in about && (about.kind === 'optionality' || about.kind === 'element-optionality');

/** Whether a finding can be why a value was refused: a value that was there was not refused because one may be missing. */
export const couldRefuse = ({ id, clientSays: written, serverSays }: Occurrence) => (finding: Finding): boolean =>
  !id.startsWith('G') || serverSays === null || written === 'null' || written === 'absent' || !isOfNull(finding);

/** What the files say of a value that was refused; undefined where the error has no details, or no side has the property. */
export function ofRefusedValue(occurrence: Occurrence, { client, server, property, types }: Subject): Outcome | undefined {
  const { id, clientSays: written, serverSays: demand } = occurrence;
  if (!id.startsWith('G') || property === null || demand === null || server === undefined) return undefined;
  const declared = [...server.properties.values()].find(({ mapTo }) => mapTo === property);
  if (declared === undefined) {
    return types.client === null && (demand === REQUIRED || NOT_ALLOWED.test(demand)) ? ofUndeclared(demand, property, server) : undefined;
  }
  if (demand !== REQUIRED && !isAboutType(demand)) {
    return { state: 'agrees', message: `the two sides agree on the type. \`${demand}\` limits the value, which no schema of Realm can: the client has to see to it.`, advice: ['Check the value before it is written, or change the limit in the validator.'] };
  }
  const isSame = demand === REQUIRED ? declared.required : sameNames(typesIn(demand), takenBy(declared, occurrence.property ?? ''));
  if (!isSame) return { state: 'agrees', message: 'the two sides agree now, and the validator in these files demands something else than the message says.', advice: [DEPLOY] };
  if (client === undefined || types.client === null) return undefined;
  return {
    state: 'agrees',
    message: `the validator in these files demands the same, and the client declares what fits it (\`${types.client}\`): \`${written ?? 'the value'}\` was not written by a client with these schemas.`,
    advice: [OTHER_WRITER],
  };
}
