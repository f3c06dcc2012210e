import type { Group } from '../../src/rule/define-rule';

/** What a new rule is called and where it belongs. */
export interface NewRule {
  readonly id: string;
  readonly group: Group;
}

/** A rule that says nothing yet; it is quiet about everything, so that its own test fails until it is written. */
export function ruleFile({ id, group }: NewRule): string {
  return `import type { Mismatch } from '../src/compare/mismatch';
import { defineRule } from '../src/rule/define-rule';

/** One sentence: what differs, and what that breaks. */
export const rule = defineRule({
  id: '${id}',
  group: '${group}',
  docs: {
    description: 'disallow what this rule reports',
    reference: 'where the fact behind the rule comes from',
  },
  severity: { 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'off' },
  messages: {
    differs: {
      text: '\`{{class}}.{{property}}\` is \`{{clientType}}\` on the client but \`{{serverType}}\` on the server: say what that breaks.',
      help: 'Say what to do on either side.',
      errors: [],
    },
  },
  *check({ mismatches }) {
    for (const at of mismatches) {
      if (isReported(at)) yield { at, message: 'differs', breaks: ['upload'] };
    }
  },
});

/** Which differences this rule is about. */
function isReported(_at: Mismatch): boolean {
  return false;
}
`;
}

const CLASS = (type: string): string => `\`\`\`ts client/Task.ts
import Realm from 'realm';

export class Task extends Realm.Object<Task> {
  static schema: Realm.ObjectSchema = {
    name: 'Task',
    primaryKey: '_id',
    properties: { _id: 'objectId', note: '${type}' },
  };
}
\`\`\`

\`\`\`json server/data_sources/mongodb-atlas/app/Task/schema.json
{
  "title": "Task",
  "bsonType": "object",
  "required": ["_id"],
  "properties": {
    "_id": { "bsonType": "objectId" },
    "note": { "bsonType": "string" }
  }
}
\`\`\``;

/** The page, with the sections that every page has and an app under each example. */
export function pageFile({ id }: NewRule): string {
  return `# ${id}

<!-- generated from the rule: begin -->
<!-- generated from the rule: end -->

What it reports, and what it does not.

## Why it matters

Which runtime error a user sees, with its id in the error catalogue.

## How to fix it

- On the client: what to write.
- On the server: what to write.

## Examples

### Wrong

${CLASS('string')}

### Right

${CLASS('string?')}

## When not to use it

In which situation the finding is of no use.
`;
}

/** A test as a table, with one row that fails until the rule reports it. */
export function testFile({ id }: NewRule): string {
  return `import { describe, expect, it } from 'vitest';
import { clientClass, lines, serverExport, type Files } from '../support/app';

/** One class on both sides; the property \`note\` is spelt as each row says. */
function app(client: string, server: object): Files {
  return {
    ...clientClass('Task', \`    primaryKey: '_id',\\n    properties: {\\n      _id: 'objectId',\\n      note: \${client},\\n    },\`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: server } } }),
  };
}

describe('${id}', () => {
  it.each([
    ['what it reports', "'string'", { bsonType: 'string' }, ['warn ${id} Task.note upload client/Task.ts:9:7 Task/schema.json:11:5']],
    ['equal sides', "'string?'", { bsonType: 'string' }, []],
  ])('%s', (_name, client, server, expected) => {
    expect(lines(app(client, server))).toEqual(expected);
  });
});
`;
}
