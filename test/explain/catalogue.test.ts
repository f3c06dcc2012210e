import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { catalogue, withThoseBehind } from '../../src/explain/catalogue';
import { explainText } from '../../src/explain/explain-text';
import { logPhrases, searched } from '../../src/explain/log-scanner';
import { patterns } from '../../src/explain/message';
import { rulesNaming } from '../../src/diagnose/explained-entry';
import { rules } from '../../rules/index';
import { sampleOf } from './sample';

/** The rows of the catalogue, in order: how many each group has. */
const ROWS = { A: 7, B: 11, C: 31, D: 28, E: 49, F: 12, G: 4 };

const DRESSINGS: Readonly<Record<string, (message: string) => string>> = {
  bare: (message) => message,
  'full stop': (message) => `${message}.`,
  'log line': (message) => `2024-Jan-25 06:06:55,210 ERROR: [REALM] [Core] Connection[1]: Session[12]: Failed to transform received changeset: ${message}. (instruction target: Other["x"].field, version: 3, last_integrated_remote_version: 2, origin_file_ident: 4, timestamp: 5)`,
  'JSON object': (message) => JSON.stringify({ name: 'Error', message: `${message}.`, isFatal: true, category: 'realm::sync::ClientError' }),
  'JSON in JSON': (message) => JSON.stringify({ level: 'error', body: JSON.stringify({ message }) }),
  'stack trace': (message) => `Error: ${message}\n    at Realm.open (/app/node_modules/realm/dist/Realm.js:123:45)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`,
  logcat: (message) => `05-21 10:11:12.123  1234  5678 E REALM_SYNC: Connection[1]: Session[1]: Failed to transform received changeset: ${message}`,
  Kotlin: (message) => `io.realm.kotlin.mongodb.exceptions.SyncException: [Sync][BadChangeset(1015)] ${message}`,
  Swift: (message) => `Error Domain=io.realm.sync Code=4 "${message.replaceAll('"', String.raw`\"`)}" UserInfo={NSLocalizedDescription=${message}, recoveryFile=/x}`,
  'printed by Node': (message) => `SyncError: ${message}\n    at foo {\n  code: 1015,\n  logUrl: 'https://logs.example/x',\n  userInfo: {},\n  isFatal: false\n}`,
  'App Services log': (message) => JSON.stringify([{ _id: '1', type: 'SYNC_ERROR', error: `ending session with error: ${message} (ProtocolErrorCode=212)`, started: '2023-01-02T03:04:05Z' }]),
  colours: (message) => `\u001b[31mERROR\u001b[0m  \u001b[1m${message}\u001b[0m`,
  'copied from HTML': (message) => message.replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  'quoted in a forum': (message) => `> \`${message}\`\n> what now?`,
  'curly quotes': (message) => `❌ ${message.replace(/'([^']*)'/g, '‘$1’').replace(/"([^"]*)"/g, '“$1”')}`,
};

interface Row {
  readonly id: string;
  readonly text: string;
  readonly whole: boolean;
}
const rows: Row[] = catalogue.flatMap(({ id, wordings }) => wordings.map(({ text, whole }) => ({ id, text, whole: whole === true })));
const cases = rows.flatMap((row) => Object.keys(DRESSINGS).filter((name) => !row.whole || name === 'bare').map((dressing) => ({ ...row, dressing })));

describe('every wording in every dressing', () => {
  it.each(cases)('$id $dressing: $text', ({ id, text, dressing }) => {
    const { occurrences } = explainText((DRESSINGS[dressing] as (message: string) => string)(sampleOf(text)));
    expect(occurrences.map((each) => each.id)).toEqual([id]);
    const [only] = occurrences;
    const named = { class: /\{Cs?\}/.test(text), property: /\{ps?\}/.test(text) };
    if (named.class) expect(only?.class).toBe('Folder');
    if (named.property) expect(only?.property).toBe('children');
    if (dressing !== 'log line' && !named.class) expect(only?.class).toBeNull();
    expect(JSON.stringify([only?.clientSays, only?.serverSays])).not.toMatch(/[{]\w+[}]|object id|67108864/);
  });
});

const text = { type: 'string', minLength: 1 };
const yes = { const: true };
const SHAPE = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'title', 'wordings', 'schemaProblem', 'breaks', 'cause', 'advice', 'source'],
    properties: {
      id: { type: 'string', pattern: '^[A-G][1-9]\\d?$' },
      title: text,
      wordings: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['text'],
          properties: { text, client: text, server: text, whole: yes, bare: yes, cause: text, versions: text },
        },
      },
      codes: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 100 } },
      schemaProblem: { type: 'boolean' },
      breaks: { type: 'array', items: { enum: ['upload', 'download', 'open', 'deploy', 'query'] } },
      cause: text,
      advice: { type: 'array', minItems: 1, items: text },
      behind: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[A-G]([1-9]\\d?)?$' } },
      hint: { enum: ['log', 'optionality'] },
      listed: { enum: ['change', 'fault', 'aside'] },
      device: { type: 'object', additionalProperties: false, required: ['cause', 'advice'], properties: { title: text, cause: text, advice: { type: 'array', minItems: 1, items: text } } },
      wrapper: yes,
      heading: yes,
      situation: yes,
      source: text,
    },
  },
};

describe('the files of the catalogue', () => {
  const folder = path.join(__dirname, '../../src/explain/catalogue');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

  it.each(files)('%s has the shape that the types say', (file) => {
    const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(SHAPE);
    validate(read(file));
    expect(validate.errors).toBeNull();
  });

  it('are all in the catalogue', () => {
    expect(files.flatMap((file) => read(file)).length).toBe(catalogue.length);
  });
});

describe('the catalogue', () => {
  it('has every row, in order', () => {
    const expected = Object.entries(ROWS).flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`));
    expect(catalogue.map(({ id }) => id)).toEqual(expected);
  });

  it('gives every schema problem a rule, but for those that none finds yet', () => {
    const without = catalogue.filter(({ id, schemaProblem }) => schemaProblem && rulesNaming(withThoseBehind([id]), rules).length === 0);
    expect(without.map(({ id }) => id)).toEqual(['C7', 'D23', 'E5', 'E32', 'E41', 'F11', 'G3']);
  });

  it('has behind others only what it knows', () => {
    const letters = new Set(catalogue.map(({ id }) => id.charAt(0)));
    const ids = new Set(catalogue.map(({ id }) => id));
    expect(catalogue.flatMap(({ behind = [] }) => behind).filter((each) => !letters.has(each) && !ids.has(each))).toEqual([]);
  });

  it('says what to do about everything', () => {
    expect(catalogue.filter(({ cause, advice, title }) => title.endsWith('.') || [cause, ...advice].some((sentence) => !/[.?)]$/.test(sentence)))).toEqual([]);
  });

  it('has a phrase for each wording that large logs can be searched for', () => {
    expect(new Set(logPhrases.map((phrase) => searched(phrase).charAt(0))).size).toBeLessThan(8);
    expect(patterns.filter(({ pattern, wording }) => !wording.text.includes(pattern.anchor))).toEqual([]);
  });

  it('knows every error that a rule names', () => {
    const ids = new Set(catalogue.map(({ id }) => id));
    const named = rules.flatMap(({ id, messages }) => (Object.values(messages) as { readonly errors?: readonly string[] }[]).flatMap(({ errors }) => (errors ?? []).map((error) => [id, error] as const)));
    expect(named.filter(([, error]) => !ids.has(error))).toEqual([]);
  });
});
