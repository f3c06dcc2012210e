import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { diffJson } from '../../src/report/diff-json';
import { diffMarkdown } from '../../src/report/diff-markdown';
import { diffPretty } from '../../src/report/diff-pretty';
import type { DiffReport } from '../../src/report/diff-report';
import { diffFiles } from '../support/diff';
import { app, type Classes } from '../support/twin';

/** A step that lists many things has a line for each. */

const task = (names: readonly string[]): Classes => ({ Task: { _id: 'objectId', ...Object.fromEntries(names.map((name) => [name, 'string?'])) } });
const report = (before: readonly string[], now: readonly string[]): DiffReport => ({ ...diffFiles('app-services', app(task(before)), app(task(now))), notes: [] });

const FOUR = ['alpha', 'bravo', 'charlie', 'delta'];
const [added, removed, few] = [report([], FOUR), report(FOUR, []), report([], FOUR.slice(1))];
const pretty = (of: DiffReport): string => diffPretty(of, { colors: colorsOf(false), width: 200 });

describe('a step of many things', () => {
  it('is a list in pretty', () => {
    expect(pretty(added)).toContain(['    - Add to the server:', ...FOUR.map((name) => `      - \`Task.${name}\` (\`string?\`)`), ''].join('\n'));
    expect(pretty(removed)).toContain(['    - No longer has:', ...FOUR.map((name) => `      - \`Task.${name}\``), ''].join('\n'));
  });

  it('is a list of boxes in Markdown', () => {
    expect(diffMarkdown(added)).toContain(['   - [ ] Add to the server:', ...FOUR.map((name) => `     - [ ] \`Task.${name}\` (\`string?\`)`), ''].join('\n'));
  });

  it('says before the list what a sentence has after it', () => {
    expect(pretty(removed)).toContain('    - Leave on the server, since a client may hold less than its server. Then only the client changes:\n      - `Task.alpha`\n');
  });

  it('of three is a sentence still', () => {
    expect(pretty(few)).toContain('    - Add to the server: `Task.bravo` (`string?`), `Task.charlie` (`string?`), `Task.delta` (`string?`).\n');
    expect(diffMarkdown(few)).toContain('- [ ] Add to the server: `Task.bravo` (`string?`), `Task.charlie` (`string?`), `Task.delta` (`string?`).\n');
  });

  it('is one text in JSON', () => {
    const { steps } = JSON.parse(diffJson(added)) as { steps: Record<string, unknown>[] };
    expect(Object.keys(steps[0] ?? {})).toEqual(['order', 'title', 'do', 'verify', 'why']);
    expect(steps[0]?.do).toContain(`Add to the server: ${FOUR.map((name) => `\`Task.${name}\` (\`string?\`)`).join(', ')}.`);
  });
});
