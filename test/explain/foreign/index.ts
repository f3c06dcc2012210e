import { DATABASES } from './databases';
import type { ForeignLines } from './foreign';
import { RUNS } from './runs';
import { SCHEMAS } from './schemas';
import { TOOLS } from './tools';

/** Every foreign line, by what prints it. */
export const FOREIGN: ForeignLines = { ...DATABASES, ...SCHEMAS, ...TOOLS, ...RUNS };
