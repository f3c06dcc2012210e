import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eslintProject, runEslint } from '../support/eslint';
import { packageRoot } from '../support/project';
import type { Files } from '../support/app';
import { app } from '../support/twin';

const page = readFileSync(path.join(packageRoot, 'docs/editor.md'), 'utf8');
const [, eslintrc = ''] = /^```json \.eslintrc\.json\n([^]*?)^```$/m.exec(page) ?? [];

const sides = app({ Task: { _id: 'objectId', note: 'string?' } }, { Task: { _id: 'objectId', note: 'string' } });
const files: Files = Object.fromEntries(Object.entries(sides).map(([file, value]) => [file.replace(/^server\//, 'backend/'), value]));

describe('docs/editor.md', () => {
  it('has an .eslintrc.json with which ESLint 8 lints both sides without flags', () => {
    const root = eslintProject({ ...files, '.eslintrc.json': eslintrc }, ['jsonc-eslint-parser', 'eslint8']);
    expect(runEslint(root, 'eslint8', ['.'], { ESLINT_USE_FLAT_CONFIG: 'false' })).toEqual({
      status: 1,
      stderr: '',
      found: ['Task.ts:9:7 realm-schema/optional-required-mismatch', 'schema.json:12:5 realm-schema/optional-required-mismatch'],
    });
  });
});
