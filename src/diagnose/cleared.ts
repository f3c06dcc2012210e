import type { CheckResult } from '../check/check';
import { entryOf } from '../explain/catalogue/index';
import type { Occurrence } from '../explain/explainer';
import { needsServer } from '../explain/on-device';
import type { Subject } from './error-subject';
import type { Outcome } from './explained-entry';
import { ofRefusedValue } from './refused-value';
import { ofSyncSetting } from './sync-setting';

/** What is said where the files give no reason for an error. */

const AGREED = 'the two sides agree now, so the cause is not in these files any more.';
const SOUND = 'nothing is wrong with what these files declare.';
const OLDER_FILE = 'nothing in these files is wrong by itself: the message is about the file on the device, which was written with another schema.';

const OTHER_BUILD = 'Or the message came from an app that was built from another revision.';
const ABOUT_VALUES = new Set(['E34', 'E37']);
const ABOUT_DECLARATIONS = new Set(['E35', 'E36', 'E46', 'E47']);

/** Whether an error is about the value that an app writes. */
export const isAboutValue = ({ id }: Occurrence): boolean => ABOUT_VALUES.has(id);

/** Whether an error is about the client's declarations alone. */
export const isFault = ({ id }: Occurrence): boolean => ABOUT_DECLARATIONS.has(id) || entryOf(id).listed === 'fault';

/** Whether no server stands behind a class: there is none at all, or the class is only handed to local realms. */
export const isOnDevice = (name: string | null, { comparison, local }: CheckResult): boolean =>
  comparison.world === 'device' || (name !== null && local.includes(name));

const compareWith = ({ comparison }: CheckResult): string =>
  `\`npx realm-schema check${comparison.world === 'device' ? ' --target local' : ''} --against REF\`, with the revision of the app that wrote the file, names what changed since.`;

/** What to do where the files agree and the error came nevertheless: something older is still in use. */
function adviceWhereAgreed(occurrence: Occurrence, result: CheckResult): readonly string[] {
  const { id, within, breaks } = occurrence;
  if (isAboutValue(occurrence)) return ['The schemas fit, the value that was written does not: look at the code that writes the object, or at the document that it was made from.', OTHER_BUILD];
  if (isFault(occurrence)) return ['The declarations in these files are sound: look at the list of classes that is handed to the realm.', OTHER_BUILD];
  if (isOnDevice(occurrence.class, result)) return [compareWith(result)];
  if (id.startsWith('G')) return ['The validator in use is not the one in these files: deploy it (`collMod`), or export it anew.'];
  if (within === 'E11' || within === 'E12') return ['The file on the device was written with an older schema: raise `schemaVersion` and migrate, or delete the file while developing.'];
  const upload = breaks.includes('upload')
    ? ['The server may run another revision than these files: deploy them, or pull what is deployed (`appservices pull`) and check again.', OTHER_BUILD]
    : [];
  const device = breaks.includes('download') || breaks.includes('open')
    ? [
        'The device still holds the older schema in its file. While developing: reinstall the app, or delete the realm file.',
        'In production: let a client reset replace the file (`clientReset` in the sync configuration); back up unsynced data first.',
        'Was the change a breaking one, and the server still sends the old history? Then terminate and re-enable sync.',
      ]
    : [];
  const history = breaks.includes('deploy') ? ['Which change was it? `npx realm-schema check --against REF`, with the revision that the devices were built from, names it.'] : [];
  return [...history, ...upload, ...device];
}

/** That nothing is wrong, as far as the files go. */
function reasonOf(occurrence: Occurrence, result: CheckResult): string {
  if (isFault(occurrence)) return SOUND;
  if (!isOnDevice(occurrence.class, result)) return AGREED;
  return isAboutValue(occurrence) ? SOUND : OLDER_FILE;
}

/** What is said of a message that names no class where no finding could lead to it. */
export function clearedWithoutClass(occurrence: Occurrence, result: CheckResult): Outcome {
  const reason = result.findings.length === 0 ? reasonOf(occurrence, result) : 'what `check` finds here is something else.';
  return ofSyncSetting(occurrence, result) ?? {
    state: 'agrees',
    message: `the message names no class, and nothing in these files could lead to it: ${reason}`,
    advice: adviceWhereAgreed(occurrence, result),
  };
}

/** A property that no side has: what a message calls removed is not to be found, and no wonder. */
function ofUnknownProperty(occurrence: Occurrence, name: string, property: string, result: CheckResult): Outcome | undefined {
  if (occurrence.clientSays === 'absent') return undefined;
  const advice = adviceWhereAgreed(occurrence, result);
  if (isOnDevice(name, result)) {
    return { state: 'unknown-property', message: `\`${name}\` declares no property \`${property}\` now. The message is from another revision of the app.`, advice };
  }
  return {
    state: 'unknown-property',
    message: `\`${name}\` has no property \`${property}\` on either side now. The message is from another revision, or from a device with an older file.`,
    advice,
  };
}

/** What is said of a class, or a property of it, where no finding is behind the error. */
export function cleared(occurrence: Occurrence, subject: Subject, result: CheckResult): Outcome {
  const { name, property, types } = subject;
  const special = ofSyncSetting(occurrence, result) ?? ofRefusedValue(occurrence, subject);
  if (special !== undefined) return special;
  const unknown = property !== null && types.client === null && types.server === null
    ? ofUnknownProperty(occurrence, name, property, result)
    : undefined;
  if (unknown !== undefined) return unknown;
  if (types.client !== null && types.server !== null && types.client !== types.server) {
    const message = `the client declares \`${types.client}\` and the server \`${types.server}\`, and no rule reports it: it is turned off here, or takes the two for compatible.`;
    return { state: 'not-checked', message, advice: [] };
  }
  const [reason, advice] = [reasonOf(occurrence, result), adviceWhereAgreed(occurrence, result)];
  if (!result.local.includes(name)) return { state: 'agrees', message: reason, advice };
  const local = `\`${name}\` is only handed to local realms here, so it is not compared with the server`;
  return needsServer(occurrence)
    ? { state: 'not-checked', message: `${local}.`, advice: [] }
    : { state: 'not-checked', message: `${local}: ${reason}`, advice };
}

const MOST_NAMES = 8;

/** What is said of a class that the files do not have. */
export function unknownClass(name: string, { comparison }: CheckResult): Outcome {
  const names = [...new Set([...comparison.client.classes, ...comparison.server.classes].map((each) => each.name))];
  const listed = `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ' and others' : ''}`;
  const sides = comparison.world === 'device' ? 'the client has no' : 'neither side has a';
  return {
    state: 'unknown-class',
    message: `${sides} class \`${name}\`; there are ${listed}. The message is from another app or another revision.`,
    advice: [],
  };
}
