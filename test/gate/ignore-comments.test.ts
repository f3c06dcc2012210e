import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check';
import { findIgnoreComments } from '../../src/check/ignore-comments';
import { defaultConfig } from '../../src/config/config';
import { clientClass, line, memoryTree, serverExport } from '../support/app';

/** One class whose property `note` is optional here and required on the server, with a text above and one behind it. */
function run(above: string, note = "note: 'string?',"): { findings: string[]; accepted: string[]; messages: string[] } {
  const { findings, accepted } = check(memoryTree({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n${above}      ${note}\n    },`),
    ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
  }), defaultConfig('/app'));
  return { findings: findings.map(line), accepted: accepted.map(({ finding, reason }) => `${finding.rule}: ${reason}`), messages: findings.map(({ message }) => message) };
}

const noteAt = (row: number): string => `error optional-required-mismatch Task.note upload client/Task.ts:${row}:7 Task/schema.json:12:5`;
const commentAt = (row: number, column = 1): string => `warn accepted-finding - - client/Task.ts:${row}:${column} -`;
const ACCEPTED = ['optional-required-mismatch: filled by a trigger'];

describe('realm-schema-ignore-next-line', () => {
  it.each<[string, string, string[], string[]]>([
    ['ignores the rule on the next line', '// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\n', [], ACCEPTED],
    ['works in a block comment', '/* realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger */\n', [], ACCEPTED],
    ['takes several rules', '// realm-schema-ignore-next-line optional-required-mismatch, type-mismatch -- filled by a trigger\n', [commentAt(9)], ACCEPTED],
    ['stacks with other comments', '// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\n// eslint-disable-next-line quotes\n', [], ACCEPTED],
    ['works with Windows line ends', '// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\r\n', [], ACCEPTED],
    ['reaches no further than one line', '// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\n\n', [commentAt(9), noteAt(11)], []],
    ['ignores nothing without a reason', '// realm-schema-ignore-next-line optional-required-mismatch\n', [commentAt(9), noteAt(10)], []],
    ['ignores nothing with an empty reason', '// realm-schema-ignore-next-line optional-required-mismatch -- \n', [commentAt(9), noteAt(10)], []],
    ['ignores nothing without a rule', '// realm-schema-ignore-next-line -- filled by a trigger\n', [commentAt(9), noteAt(10)], []],
    ['names an unknown rule', '// realm-schema-ignore-next-line optional-mismatch -- filled by a trigger\n', [commentAt(9), noteAt(10)], []],
    ['is reported where the rule says nothing', '// realm-schema-ignore-next-line type-mismatch -- filled by a trigger\n', [commentAt(9), noteAt(10)], []],
    ['is nothing else than its name', '// realm-schema-ignore-next-line-please type-mismatch -- no\n', [noteAt(10)], []],
  ])('%s', (_name, above, findings, accepted) => {
    const result = run(above);
    expect(result.findings).toEqual(findings);
    expect(result.accepted).toEqual(accepted);
  });

  it('is reported once nothing is wrong any more', () => {
    expect(run('// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\n', "note: 'string',").findings).toEqual([commentAt(9)]);
  });

  it('says which rule was meant', () => {
    expect(run('// realm-schema-ignore-next-line type-missmatch -- x\n').messages[0]).toBe('This comment names the rule `type-missmatch`, which does not exist; the nearest name is `type-mismatch`.');
  });

  it.each([
    ['// realm-schema-ignore-next-line a -- b -- c', ['a'], 'b -- c'],
    ['// realm-schema-ignore-next-line a --because', ['a'], 'because'],
    ['{/* realm-schema-ignore-next-line a b -- why */}', ['a', 'b'], 'why'],
    ['  x: 1, // realm-schema-ignore-next-line a -- behind code', ['a'], 'behind code'],
  ])('reads %s', (text, rules, reason) => {
    expect(findIgnoreComments('a.ts', `${text}\ncode\n`)).toEqual([expect.objectContaining({ rules, reason, target: 2 })]);
  });
});

describe('a source that nobody wrote by hand', () => {
  it.each<[string, string]>([
    ['50,000 names in one comment', `// realm-schema-ignore-next-line ${Array.from({ length: 50_000 }, (_each, index) => `rule-${index}`).join(', ')} -- x\n`],
    ['one name 50,000 times', `// realm-schema-ignore-next-line ${'rule-x, '.repeat(50_000)} -- x\n`],
    ['a name of 500,000 letters', `// realm-schema-ignore-next-line ${'x'.repeat(500_000)} -- x\n`],
    ['20,000 comments above one line', '// realm-schema-ignore-next-line -- x\n'.repeat(20_000)],
  ])('is read to its end: %s', (_name, above) => {
    const comments = findIgnoreComments('a.ts', `${above}code\n`);
    const last = above.split('\n').length;
    expect(Math.max(...comments.map(({ rules, target }) => (target === last ? rules.length : Infinity)))).toBeLessThanOrEqual(100);
  });

  it('is read in the time of its length where tens of thousands of comments are about one line', () => {
    const startedAt = performance.now();
    const { accepted } = run('// realm-schema-ignore-next-line optional-required-mismatch -- filled by a trigger\n'.repeat(30_000));
    expect(accepted).toEqual(ACCEPTED);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it('gets a few findings for a comment of many unknown rules', () => {
    expect(run(`// realm-schema-ignore-next-line ${Array.from({ length: 5000 }, (_each, index) => `rule-${index}`).join(' ')} -- x\n`).findings.filter((each) => each.includes('accepted-finding'))).toHaveLength(8);
  });
});
