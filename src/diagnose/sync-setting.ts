import type { CheckResult } from '../check/check';
import type { Occurrence } from '../explain/explainer';
import type { QueryableFields, SyncConfiguration } from '../schema/server-schemas';
import type { Outcome } from './explained-entry';

/** Errors about what `sync/config.json` says, where no schema has to differ. */

const DEPLOY = 'The server may run another configuration than these files: deploy them, or pull what is deployed (`appservices pull`) and check again.';

/** The names by which the configuration can call a class. */
function namesOf(name: string, { comparison }: CheckResult): readonly string[] {
  return [name, ...comparison.server.classes.flatMap((each) => (each.name === name && each.collection !== null ? [each.collection] : []))];
}

function isQueryable(property: string, names: readonly string[] | null, { global, byCollection }: QueryableFields): boolean {
  const own = [...byCollection].filter(([name]) => names === null || names.includes(name)).flatMap(([, { fields }]) => fields);
  return [...global, ...own].some(({ name }) => name === property);
}

function ofQuery({ class: name, property }: Occurrence, { queryableFields }: SyncConfiguration, result: CheckResult): Outcome | undefined {
  if (property === null) return undefined;
  if (isQueryable(property, name === null ? null : namesOf(name, result), queryableFields)) {
    return { state: 'agrees', message: `the sync configuration in these files lists \`${property}\` as queryable, so another one is in use.`, advice: [DEPLOY] };
  }
  return { state: 'present', message: `the cause is still there: the sync configuration in these files does not list \`${property}\` as queryable.`, advice: [] };
}

/** The value of a partition stands in code, as an argument or in a variable: no file declares it. */
function ofPartition({ id, property, serverSays }: Occurrence, { partition }: SyncConfiguration): Outcome | undefined {
  if (partition === null) return undefined;
  const { key, type } = partition;
  const isOther = id === 'D6' ? property !== null && property !== key : serverSays !== null && type !== null && serverSays !== type;
  const declared = `the partition key in these files is \`${key}\`${type === null ? '' : ` of type \`${type}\``}`;
  if (isOther) return { state: 'agrees', message: `${declared}, which is not what the message says: another configuration is in use.`, advice: [DEPLOY] };
  return {
    state: 'not-checked',
    message: `${declared}, as the message has it. The value is wrong, and that is given by the code which opens the realm or writes the object: no schema has a part in it.`,
    advice: [`Look at \`partitionValue\` of the configuration${id === 'D6' ? `, and at the code that sets \`${key}\`` : ''}: it may be empty, of another user, or the text of an id.`],
  };
}

/** What the sync configuration of the files says of an error about it; undefined where it is about something else. */
export function ofSyncSetting(occurrence: Occurrence, result: CheckResult): Outcome | undefined {
  const { sync } = result.comparison.server;
  if (sync === null) return undefined;
  if (occurrence.id === 'D14') return ofQuery(occurrence, sync, result);
  return occurrence.id === 'D6' || occurrence.id === 'D7' ? ofPartition(occurrence, sync) : undefined;
}
