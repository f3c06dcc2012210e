import fc from 'fast-check';

/**
 * Property tests try the same inputs in every run, so that a change is judged and not the luck of the draw.
 * `PROPERTY_SEED=random` tries others, and a number those of a run that failed.
 */
const { PROPERTY_SEED = '20240917' } = process.env;
if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
