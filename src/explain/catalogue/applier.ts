import type { CatalogueEntry } from '../entry';

/** What the entries share that tell of the device applying what the server sent (C). */
export const DOWN: CatalogueEntry['breaks'] = ['download'];
export const CORE = 'realm-core instruction_applier.cpp';
export const RESET = 'Once both sides agree, reset the client: its file keeps the old tables.';
export const EQUAL = 'Declare it the same way on both sides.';
