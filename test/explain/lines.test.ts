import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/explain/explain-text';
import { FOREIGN } from './foreign';
import { android } from './pasted/android';
import { javascript } from './pasted/javascript';
import { otherClients } from './pasted/other-clients';
import { server } from './pasted/server';
import { swift } from './pasted/swift';
import { syncLog } from './pasted/sync-log';

/** What was understood, on one line an entry: id, subject, what client and server say, and whether the schemas have a part in it. */
function summary(text: string): string[] {
  return explainText(text).occurrences.map(({ id, class: name, property, clientSays, serverSays, within, schemaProblem }) => {
    const subject = [name, property].filter((part) => part !== null).join('.') || '-';
    const sides = clientSays === null && serverSays === null ? '' : ` client: ${clientSays ?? '?'}, server: ${serverSays ?? '?'}`;
    return `${id} ${subject}${sides}${within === null ? '' : ` (in ${within})`}${schemaProblem ? '' : ' (no schema problem)'}`;
  });
}

const pasted = Object.entries({ ...javascript, ...swift, ...android, ...otherClients, ...server, ...syncLog }).flatMap(([group, rows]) =>
  rows.map(([from, text, expected]) => ({ from: `${group}, ${from}`, text, expected })));

const eachLine = (text: string, change: (line: string) => string): string => text.split('\n').map(change).join('\n');
const asEntities = (text: string): string => text.replace(/[&"'<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** What happens to a text on its way from a device to whoever asks about it. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'quoted in a mail': (text) => `On Monday somebody wrote:\n${eachLine(text, (line) => `> ${line}`)}`,
  'quoted twice': (text) => eachLine(text, (line) => `>> ${line}`),
  'a fence in Markdown': (text) => `We get this:\n\n\`\`\`shell\n${text}\n\`\`\`\n\nAny idea?`,
  'an indented block': (text) => eachLine(text, (line) => `    ${line}`),
  'HTML with entities': (text) => `<pre><code>${asEntities(text).replaceAll('\n', '<br>\n')}</code></pre>`,
  'JSON in a log': (text) => JSON.stringify({ level: 'error', message: text }),
  'JSON in JSON': (text) => JSON.stringify({ log: JSON.stringify({ message: text }), stream: 'stderr' }),
  'curly quotes': (text) => text.replace(/(^|[\s([{:])"/g, '$1“').replaceAll('"', '”').replace(/(^|[\s([{:“])'/g, '$1‘').replaceAll("'", '’'),
  'guillemets': (text) => text.replace(/'([\w.]+)'/g, '«$1»'),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'colours': (text) => eachLine(text, (line) => `\u001b[1;31m${line}\u001b[0m`),
  'colours as text': (text) => eachLine(text, (line) => `\\033[31m${line}\\033[0m`),
  'Logcat': (text) => eachLine(text, (line) => `E/ReactNativeJS(12345): ${line}`),
  'docker compose': (text) => eachLine(text, (line) => `api-1  | ${line}`),
  'tabs': (text) => eachLine(text, (line) => `\t${line}`),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'invisible characters': (text) => text.replaceAll("'", "\u200b'"),
  'an ellipsis on both ends': (text) => `… ${text}…`,
};

/** A message as a program with a window of some columns, which breaks words, prints it. */
const inWindow = (text: string, columns: number): string => text.replace(new RegExp(`(.{${columns}})(?=.)`, 'g'), '$1\n');

describe('lines as people paste them', () => {
  it.each(pasted)('$from', ({ text, expected }) => {
    expect(summary(text)).toEqual(expected);
  });

  it.each(Object.keys(WAYS))('all of them, by way of %s', (way) => {
    const change = WAYS[way] as (text: string) => string;
    // A number counts only where nothing stands beside it.
    const changed = pasted.filter(({ from }) => !from.startsWith('numbers')).map(({ from, text, expected }) => ({ from, expected, got: summary(change(text)) }));
    expect(changed.filter(({ expected, got }) => got.join() !== expected.join())).toEqual([]);
  });

  it.each([80, 100, 120, 132])('messages of one line, broken after %i columns', (columns) => {
    const single = pasted.filter(({ text }) => text.length > columns && !/[\n\\]/.test(text));
    const broken = single.map(({ from, text, expected }) => ({ from, expected, got: summary(inWindow(text, columns)) }));
    expect(broken.filter(({ expected, got }) => got.join() !== expected.join())).toEqual([]);
    expect(single.length).toBeGreaterThan(20);
  });

  it('are more than a hundred', () => {
    expect(pasted.length).toBeGreaterThanOrEqual(100);
  });
});

const foreign = Object.entries(FOREIGN).flatMap(([group, lines]) => lines.map((line) => ({ group, line })));

/** What the compiler of the client's own language can say, of properties that are optional, missing or of another type. */
const diagnostics = Object.values((ts as unknown as { readonly Diagnostics: Readonly<Record<string, { readonly code: number; readonly message: string }>> }).Diagnostics)
  .map(({ code, message }) => `src/app.ts(3,5): error TS${code}: ${message.replace(/\{(\d)\}/g, (_, index: string) => ['owner', 'Task', 'string', 'number'][Number(index)] ?? 'x')}`);

describe('lines of something else', () => {
  it.each(foreign)('$group: $line', ({ line }) => {
    expect(summary(line)).toEqual([]);
  });

  it.each(Object.keys(FOREIGN))('all of %s together', (group) => {
    expect(summary((FOREIGN[group] ?? []).join('\n'))).toEqual([]);
  });

  it('everything that TypeScript can say', () => {
    expect(diagnostics.length).toBeGreaterThan(1500);
    expect(diagnostics.filter((line) => summary(line).length > 0)).toEqual([]);
  });
});

describe('the SDK at hand', () => {
  it.each([
    ['JavaScript', 'Bad changeset (DOWNLOAD)', 'Realm.setLogLevel("all")'],
    ['Kotlin', 'UnrecoverableSyncException: [CLIENT][112] Bad changeset (DOWNLOAD)', 'RealmLog.level'],
    ['.NET', 'Realms.Sync.Exceptions.SessionException: Bad changeset (DOWNLOAD)', 'RealmLogger.SetLogLevel'],
    ['Swift', 'Error Domain=io.realm.sync Code=112 "Bad changeset (DOWNLOAD)" UserInfo={}', 'Logger(level: .all)'],
    ['Flutter', 'flutter: SyncError message: Bad changeset (DOWNLOAD)', 'Realm.logger'],
    ['Java', 'E/REALM_JAVA: Session Error: BAD_CHANGESET(realm::sync::ProtocolError:112): Bad changeset (DOWNLOAD)', 'RealmLog.setLevel'],
    ['Java, optionality', "java.lang.IllegalStateException: Property 'Badge.color' has been made optional.\n at io.realm.internal.OsSharedRealm.nativeGetSharedRealm(Native Method)", '@Required'],
    ['Swift, optionality', "*** Terminating app due to uncaught exception 'RLMException', reason: 'Property 'Badge.color' has been made optional.'", '+requiredProperties'],
  ])('%s is told what it calls it', (_, text, advice) => {
    expect(explainText(text).occurrences[0]?.advice.at(-1)).toContain(advice);
  });

  it('is not told what is of no use to it', () => {
    const [only] = explainText("Error: Property 'Badge.color' has been made optional.").occurrences;
    expect(only?.advice.join(' ')).not.toMatch(/Java|Swift/);
  });
});

describe('what is no schema problem', () => {
  it.each([
    ['Failed to apply received changeset: ArrayErase: Invalid prior_size (list size = 2, prior_size = 0)', 'realm 10.3.0'],
    ['Cannot write to class Cart when no flexible sync subscription has been created.', 'subscription'],
    ['Client provided query with bad syntax: unsupported query for table "Cart": geoWithin is not yet supported in server-side queries', 'local one'],
    ['The client and server disagree about the history (Diverging histories (IDENT)). Please wipe the file on the client', 'Reset the client'],
  ])('%s', (text, advice) => {
    const [only] = explainText(text).occurrences;
    expect(only?.schemaProblem).toBe(false);
    expect(only?.advice.join(' ')).toContain(advice);
  });
});
