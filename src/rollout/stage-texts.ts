import type { Dialect } from '../schema/dialects/dialect';
import { dialectOf, worldOf, type Target } from '../schema/targets';
import type { Stage } from './plans';

/** A sentence that only belongs where the roll-out also has another stage; `{step}` is its number. */
export interface Conditional {
  readonly with: Stage;
  readonly text: string;
}

/** What is the same at a stage whatever changed. */
export interface StageText {
  readonly title: string;
  readonly why: string;
  /** What comes before all that is done about single changes. */
  readonly first?: readonly string[];
  readonly how: readonly (string | Conditional)[];
  /** How to see that it worked. */
  readonly verify: readonly string[];
}

const DEVICES: Pick<Record<Stage, StageText>, 'version' | 'migrate' | 'release' | 'wait' | 'follow'> = {
  version: {
    title: 'Raise `schemaVersion` of the local realms',
    why: 'With the same version, a file that an earlier version of the app wrote is refused: "Migration is required due to the following errors".',
    how: [],
    verify: ['The new version of the app opens a copy of a realm file that the earlier one wrote.'],
  },
  migrate: {
    title: 'Write the migration function',
    why: 'A file with objects is carried over by the app itself, once, when it is first opened.',
    how: ['It is `onMigration: (oldRealm, newRealm) => { … }` in the same configuration (`migration` up to SDK 10); it must start from every `schemaVersion` that is still installed.'],
    verify: ['It was run on a copy of a file with many objects, and the values are there afterwards.'],
  },
  release: {
    title: 'Release the client',
    why: 'From here on the new version is in use beside the earlier ones.',
    how: [{ with: 'follow', text: 'Leave what is in step {step} out of this release.' }],
    verify: ['`realm-schema check` finds no error between this client and what is deployed.'],
  },
  wait: {
    title: 'Wait until no installed version is in the way',
    why: 'Users update late: what an earlier version relies on must stay as long as that version is in use.',
    how: ['`realm-schema snapshot NAME` keeps what a release declares; `realm-schema check --released` then names every version that the new server would break.'],
    verify: ['`realm-schema check --released` names no version that is still in use.'],
  },
  follow: {
    title: 'Release the client with the breaking changes',
    why: 'Until a device has this version, it does not sync.',
    how: [],
    verify: ['A device that was reset opens its realm, and writes from it arrive.'],
  },
};

const SHELL = 'Commands are for the MongoDB shell; put in values that make sense. The filter `null` also finds documents without the field.';

const SYNC: Readonly<Record<Stage, StageText>> = {
  ...DEVICES,
  decide: {
    title: 'Look for a cheaper way',
    why: 'What is left out here spares its part of all the steps below.',
    how: [
      { with: 'terminate', text: 'What has to stay goes through step {step}: every device is reset without automatic recovery, and what it has not uploaded may be lost.' },
      { with: 'follow', text: 'Where installed versions must go on working: make a class of another name (`TaskV2`) with a collection of its own, copy the documents, and keep both in step with two database triggers.' },
    ],
    verify: ['`realm-schema diff` was run again after something was left out.'],
  },
  'reset-handler': {
    title: 'Release a client that survives a reset',
    why: 'A client reset across a breaking change cannot be recovered automatically: only a manual handler can keep what was not uploaded.',
    how: ["Give each sync configuration `clientReset: { mode: 'manual', onManual: … }`, with a handler that backs up the realm file and opens the realm anew.", { with: 'terminate', text: 'It must be in use everywhere before step {step}, which resets every device.' }],
    verify: ['The handler has run once, on a test app whose sync was terminated and enabled again.'],
  },
  deploy: {
    title: 'Deploy what the server can take while sync runs',
    why: 'A client that declares what the server lacks is refused (Invalid schema change, 225); a server that has more than its clients is fine.',
    how: [
      'Use `appservices push`, `realm-cli push`, the GitHub deployment, or Schema in the App Services UI.',
      { with: 'terminate', text: 'Leave the changes of step {step} out: a deploy with a breaking change is refused as a whole.' },
      { with: 'narrow', text: 'Leave the changes of step {step} for later.' },
    ],
    verify: ['`appservices push --dry-run` shows no breaking change, and Sync Models in the App Services UI shows the additions afterwards.', 'Sync goes on: the server reads the collections that got a property anew, and changes arrive later until it is done.'],
  },
  copy: {
    title: 'Copy the objects into the new collection',
    why: 'Installed versions go on with the earlier class while the new one is taken up.',
    how: ['Keep both in step while both are in use: two database triggers, each with a function that writes the other form.'],
    verify: ['`countDocuments()` is the same for both collections, and a change in one shows in the other.'],
  },
  backfill: {
    title: 'Fill the existing documents',
    why: 'From the deploy on a document without a required value does not sync; sync stops at 100,000 of them.',
    how: [SHELL, 'Have the commands ready before the deploy, so that documents are out of sync for as short as possible, and run them again while earlier versions are in use.'],
    verify: ['The same filter with `countDocuments` gives 0, and the collection `unsynced_documents` of the database `__realm_sync` holds none of these documents.'],
  },
  refill: {
    title: 'Fill what was written meanwhile',
    why: 'Earlier versions wrote documents until they were gone.',
    how: [SHELL],
    verify: ['The same filter with `countDocuments` gives 0.'],
  },
  narrow: {
    title: 'Change the settings that installed versions relied on',
    why: 'No version that is in use depends on them any more.',
    how: ['Use `appservices push`, `realm-cli push`, the GitHub deployment, or Device Sync in the App Services UI.'],
    verify: ['The logs of the app show no error 225 or 226.'],
  },
  terminate: {
    title: 'Terminate sync, change the server, enable sync again',
    why: 'Breaking changes cannot be deployed while sync runs.',
    first: [
      'Let devices upload first: what a device has not uploaded by then may be lost.',
      'Terminate sync in the App Services UI (Device Sync), and make the changes there, under Schema: `appservices push`, `realm-cli push` and GitHub deployments refuse breaking changes.',
    ],
    how: ['Enable sync again, and give it ten minutes before clients connect.'],
    verify: ['`appservices pull` gives the files of this revision.', 'Clients log error 208 or 211 once and run their reset handler.', 'The collection `unsynced_documents` of the database `__realm_sync` stays empty.'],
  },
};

/** What stands behind a validator has a title and a wording of its own, and otherwise goes the same way. */
function validatorTexts({ hasCollections, rollout }: Dialect): Readonly<Record<Stage, StageText>> {
  const { takesBoth, refused, deploy, deployed, allFit, strict, log } = rollout;
  const how = hasCollections ? [SHELL] : [];
  return {
    ...SYNC,
    decide: { ...SYNC.decide, how: [] },
    deploy: {
      title: `Deploy ${takesBoth}`,
      why: `A document that does not fit is ${refused}, whichever version wrote it.`,
      how: [deploy, { with: 'narrow', text: 'What is stricter waits for step {step}.' }],
      verify: [deployed],
    },
    copy: { ...SYNC.copy, how: ['Keep both in step while both are in use: write both, or copy changes with a change stream.'] },
    backfill: { ...SYNC.backfill, why: 'A document that does not fit fails at its next update, and cannot be held by a client that needs the value.', how, verify: [allFit] },
    refill: { ...SYNC.refill, how, verify: [allFit] },
    narrow: { title: `Make ${strict}`, why: 'No version that is in use writes what is refused from then on.', how: [deploy], verify: [log] },
  };
}

const LOCAL: Readonly<Record<Stage, StageText>> = { ...SYNC, release: { ...DEVICES.release, verify: ['`realm-schema check --target local` finds no error.'] } };

/** The texts of each stage, by what enforces the schemas. */
export function stageTexts(target: Target): Readonly<Record<Stage, StageText>> {
  const dialect = dialectOf(target);
  if (dialect !== null) return validatorTexts(dialect);
  return worldOf(target) === 'sync' ? SYNC : LOCAL;
}
