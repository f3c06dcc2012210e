import type { Group } from '../../src/rule/define-rule';

/** What a new rule is called and where it belongs. */
export interface NewRule {
  readonly id: string;
  readonly group: Group;
}

/** What a rule judges, by its group: a mismatch of the two sides, a change since the baseline, or a side as a whole. */
const JUDGES: Readonly<Record<Group, (id: string) => string>> = {
  compatibility: (id) => `import { mismatchRule } from '../src/rule/define-rule';

/** One sentence: what differs, and what that breaks. */
export const rule = mismatchRule({
${head(id, 'compatibility')}
  on: ['type'],
  messages: {
    differs: {
      text: '\`{{class}}.{{property}}\` is \`{{clientType}}\` on the client but \`{{serverType}}\` on the server: say what that breaks.',
      help: 'Say what to do on either side.',
      errors: [],
    },
  },
  judge: ({ client }) => (isReported(client.property) ? { message: 'differs', breaks: ['upload'] } : undefined),
});

/** Which properties this rule is about. */
function isReported(_property: object): boolean {
  return false;
}
`,
  destructive: (id) => `import { changeRule } from '../src/rule/define-rule';
import type { Transition } from '../src/compare/difference';

/** One sentence: what changed, and what that breaks. */
export const rule = changeRule({
${head(id, 'destructive')}
  on: ['type'],
  facts: ['\`{{class}}.{{property}}\`', '\`{{before}}\`', '\`{{after}}\`'],
  messages: {
    changed: {
      text: '\`{{class}}.{{property}}\` changed from \`{{before}}\` to \`{{after}}\` since {{baseline}}: say what that breaks.',
      help: 'Say what to do on either side.',
      errors: [],
    },
  },
  judge: (at) => (isReported(at) ? { message: 'changed', breaks: ['open'] } : undefined),
});

/** Which changes this rule is about. */
function isReported(_at: Transition): boolean {
  return false;
}
`,
  sync: (id) => sideRule(id, 'sync', 'client'),
  client: (id) => sideRule(id, 'client', 'client'),
  server: (id) => sideRule(id, 'server', 'server'),
};

function head(id: string, group: Group): string {
  return `  id: '${id}',
  group: '${group}',
  docs: {
    description: 'disallow what this rule reports',
    reference: 'where the fact behind the rule comes from',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'off' },`;
}

const sideRule = (id: string, group: Group, side: 'client' | 'server'): string => `import { sideRule } from '../src/rule/define-rule';

/** One sentence: what is wrong, and what that breaks. */
export const rule = sideRule({
${head(id, group)}
  on: '${side}',
  facts: ['\`{{class}}\`'],
  messages: {
    wrong: {
      text: '\`{{class}}\` is as it is: say what that breaks.',
      help: 'Say what to do.',
      errors: [],
    },
  },
  *check({ ${side}: { classes } }) {
    for (const { name, source } of classes) {
      if (isReported(name)) yield { at: { class: name, property: null, client: ${side === 'client' ? 'source' : 'null'}, server: ${side === 'client' ? 'null' : 'source'} }, message: 'wrong', breaks: ['open'] };
    }
  },
});

/** Which classes this rule is about. */
function isReported(_name: string): boolean {
  return false;
}
`;

/** A rule that says nothing yet; it is quiet about everything, so that its own test fails until it is written. */
export const ruleFile = ({ id, group }: NewRule): string => JUDGES[group](id);

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
