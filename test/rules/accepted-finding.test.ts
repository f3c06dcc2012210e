import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, serverExport, type Files } from '../support/app';

/** One class that is the same on both sides, with a line above its second property, and maybe accepted findings. */
function files(above: string, accepted?: readonly object[]): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      ${above}\n      note: 'string',\n    },`),
    ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
    ...(accepted === undefined ? {} : { '.realm-schema/accepted.json': { version: 1, accepted } }),
  };
}

const found = (above: string, accepted?: readonly object[]): ReturnType<typeof checkFiles>['findings'] => checkFiles(files(above, accepted)).findings;

const entry = { rule: 'type-mismatch', target: 'app-services', class: 'Task', property: 'note', reason: 'old data', fingerprint: '0123456789abcdef0123' };
const COMMENT = 'warn accepted-finding - - client/Task.ts:9:7 -';

describe('accepted-finding', () => {
  it.each<[string, string, readonly object[] | undefined, string[]]>([
    ['nothing accepted', '', undefined, []],
    ['an empty file', '', [], []],
    ['an entry that no longer occurs', '', [entry], ['warn accepted-finding Task.note - .realm-schema/accepted.json:4:5 -']],
    ['an entry about a file', '', [{ ...entry, class: null, property: null }], ['warn accepted-finding - - .realm-schema/accepted.json:4:5 -']],
    ['a comment that ignores nothing', '// realm-schema-ignore-next-line type-mismatch -- old data', undefined, [COMMENT]],
    ['a comment for two rules that ignores nothing', '// realm-schema-ignore-next-line type-mismatch, link-mismatch -- old data', undefined, [COMMENT, COMMENT]],
    ['a comment without a reason', '// realm-schema-ignore-next-line type-mismatch', undefined, [COMMENT]],
    ['a comment with an unknown rule', '// realm-schema-ignore-next-line type-mismatches -- old data', undefined, [COMMENT]],
    ['a comment without a rule', '// realm-schema-ignore-next-line', undefined, [COMMENT]],
    ['a comment of somebody else', '// eslint-disable-next-line quotes', undefined, []],
  ])('%s', (_name, above, accepted, expected) => {
    expect(found(above, accepted).map(line)).toEqual(expected);
  });

  it.each<[string, readonly object[] | undefined, string]>([
    ['', [entry], 'The accepted finding of `type-mismatch` on `Task.note` no longer occurs.'],
    ['', [{ ...entry, property: null }], 'The accepted finding of `type-mismatch` on `Task` no longer occurs.'],
    ['', [{ ...entry, class: null, property: null }], 'The accepted finding of `type-mismatch` on a file no longer occurs.'],
    ['// realm-schema-ignore-next-line type-mismatch -- old data', undefined, 'There is nothing of `type-mismatch` to ignore on the line after this comment.'],
    ['// realm-schema-ignore-next-line type-mismatch', undefined, 'This comment gives no reason, and so it ignores nothing.'],
    ['// realm-schema-ignore-next-line type-mismatches -- old data', undefined, 'This comment names the rule `type-mismatches`, which does not exist; the nearest name is `type-mismatch`.'],
    ['// realm-schema-ignore-next-line', undefined, 'This comment names no rule, and so it ignores nothing.'],
  ])('says what is wrong: %s %j', (above, accepted, message) => {
    expect(found(above, accepted).map((each) => each.message)).toEqual([message]);
  });

  it('says how to give a reason', () => {
    expect(found('// realm-schema-ignore-next-line type-mismatch, link-mismatch').map(({ help }) => help)).toEqual([
      'Say after ` -- ` why the finding is harmless: `// realm-schema-ignore-next-line type-mismatch, link-mismatch -- reason`.',
    ]);
  });
});
