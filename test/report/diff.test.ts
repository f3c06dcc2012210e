import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { diffMarkdown } from '../../src/report/diff-markdown';
import { diffPretty } from '../../src/report/diff-pretty';
import type { DiffReport } from '../../src/report/diff-report';
import { diffFiles } from '../support/diff';
import { app, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string', due_at: 'date?', old: 'int?' } };
const LATER: Classes = { Task: { _id: 'objectId', note: 'int', dueAt: 'date?', extra: 'int?' } };

const report = (ofClient: Classes, ofServer: Classes = ofClient, notes: readonly string[] = []): DiffReport => ({ ...diffFiles('app-services', app(BASE), app(ofClient, ofServer)), notes });
const pretty = (of: DiffReport, width = 100, colors = false): string => diffPretty(of, { colors: colorsOf(colors), width });

// eslint-disable-next-line no-control-regex
const withoutColors = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

describe('diff --format pretty', () => {
  it('puts changes of one reason together, the most costly first, and the later place of each side', () => {
    const text = pretty(report({ Task: { ...BASE.Task, a: 'int?', b: 'int?' } }));
    expect(text.slice(0, text.indexOf('The roll-out'))).toBe(`v1 → v2 (app-services)

needs the server first
  + \`Task.a\`: new \`int?\` (both sides)
      client: client/Task.ts:12:7
      server: server/data_sources/mongodb-atlas/app/Task/schema.json:21:5
  + \`Task.b\`: new \`int?\` (both sides)
      client: client/Task.ts:13:7
      server: server/data_sources/mongodb-atlas/app/Task/schema.json:24:5
  Both sides get it, in this order: until the server has it, sessions of the new client end with
  Invalid schema change (225).

`);
  });

  it('names the earlier revision where a thing is gone', () => {
    expect(pretty(report({ Task: { _id: 'objectId', note: 'string', due_at: 'date?' } }, BASE))).toContain('  - `Task.old`: gone `int?` (client only)\n      client: client/Task.ts:11:7 (at v1)\n      server: server/data_sources/mongodb-atlas/app/Task/schema.json:18:5\n');
  });

  it('marks what looks renamed with a question', () => {
    expect(pretty(report(LATER))).toContain('  ~ `Task.due_at`: renamed? `due_at` → `dueAt` (both sides)\n');
  });

  it('keeps to the width, and says the same in colour', () => {
    const of = report(LATER, BASE, ['A long sentence about something that was not compared, which is so long that it does not fit on one line.']);
    const lines = pretty(of, 60).split('\n').filter((line) => line.length > 60);
    expect(lines.filter((line) => !line.includes('schema.json'))).toEqual([]);
    expect(withoutColors(pretty(of, 60, true))).toBe(pretty(of, 60));
    expect(pretty(of, 60, true)).not.toBe(pretty(of, 60));
  });

  it('ends with one sentence for the whole', () => {
    expect(pretty(report(LATER)).trimEnd().split('\n\n').at(-1)?.replaceAll('\n', ' ')).toBe('4 changes: 3 need sync terminated and enabled again, 1 needs the server first.');
    expect(pretty(report(BASE))).toBe('Nothing changed between v1 and v2.\n');
    expect(pretty(report({ Task: { _id: 'objectId' } }, BASE))).toContain('All changes are safe.\n3 changes: 3 safe.\n');
  });
});

describe('diff --format markdown', () => {
  it('has a heading for each classification, and steps with boxes to tick', () => {
    const text = diffMarkdown(report({ Task: { ...BASE.Task, a_b: 'int?' } }));
    expect(text).toContain('## Schema changes from `v1` to `v2`\n\n1 change: 1 needs the server first.\n\n### Needs the server first\n\n');
    expect(text).toContain('- `Task.a_b`: new `int?` (both sides; client `client/Task.ts:12:7`, server `server/data_sources/mongodb-atlas/app/Task/schema.json:21:5`)\n');
    expect(text).toContain('\n## Roll-out\n\n1. **Deploy what the server can take while sync runs.** ');
    expect(text).toContain('\n   - [ ] Add to the server: `Task.a_b` (`int?`).\n');
    expect(text).toContain('\n   - [ ] Verify: ');
  });

  it('escapes what is no code', () => {
    expect(diffMarkdown(report(BASE, BASE, ['Not compared: a_b*c.']))).toBe('Nothing changed between v1 and v2.\n\nNot compared: a\\_b\\*c.\n');
  });
});
