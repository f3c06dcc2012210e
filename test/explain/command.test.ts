import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { runExplain, type ExplainFlags } from '../../src/cli/explain';
import { main } from '../../src/cli/realm-schema';
import type { Surroundings } from '../../src/cli/streams';
import { clientClass, serverExport, type Files } from '../support/app';
import { packageRoot, temporaryProject } from '../support/project';

type Flags = Omit<ExplainFlags, 'outputs'> & { readonly format?: ExplainFlags['outputs'][number]['format'] };

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function surroundings(cwd: string): { readonly given: Surroundings; readonly written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  return { written, given: { cwd, out: (text) => { written.out += text; }, err: (text) => { written.err += text; }, colors: colorsOf(false), width: 100 } };
}

async function explain(cwd: string, words: readonly string[], { format = 'pretty', ...flags }: Flags = {}, input?: AsyncIterable<Uint8Array>): Promise<Outcome> {
  const { given, written } = surroundings(cwd);
  const status = await runExplain(words, { ...flags, outputs: [{ format, file: null }] }, given, input);
  return { status, ...written };
}

/** `Badge.color` differs, `Badge.size` does not. */
const project: Files = {
  ...clientClass('Badge', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      color: 'string?',\n      size: 'int',\n    },"),
  ...serverExport({ Badge: { required: ['_id', 'color', 'size'], properties: { _id: { bsonType: 'objectId' }, color: { bsonType: 'string' }, size: { bsonType: 'long' } } } }),
};

interface Entry {
  readonly id: string;
  readonly clientSays: string | null;
  readonly serverSays: string | null;
  readonly advice: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly client: { readonly file: string; readonly line: number } | null }[];
  readonly project: { readonly state: string; readonly message: string } | null;
}

async function entries(files: Files, text: string, flags: Flags = {}): Promise<readonly Entry[]> {
  const { out } = await explain(temporaryProject(files), [text], { format: 'json', ...flags });
  return (JSON.parse(out) as { entries: Entry[] }).entries;
}

describe('joined with the project at hand', () => {
  it.each([
    ['still there', "Schema mismatch: Property 'color' in class 'Badge' is nullable on one side and not on the other.", 'present', ['optional-required-mismatch']],
    ['still there, by another message', "Property 'Badge.color' has been made optional.", 'present', ['optional-required-mismatch']],
    ['the files agree now', "Property 'Badge.size' has been made optional.", 'agrees', []],
    ['another property', "Property 'Badge.shape' has been made optional.", 'unknown-property', []],
    ['another class', "Property 'Medal.size' has been made optional.", 'unknown-class', []],
    ['no class in the message, and nothing that leads to it', 'Bad client file identifier (IDENT)', 'agrees', []],
    ['no class in the message', 'Bad changeset (DOWNLOAD)', 'candidates', ['optional-required-mismatch']],
    ['a number only', '225', 'agrees', []],
    ['a property without its class', "Error: Missing value for property 'color'", 'candidates', ['optional-required-mismatch']],
    ['another property without its class', "Error: Missing value for property 'size'", 'agrees', []],
    ['a validator that names the collection', '{"code":121,"errmsg":"Document failed validation","ns":"app.Badge","errInfo":{"details":{"schemaRulesNotSatisfied":[{"operatorName":"required","specifiedAs":{},"missingProperties":["color"]}]}}}', 'present', ['optional-required-mismatch']],
  ])('%s', async (_, text, state, rules) => {
    const [entry] = await entries(project, text);
    expect([entry?.project?.state, entry?.findings.map(({ rule }) => rule)]).toEqual([state, rules]);
  });

  it('finds an embedded class at the property that holds it', async () => {
    const files = {
      ...clientClass('Badge', "    primaryKey: '_id',\n    properties: { _id: 'objectId', pin: 'Pin' },"),
      ...clientClass('Pin', "    embedded: true,\n    properties: { size: 'int?' },"),
      ...serverExport({ Badge: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, pin: { bsonType: 'object', properties: { size: { bsonType: 'long' } } } } } }),
    };
    const [entry] = await entries(files, 'additive schema change: adding schema for Realm table "Pin", additive changes from clients are restricted when developer mode is disabled');
    expect([entry?.project?.state, entry?.findings.map(({ rule, client }) => `${rule} ${client?.file}:${client?.line}`)]).toEqual(['present', ['link-mismatch client/Badge.ts:7']]);
  });

  const nested = {
    ...clientClass('Badge', "    primaryKey: '_id',\n    properties: { _id: 'objectId', pin: 'Pin' },"),
    ...clientClass('Pin', "    embedded: true,\n    properties: { size: 'string?', hook: 'Hook' },"),
    ...clientClass('Hook', "    embedded: true,\n    properties: { depth: 'int?' },"),
    ...serverExport({ Badge: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, pin: { bsonType: 'object', title: 'Pin', properties: { size: { bsonType: 'long' } } } } } }),
  };

  it.each([
    ['a class within an embedded one', 'Invalid schema change (UPLOAD): non-breaking schema change: adding schema for Realm table "Hook", schema changes from clients are restricted when developer mode is disabled', 'client-only-property client/Pin.ts:7'],
    ['the same, in a client reset', 'Client reset cannot recover when classes have been removed: {Hook}', 'client-only-property client/Pin.ts:7'],
    ['a path of a document', '{"code":121,"errmsg":"Document failed validation","ns":"app.Badge","errInfo":{"details":{"schemaRulesNotSatisfied":[{"operatorName":"properties","propertiesNotSatisfied":[{"propertyName":"pin","details":[{"operatorName":"properties","propertiesNotSatisfied":[{"propertyName":"size","details":[{"operatorName":"bsonType","specifiedAs":{"bsonType":"long"},"consideredValue":"x","consideredType":"string"}]}]}]}]}]}}}', 'type-mismatch client/Pin.ts:7'],
  ])('follows %s', async (_, text, expected) => {
    const [entry] = await entries(nested, text);
    expect([entry?.project?.state, entry?.findings.map(({ rule, client }) => `${rule} ${client?.file}:${client?.line}`)]).toEqual(['present', [expected]]);
  });

  it('does not say that the sides agree where they do not', async () => {
    const [other] = await entries(project, 'Bad client file identifier (IDENT)');
    expect(other?.project?.message).toContain('what `check` finds here is something else');
    expect(other?.advice.join(' ')).toContain('--against REF');
    const off = { ...project, 'realm-schema.config.json': { rules: { 'optional-required-mismatch': 'off' } } };
    const [silent] = await entries(off, "Property 'Badge.color' has been made optional.");
    expect([silent?.project?.state, silent?.project?.message]).toEqual(['not-checked', 'the client declares `string?` and the server `string`, and no rule reports it: it is turned off here, or takes the two for compatible.']);
  });

  it('tells of what was accepted', async () => {
    const accepting = { ...project, 'client/Badge.ts': String((project as Record<string, unknown>)['client/Badge.ts']).replace("      color:", "      // realm-schema-ignore-next-line optional-required-mismatch -- legacy\n      color:") };
    const [entry] = await entries(accepting, "Property 'Badge.color' has been made optional.");
    expect([entry?.project?.state, entry?.project?.message, entry?.findings.length]).toEqual(['present', 'the cause is still there; it was accepted, so `check` does not report it.', 1]);
  });

  it('gives the places and the types of both sides', async () => {
    const [entry] = await entries(project, "Schema mismatch: Property 'color' in class 'Badge' is nullable on one side and not on the other.");
    expect([entry?.clientSays, entry?.serverSays]).toEqual(['string?', 'string']);
    expect(entry?.findings[0]?.client).toMatchObject({ file: 'client/Badge.ts', line: 9 });
  });

  it.each([
    ['a device with an old file', "Property 'Badge.size' has been made optional.", 'client reset'],
    ['a server with other schemas', 'Invalid schema change (UPLOAD): non-breaking schema change: adding "Int" column at field "size" in schema "Badge", schema changes from clients are restricted when developer mode is disabled', 'appservices pull'],
    ['a local file', "Migration is required due to the following errors:\n- Property 'Badge.size' has been added.", '`schemaVersion`'],
    ['a value', "Error: Missing value for property 'size'", 'the code that writes the object'],
    ['a declaration', "Property 'Badge.size' of type 'int' cannot be indexed", 'the list of classes that is handed to the realm'],
  ])('says what to do about %s where the files agree', async (_, text, advice) => {
    const [entry] = await entries(project, text);
    expect(entry?.project?.state).toBe('agrees');
    expect(entry?.advice.join(' ')).toContain(advice);
  });

  it('leaves alone what is no schema problem', async () => {
    const [entry] = await entries(project, 'Cannot write to class Badge when no flexible sync subscription has been created.');
    expect(entry?.project).toBeNull();
  });

  it('works without a project', async () => {
    const [entry] = await entries({ 'notes.txt': 'nothing' }, "Property 'Badge.color' has been made optional.");
    expect([entry?.id, entry?.project, entry?.findings]).toEqual(['E2', null, []]);
  });

  it('but not where flags name one that is not there', async () => {
    await expect(entries({ 'notes.txt': 'nothing' }, '225', { server: 'backend' })).rejects.toThrow('backend');
  });
});

describe('the three formats', () => {
  const text = "- Property 'Badge.color' has been made optional.";

  it('pretty', async () => {
    const { status, out } = await explain(temporaryProject(project), [text]);
    expect(status).toBe(0);
    expect(out).toContain('E2 The client declares optional what the server requires');
    expect(out).toContain('  client: optional\n  server: required\n');
    expect(out).toContain('In this project: the cause is still there.\n  error optional-required-mismatch\n');
    expect(out).toContain('client/Badge.ts:9:');
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('pretty says plainly what is no schema problem', async () => {
    const { out } = await explain(temporaryProject({}), ['ArrayInsert: Invalid prior_size (list size = 2, prior_size = 0)']);
    expect(out).toContain('This is not a schema problem.');
  });

  it('markdown', async () => {
    const { out } = await explain(temporaryProject(project), [text], { format: 'markdown' });
    expect(out).toContain('## E2: The client declares optional what the server requires\n');
    expect(out).toContain('`Badge.color`, client: `optional`, server: `required`');
    expect(out).toContain('- **error** `optional-required-mismatch` at `client/Badge.ts:9:');
  });

  it('json has exactly the promised keys', async () => {
    const { out } = await explain(temporaryProject({}), [text], { format: 'json' });
    const { version, entries: [entry] } = JSON.parse(out) as { version: number; entries: object[] };
    expect(version).toBe(1);
    expect(Object.keys(entry ?? {})).toEqual(['input', 'id', 'title', 'schemaProblem', 'class', 'property', 'clientSays', 'serverSays', 'breaks', 'cause', 'advice', 'findings', 'project', 'rules', 'within', 'candidates', 'count', 'firstTime', 'lastTime']);
  });
});

async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(typeof part === 'string' ? Buffer.from(part) : part);
}

const LINE = "Property 'Badge.color' has been made optional.\n";
const NOISE = 'nothing to see here, move along please\n'.repeat(4000);
const ids = ({ out }: Outcome): string[] => (JSON.parse(out) as { entries: Entry[] }).entries.map(({ id }) => id);

describe('the input', () => {
  const json = { format: 'json' } as const;

  it.each<[string, Files, readonly string[], AsyncIterable<Uint8Array> | undefined]>([
    ['words', {}, ['Bad', 'changeset', '(DOWNLOAD)'], undefined],
    ['a file', { 'a.log': 'Bad changeset (DOWNLOAD)' }, ['a.log'], undefined],
    ['a large file', { 'a.log': `${NOISE}Bad changeset (DOWNLOAD)\n${NOISE}` }, ['a.log'], undefined],
    ['UTF-16, as PowerShell writes it', { 'a.log': Buffer.from('\ufeffBad changeset (DOWNLOAD)', 'utf16le') }, ['a.log'], undefined],
    ['a large file in UTF-16', { 'a.log': Buffer.from(`\ufeff${NOISE}Bad changeset (DOWNLOAD)`, 'utf16le') }, ['a.log'], undefined],
    ['standard input', {}, [], chunks('Bad change', 'set (DOWNLOAD)')],
    ['a dash', {}, ['-'], chunks('Bad changeset (DOWNLOAD)')],
    ['much on standard input', {}, ['-'], chunks(NOISE, 'Bad change', 'set (DOWNLOAD)\n', NOISE)],
  ])('%s', async (_, files, words, input) => {
    expect(ids(await explain(temporaryProject(files), words, json, input))).toEqual(['A1']);
  });

  it('UTF-16 on standard input, cut inside of a character', async () => {
    const bytes = Buffer.from(`\ufeff${NOISE}${LINE}`, 'utf16le');
    expect(ids(await explain(temporaryProject({}), [], json, chunks(bytes.subarray(0, 70_001), bytes.subarray(70_001))))).toEqual(['E2']);
  });

  it('nothing at all is refused in one sentence', async () => {
    await expect(explain(temporaryProject({}), [])).rejects.toThrow(/^There is nothing to explain\. /);
    await expect(explain(temporaryProject({}), ['nosuch.log'])).rejects.toThrow(/^There is no file nosuch\.log\.$/);
  });

  it('a folder is no file', async () => {
    const { status } = await explain(temporaryProject({ 'logs/a.log': LINE }), ['logs']);
    expect(status).toBe(1);
  });
});

describe('the command line', () => {
  async function run(...args: readonly string[]): Promise<Outcome> {
    const { given, written } = surroundings(temporaryProject({}));
    return { status: await main(args, given), ...written };
  }

  it('takes a line of a list, which begins like an option', async () => {
    const { status, out } = await run('explain', '--format', 'json', "- Property 'Badge.color' has been made optional.");
    expect([status, ids({ status, out, err: '' })]).toEqual([0, ['E2']]);
  });

  it('takes what follows --client for the text, and --client several times', async () => {
    const folder = temporaryProject({ ...project, 'other/names.ts': 'export const name = 1;', 'pasted.txt': "Property 'Badge.color' has been made optional." });
    const { given, written } = surroundings(folder);
    const status = await main(['explain', '--format', 'json', '--client', 'client', '--client', 'other', 'pasted.txt'], given);
    expect([status, written.err]).toEqual([0, '']);
    expect((JSON.parse(written.out) as { entries: Entry[] }).entries.map(({ id, project: view }) => [id, view?.state])).toEqual([['E2', 'present']]);
  });

  it('refuses an option that does not exist', async () => {
    expect(await run('explain', '--formt', 'json')).toEqual({ status: 2, out: '', err: "error: unknown option '--formt'\n" });
  });

  it('ends with 1 where nothing is known, and says where the log is for every SDK', async () => {
    const { status, out, err } = await run('explain', 'hello world');
    expect([status, out]).toEqual([1, '']);
    for (const sdk of ['JavaScript', 'Kotlin', 'Swift', '.NET', 'Flutter', 'Java ', 'App Services']) expect(err).toContain(sdk);
  });

  it('json stays json where nothing is known', async () => {
    const { status, out } = await run('explain', '--format', 'json', 'hello world');
    expect([status, JSON.parse(out)]).toEqual([1, { version: 1, entries: [], leftOut: 0 }]);
  });

  it('loads neither ts-morph nor ajv for one line without a project', () => {
    const script = `const loaded = Object.keys(require.cache).filter((file) => /node_modules.(ts-morph|ajv|jsonc-parser|bson|@ts-morph)./.test(file)); console.error(JSON.stringify(loaded));`;
    const command = path.join(packageRoot, 'dist/src/cli/realm-schema.js');
    const code = `require(${JSON.stringify(command)}).main(['explain', 'Bad changeset (DOWNLOAD)'], { cwd: process.cwd(), out() {}, err() {}, width: 80, colors: require(${JSON.stringify(path.join(packageRoot, 'dist/src/report/colors.js'))}).colorsOf(false) }).then(() => { ${script} })`;
    const { stderr } = spawnSync(process.execPath, ['-e', code], { cwd: temporaryProject({}), encoding: 'utf8', env: { ...process.env, NODE_PATH: path.join(packageRoot, 'node_modules') } });
    expect(JSON.parse(stderr)).toEqual([]);
  });
});
