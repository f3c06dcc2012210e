import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport } from '../support/app';

/** One class that is the same on both sides, with a line above its second property, and maybe accepted findings. */
function app(above: string, accepted?: readonly object[]): string[] {
  return lines({
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      ${above}\n      note: 'string',\n    },`),
    ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
    ...(accepted === undefined ? {} : { '.realm-schema/accepted.json': { version: 1, accepted } }),
  });
}

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
    expect(app(above, accepted)).toEqual(expected);
  });
});
