import fc from 'fast-check';
import { describe, it } from 'vitest';
import { corpusOf } from './corpus';
import { assertAnswer, readers } from './readers';

/** Some of each, in a few seconds; `npm run fuzz` tries 10,000. */
const CASES = 25;

describe.each(readers)('the reader $name', (reader) => {
  it.each(corpusOf(reader.name))('%s', (_name, text) => { assertAnswer(reader, text); });

  it(`${CASES} damaged inputs`, () => {
    fc.assert(fc.property(reader.inputs, (text) => { assertAnswer(reader, text); }), { numRuns: CASES });
  });
});
