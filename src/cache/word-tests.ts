import { DECLARES, MATCHES, MATTERS, PRINTED } from '../client/modules/candidates';
import { MAY_USE } from '../client/uses/may-use';
import { MAY_GIVE_VALIDATOR, SAYS_VALIDATOR } from '../server/mongodb/code/may-hold';
import type { WordTest } from '../tree/text';
import { IMPORTS, NAMES } from '../workspace/words';

const ALL = [DECLARES, IMPORTS, MATCHES, MATTERS, MAY_GIVE_VALIDATOR, MAY_USE, NAMES, PRINTED, SAYS_VALIDATOR];

/** The tests of words that a run asks of files, by their names: what rests on one that is not here is never remembered. */
export const WORD_TESTS: ReadonlyMap<string, WordTest> = new Map(ALL.map((test) => [test.name, test]));
