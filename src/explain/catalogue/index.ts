import type { CatalogueEntry } from '../entry';
import { applyHistory } from './apply-history';
import { applyTables } from './apply-tables';
import { applyValues } from './apply-values';
import { merge } from './merge';
import { open } from './open';
import { reset } from './reset';
import { schemaChanges } from './schema-changes';
import { schemaSituations } from './schema-situations';
import { schemaValidation } from './schema-validation';
import { server } from './server';
import { session } from './session';
import { use } from './use';
import { validator } from './validator';
import { wrappers } from './wrappers';

/** Every known runtime error, in the order of the ids. */
export const catalogue: readonly CatalogueEntry[] = [...wrappers, ...merge, ...applyTables, ...applyValues, ...applyHistory, ...server, ...session, ...schemaChanges, ...schemaSituations, ...schemaValidation, ...open, ...use, ...reset, ...validator];

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The entry of an id that the catalogue itself gave. Throws on any other. */
export function entryOf(id: string): CatalogueEntry {
  const entry = byId.get(id);
  if (entry === undefined) throw new Error(`there is no error ${id} in the catalogue`);
  return entry;
}
