import { BSON } from './dialects/bson';
import type { Dialect } from './dialects/dialect';
import { OPENAPI } from './dialects/openapi';
import { PLAIN_JSON } from './dialects/plain-json';

/** What stands between the devices and the rest: Device Sync, a validator, or nothing, where the realm is local. It decides how severe a difference is. */
export const WORLDS = ['sync', 'validator', 'device'] as const;
export type World = (typeof WORLDS)[number];

interface TargetKind {
  readonly world: World;
  /** The dialect of a validator. */
  readonly dialect: Dialect | null;
  /** What is looked for where no server side is found, for a sentence. */
  readonly wanted: string | null;
}

/** What enforces the schemas of the server side. A new kind of validator is a dialect and a row here. */
const KINDS = {
  'app-services': { world: 'sync', dialect: null, wanted: 'no App Services export (a folder with data_sources/)' },
  mongodb: { world: 'validator', dialect: BSON, wanted: 'no validator (`$jsonSchema` in JSON, JavaScript or TypeScript)' },
  openapi: { world: 'validator', dialect: OPENAPI, wanted: 'no OpenAPI document' },
  'json-schema': { world: 'validator', dialect: PLAIN_JSON, wanted: 'no JSON Schema' },
  local: { world: 'device', dialect: null, wanted: null },
} as const satisfies Record<string, TargetKind>;

export type Target = keyof typeof KINDS;

/** The targets whose server is a validator. */
export type ValidatorTarget = { [T in Target]: (typeof KINDS)[T]['world'] extends 'validator' ? T : never }[Target];

export const TARGETS = Object.keys(KINDS) as readonly Target[];

export const VALIDATOR_TARGETS = TARGETS.filter((target): target is ValidatorTarget => KINDS[target].world === 'validator');

export const worldOf = (target: Target): World => KINDS[target].world;

/** The dialect of a validator; `null` where the server is none. */
export const dialectOf = (target: Target): Dialect | null => KINDS[target].dialect;

/** What is looked for where no server side is found; `null` where none is. */
export const wantedBy = (target: Target): string | null => KINDS[target].wanted;

/** The values that a client writes: Device Sync stores BSON, and so does whoever keeps the documents of a realm. */
export const samplesOf = (target: Target): Dialect['samples'] => (dialectOf(target) ?? BSON).samples;

/** How the server refuses a document that does not fit. */
export const refusalOf = (target: Target): string => dialectOf(target)?.refusal ?? PLAIN_JSON.refusal;

/** How a schema of the server says that null is taken too. */
export const allowsNullOf = (target: Target): string => dialectOf(target)?.allowsNull ?? PLAIN_JSON.allowsNull;
