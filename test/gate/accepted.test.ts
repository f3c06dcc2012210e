import { describe, expect, it } from 'vitest';
import { accept, acceptedText, isDate, type Acceptance } from '../../src/check/accepted-file';
import { check } from '../../src/check/check';
import { defaultConfig, type AppConfig } from '../../src/config/config';
import { clientClass, line, memoryTree, serverExport, type Files } from '../support/app';

const FILE = '.realm-schema/accepted.json';
const TODAY = '2026-03-31';

const app: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      size: 'string',\n    },"),
  ...serverExport({ Task: { required: ['_id', 'note', 'size'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' }, size: { bsonType: 'double' } } } }),
};
const mended: Files = { ...app, 'client/Task.ts': (app['client/Task.ts'] as string).replace('string?', 'string') };

interface Outcome {
  readonly findings: string[];
  readonly accepted: string[];
  readonly expired: number;
}

function run(files: Files, config: Partial<AppConfig> = {}): Outcome {
  const { findings, accepted, expired } = check(memoryTree(files), { ...defaultConfig('/app'), ...config }, {}, () => TODAY);
  return { findings: findings.map(line), accepted: accepted.map(({ finding, reason }) => `${finding.rule}: ${reason}`), expired };
}

/** The app with all of its findings accepted. */
function acceptAll(decision: { until?: string; app?: string } = {}): string {
  const { findings } = check(memoryTree(app), defaultConfig('/app'), {}, () => TODAY);
  return acceptedText(accept([], findings, { app: decision.app, reason: 'old data', until: decision.until }));
}

const NOTE = 'error optional-required-mismatch Task.note upload client/Task.ts:9:7 Task/schema.json:13:5';
const SIZE = 'error type-mismatch Task.size upload+download client/Task.ts:10:7 Task/schema.json:16:5';

describe('accepted findings', () => {
  it('are left out, and counted', () => {
    expect(run(app).findings).toEqual([NOTE, SIZE]);
    expect(run({ ...app, [FILE]: acceptAll() })).toEqual({ findings: [], accepted: ['optional-required-mismatch: old data', 'type-mismatch: old data'], expired: 0 });
  });

  it('are read from the file that the configuration names', () => {
    expect(run({ ...app, 'ci/known.json': acceptAll() }, { accepted: 'ci/known.json' }).findings).toEqual([]);
  });

  it.each([
    ['to the end of its last day', TODAY, [], 0],
    ['not on the day after', '2026-03-30', [NOTE, SIZE], 2],
  ])('hold %s', (_name, until, findings, expired) => {
    expect(run({ ...app, [FILE]: acceptAll({ until }) })).toMatchObject({ findings, expired });
  });

  it('say that they have expired, and since when', () => {
    const { findings } = check(memoryTree({ ...app, [FILE]: acceptAll({ until: '2026-01-15' }) }), defaultConfig('/app'), {}, () => TODAY);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/ This was accepted until 2026-01-15 \(old data\), which has passed\.$/), expect.anything()]);
  });

  it('are reported where they no longer occur', () => {
    const { findings, accepted } = run({ ...mended, [FILE]: acceptAll() });
    expect(findings).toEqual([`warn accepted-finding Task.note - ${FILE}:4:5 -`]);
    expect(accepted).toEqual(['type-mismatch: old data']);
  });

  it('are not missed by a run with another target', () => {
    const entry: Acceptance = { rule: 'type-mismatch', target: 'mongodb', class: 'Task', property: 'gone', reason: 'r', fingerprint: '1'.repeat(20) };
    expect(run({ ...mended, [FILE]: acceptedText([entry]) }).findings).toEqual([SIZE]);
    expect(run({ ...mended, [FILE]: acceptedText([{ ...entry, target: 'app-services' }]) }).findings).toEqual([`warn accepted-finding Task.gone - ${FILE}:4:5 -`, SIZE]);
  });

  it('are kept apart by app', () => {
    const text = acceptAll({ app: 'mobile' });
    expect(run({ ...app, [FILE]: text }, { name: 'mobile' }).findings).toEqual([]);
    expect(run({ ...app, [FILE]: text }, { name: 'kiosk' })).toEqual({ findings: [NOTE, SIZE], accepted: [], expired: 0 });
  });

  it('can be turned to another severity, or off', () => {
    expect(run({ ...mended, [FILE]: acceptAll() }, { rules: { 'accepted-finding': 'error' } }).findings).toEqual([`error accepted-finding Task.note - ${FILE}:4:5 -`]);
    expect(run({ ...mended, [FILE]: acceptAll() }, { rules: { 'accepted-finding': 'off' } }).findings).toEqual([]);
  });
});

describe('the file of accepted findings', () => {
  it('has one order, whatever the order in which findings were accepted', () => {
    const { findings } = check(memoryTree(app), defaultConfig('/app'), {}, () => TODAY);
    const decision = { app: undefined, reason: 'r', until: undefined };
    expect(acceptedText(accept([], [...findings].reverse(), decision))).toBe(acceptedText(accept([], findings, decision)));
  });

  it('takes the new reason of a finding that was accepted before, and leaves the rest', () => {
    const { findings } = check(memoryTree(app), defaultConfig('/app'), {}, () => TODAY);
    const first = accept([], findings, { app: undefined, reason: 'old', until: '2026-01-01' });
    const second = accept(first, findings.slice(0, 1), { app: undefined, reason: 'new', until: undefined });
    expect(JSON.parse(acceptedText(second))).toMatchObject({ version: 1, accepted: [{ property: 'note', reason: 'new' }, { property: 'size', reason: 'old', until: '2026-01-01' }] });
  });

  const damaged = (change: (entry: Record<string, unknown>) => object): string => {
    const { version, accepted: [entry = {}] } = JSON.parse(acceptAll()) as { version: number; accepted: Record<string, unknown>[] };
    return JSON.stringify({ version, accepted: [change(entry)] }, null, 2);
  };

  it.each([
    ['no JSON', '{ "version": 1,', `${FILE}:1:16: the file of accepted findings cannot be used: it is not JSON: a property name in double quotes is expected.`],
    ['a merge conflict', '{\n<<<<<<< HEAD\n', `${FILE}:2:1: the file of accepted findings cannot be used: it is not JSON: the word is not one of JSON.`],
    ['nothing', '', `${FILE}:1:1: the file of accepted findings cannot be used: it is empty.`],
    ['a newer version', '{ "version": 2, "accepted": [] }', `${FILE}:1:14: the file of accepted findings cannot be used: it has version 2, which a newer release of realm-schema wrote; update realm-schema.`],
    ['an empty reason', damaged((entry) => ({ ...entry, reason: '  ' })), `${FILE}:9:17: the file of accepted findings cannot be used: a reason must say something.`],
    ['no reason', damaged(({ reason: _reason, ...entry }) => entry), `${FILE}:4:5: the file of accepted findings cannot be used: must have required property 'reason'.`],
    ['a date in words', damaged((entry) => ({ ...entry, until: 'next week' })), `${FILE}:11:16: the file of accepted findings cannot be used: \`until\` must be a date such as 2026-03-31.`],
    ['another key', damaged((entry) => ({ ...entry, note: 1 })), `${FILE}:4:5: the file of accepted findings cannot be used: must NOT have additional properties \`note\`.`],
  ])('with %s is one sentence with a place', (_name, text, message) => {
    expect(() => run({ ...app, [FILE]: text })).toThrow(expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) as string }));
  });

  it('may be long', () => {
    const entry: Acceptance = { rule: 'type-mismatch', target: 'mongodb', class: 'Task', property: 'size', reason: 'old data', fingerprint: '0'.repeat(20) };
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...entry, fingerprint: index.toString(16).padStart(20, '0') }));
    const startedAt = performance.now();
    expect(run({ ...app, [FILE]: acceptedText(many) }).findings).toEqual([NOTE, SIZE]);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it.each([['2026-02-28', true], ['2026-02-30', false], ['2026-2-1', false], ['tomorrow', false], ['', false]])('takes %j for a date: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});
