import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { acceptedText, readAccepted } from '../../src/check/accepted-file';
import { readClient } from '../../src/client/read-client';
import { readConfig } from '../../src/config/config';
import { catalogue } from '../../src/explain/catalogue';
import { explainText } from '../../src/explain/explain-text';
import { patterns } from '../../src/explain/message';
import { parseSnapshot, snapshotText } from '../../src/history/snapshot';
import { checkQuery } from '../../src/query/check-query';
import { parseQuery } from '../../src/query/parse-query';
import { printQuery } from '../../src/query/print-query';
import { memoryTree } from '../support/app';
import { app } from '../support/twin';
import { bare } from '../query/bare';
import { classesOf } from '../query/classes';
import { mutatedJson } from './json-mutations';
import { answer, isJson, law } from './laws';
import { mutated } from './mutations';
import type { Reader } from './readers';

/** Texts of JSON, changed as values and as characters. */
const json = (seeds: readonly unknown[], words: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: mutatedJson(seeds, words) }, mutated(seeds.map((seed) => JSON.stringify(seed, null, 2)), words));

const CONFIG = {
  client: ['app', 'src/**/*.ts'], server: 'backend', target: 'mongodb', baseline: 'origin/main', released: { tags: 'v*', from: 'v1.0.0', versions: { 'v1.1.0': { local: ['Draft'] } } }, local: ['Cache'], sdk: '^12',
  collections: { tasks: 'Task' }, links: { 'Task.owner': 'Person' }, rules: { 'type-mismatch': 'warn', 'server-only-required-property': ['error', { allow: ['Task.by'] }] }, accepted: 'a.json', name: 'one', exclude: 'old',
};
const KEYS = [...Object.keys(CONFIG), 'tags', 'from', 'versions', 'allow', 'off', 'json-schema', 'app-services', 'local', 'latest', 'garbage', ' app', '..', '/', 'v*'];
const folder = (): string => (place ??= mkdtempSync(path.join(os.tmpdir(), 'realm-schema-fuzz-')));
let place: string | undefined;

/** A configuration is used or refused with its file; no key is passed over. */
export const configuration: Reader = {
  name: 'configuration',
  inputs: json([CONFIG, [CONFIG, { name: 'two' }], { baseline: 'main' }], KEYS),
  assertLaws(text) {
    const file = path.join(folder(), 'realm-schema.config.json');
    writeFileSync(file, text);
    const found = answer(() => readConfig(file));
    if ('refused' in found) return law(found.refused.includes('realm-schema.config.json'), `the file is not named: ${found.refused}`);
    const values = found.read.flatMap(({ client = [], server, baseline }) => [...client, server ?? 'x', baseline ?? 'x']);
    law(values.every((value) => typeof value === 'string' && value.trim() !== ''), 'an empty name is taken for one');
    law(found.read.length < 2 || new Set(found.read.map(({ name }) => name)).size === found.read.length, 'two apps have one name');
  },
};

const CLASSES = app({ Task: { _id: 'objectId', note: 'string?', owner: 'Person', tags: 'string[]' }, Person: { _id: 'objectId' } });
const SNAPSHOT = { ...(JSON.parse(snapshotText('1.0.0', readClient(memoryTree(CLASSES)))) as object), realms: [{ path: 'a.realm', schemaVersion: 1, classes: ['Task'] }] };

/** A snapshot is refused, or gives every class that it writes, and is written again as the same. */
export const snapshot: Reader = {
  name: 'snapshot',
  inputs: json([SNAPSHOT], ['classes', 'properties', 'type', 'objectType', 'unread', 'realms', 'version', 'local', 'embedded', 'string', 'list', 'object', 'Task', 'kind', 'more', 'path', 'pathFrom']),
  assertLaws(text) {
    const found = answer(() => parseSnapshot('v1.json', text));
    if ('refused' in found) return law(found.refused.startsWith('v1.json'), `the file is not named: ${found.refused}`);
    law(isJson(text), 'a text that is no JSON is taken for a snapshot');
    const { name, client: { classes } } = found.read;
    const written = (JSON.parse(text.replace(/^\uFEFF/, '')) as { readonly classes: object }).classes;
    law(classes.length === Object.keys(written).length, 'a class of the snapshot is lost');
    const again = snapshotText(name, found.read.client);
    law(snapshotText(name, parseSnapshot('v1.json', again).client) === again, 'what is written again is not the same');
  },
};

const ACCEPTED = { version: 1, accepted: [{ app: 'one', rule: 'type-mismatch', target: 'app-services', class: 'Task', property: 'note', reason: 'old data', until: '2026-03-31', fingerprint: '0123456789abcdef' }] };

/** The file of accepted findings is refused with its place, or every entry is read. */
export const accepted: Reader = {
  name: 'accepted',
  inputs: json([ACCEPTED, { version: 1, accepted: [] }], ['app', 'rule', 'target', 'class', 'property', 'reason', 'until', 'fingerprint', 'accepted', 'version', '2026-02-30', 'mongodb']),
  assertLaws(text) {
    const read = (written: string): ReturnType<typeof readAccepted> => readAccepted(memoryTree({ 'a.json': written }), { folder: '/app', accepted: 'a.json' });
    const found = answer(() => read(text));
    if ('refused' in found) return law(/^a\.json:\d+:\d+: /.test(found.refused), `the place is not named: ${found.refused}`);
    law(isJson(text), 'a text that is no JSON is taken for accepted findings');
    law(found.read.length === (JSON.parse(text.replace(/^\uFEFF/, '')) as typeof ACCEPTED).accepted.length, 'an entry is lost');
    law(read(acceptedText(found.read)).length === found.read.length, 'what is written again is refused');
  },
};

const QUERIES = [
  "name == 'Ann' AND age >= 18 || NOT (done == true)", 'tags.@count > 2 AND ANY owner.name BEGINSWITH[c] $0', "SUBQUERY(items, $x, $x.price * 2 > 10 AND $x.name LIKE 'a*').@count == 1", '_id IN {oid(64f1a2b3c4d5e6f708192a3b), uuid(64f1a2b3-c4d5-e6f7-0819-2a3b64f1a2b3)}',
  'at BETWEEN {2024-01-01@00:00:00, T1:2} SORT(age DESC, name ASC) DISTINCT(name) LIMIT(5)', "place GEOWITHIN geoCircle([1.5, 2], 0.1) && data == B64'AQID'", "ALL friends.age < 3 || NONE place.city ==[c] 'x' || name == NULL", "items['a'].price == 1 || items[*] != 2 || @links.Person.friends.@count > 0",
];
const PEOPLE = classesOf({ Person: { _id: 'objectId', name: 'string', 'age': 'int?', done: 'bool', tags: 'string[]', owner: 'Person', friends: 'Person[]', items: 'Item{}', at: 'date', place: 'Place', data: 'data', back: 'Person.owner' }, Item: { name: 'string', price: 'double' }, Place: { city: 'string' } });
const OPERATORS = ['==', '!=', '<', '>=', 'AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'CONTAINS[c]', 'LIKE', 'ANY', 'ALL', 'NONE', 'TRUEPREDICATE', '@count', '@sum', '@links', '@type', '@keys', '$0', '$1[*]', 'SUBQUERY', 'SORT', 'LIMIT(1)', 'geoBox', 'oid(', 'NULL', '1e9', '0x', 'NaN', 'inf', '.', '{', '}', '"'];

/** A query is refused with a place in its text, or means the same when it is printed; checking it ends. */
export const query: Reader = {
  name: 'query',
  inputs: mutated(QUERIES, OPERATORS),
  assertLaws(text) {
    const parsed = parseQuery(text);
    if ('fault' in parsed) return law(parsed.fault.offset >= 0 && parsed.fault.offset + parsed.fault.length <= text.length, 'the fault is outside of the text');
    const printed = printQuery(parsed.query);
    const again = parseQuery(printed);
    law('query' in again && JSON.stringify(bare(again.query)) === JSON.stringify(bare(parsed.query)), `printed as ${printed}, it means something else`);
    const person = PEOPLE.all.get('Person');
    const faults = person === undefined ? [] : checkQuery(parsed.query, person, PEOPLE, ['string']);
    law(faults.every(({ offset, length }) => offset >= 0 && offset + length <= text.length), 'a fault is outside of the text');
  },
};

const KNOWN = "Error: Missing value for property 'Task.note'";
const MESSAGES = [KNOWN, ...patterns.filter((_, at) => at % 9 === 0).map(({ wording }) => wording.text)];

/** An error is explained whatever stands around it on other lines. */
export const explained: Reader = {
  name: 'explain',
  inputs: mutated([...MESSAGES, MESSAGES.slice(0, 5).join('\n'), '{ "errInfo": { "failingDocumentId": 1, "details": { "operatorName": "$jsonSchema", "schemaRulesNotSatisfied": [ { "operatorName": "required", "missingProperties": [ "a" ] } ] } } }'], ['\\n', '\\\\', '\\"', 'Error:', '{', '}', "'", '"', 'details', 'SyncError', '2024-01-01 12:00:00', '[client]']),
  assertLaws(text) {
    const { occurrences } = explainText(text);
    law(occurrences.every(({ id }) => catalogue.some((each) => each.id === id)), 'an error without an entry');
    const later = explainText(`${text}\n\n${KNOWN}\n`).occurrences;
    law(later.length > 0, 'an error is not seen for what stands before it');
  },
};
