import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, serverExport } from '../support/app';
import { linkPackages, packageRoot, runNode, temporaryProject } from '../support/project';

describe('Oxlint', () => {
  it('runs the same plugin', () => {
    const root = temporaryProject({
      '.git/HEAD': '',
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n    },"),
      ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
      '.oxlintrc.json': { jsPlugins: ['eslint-plugin-realm-schema'], categories: { correctness: 'off' }, rules: { 'realm-schema/optional-required-mismatch': 'error', 'realm-schema/client-only-class': 'error' } },
    });
    linkPackages(root, ['eslint-plugin-realm-schema']);
    const { stdout } = runNode([path.join(packageRoot, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', 'client'], root);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string; labels: { span: { line: number; column: number } }[] }[] };
    expect(diagnostics.map(({ code, filename, labels }) => `${filename}:${labels[0]?.span.line}:${labels[0]?.span.column} ${code}`))
      .toEqual(['client/Task.ts:9:7 realm-schema(optional-required-mismatch)']);
  });
});
