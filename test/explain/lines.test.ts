import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/explain/explain-text';

/** What was understood, on one line an entry: id, subject, and what client and server say. */
function summary(text: string): string[] {
  return explainText(text).occurrences.map(({ id, class: name, property, clientSays, serverSays, within }) => {
    const subject = [name, property].filter((part) => part !== null).join('.') || '-';
    const sides = clientSays === null && serverSays === null ? '' : ` client: ${clientSays ?? '?'}, server: ${serverSays ?? '?'}`;
    return `${id} ${subject}${sides}${within === null ? '' : ` (in ${within})`}`;
  });
}

/** Lines as people paste them, by where they come from. Names are made up. */
const PASTED: readonly (readonly [from: string, text: string, expected: readonly string[]])[] = [
  ['JavaScript, open rejected', "Error: Failed to open realm: { message: 'Bad changeset (DOWNLOAD)', errorCode: 1 }", ['A1 -']],
  ['JavaScript, open rejected with a list', `Possible Unhandled Promise Rejection (id: 0):
Error: The following changes cannot be made in additive-only schema mode:
- Property 'Invoice.dueDate' has been made optional.
- Property 'Invoice.total' has been changed from 'int' to 'double'.
If your app is running in development mode, you can delete the realm and restart the app to update your schema.
    at createError (node_modules/realm/dist/bundle.react-native.js:2:1)`,
  ['E2 Invoice.dueDate client: optional, server: required (in E1)', 'E4 Invoice.total client: double, server: int (in E1)']],
  ['JavaScript, error handler', '{"name":"Error","message":"Bad changeset (DOWNLOAD)","isFatal":true,"category":"realm::sync::ClientError","code":112}', ['A1 -']],
  ['JavaScript 12, error handler', '{"code":2019,"category":"SyncError","logUrl":"https://services.cloud.example/logs?co_id=64","reason":"Invalid schema change (UPLOAD): non-breaking schema change: adding \\"ObjectID\\" column at field \\"owner\\" in schema \\"Cart\\", schema changes from clients are restricted when developer mode is disabled","isFatal":true}', ['D3 Cart.owner client: objectId, server: no such property']],
  ['Node, util.inspect', "SyncError: Client attempted a write that is not allowed; it has been reverted\n    at SyncSession {\n  code: 1033,\n  writes: [ { objectName: 'Cart', primaryKey: 'x', reason: 'write to ObjectID(\"64ff\") in table \"Cart\" not allowed; object is outside of the current query view' } ] }", ['D17 Cart']],
  ['JavaScript before 6', "Error: Missing primary key property 'ID'", ['E16 ID']],
  ['React Native, migration', "com.facebook.react.common.JavascriptException: Error: Migration is required due to the following errors:\\n- Property 'Song.rating' has been added.\\n- Property 'Song.length' has been made required.", ['E8 Song.rating client: declared, server: absent (in E11)', 'E3 Song.length client: required, server: optional (in E11)']],
  ['forum, curly quotes', 'ERROR: Connection[1]: Session[1]: Failed to transform received changeset: Schema mismatch: Property ‘tags’ in class ‘Article’ is nullable on one side and not on the other.', ['B2 Article.tags']],
  ['forum, dev mode off', 'Ending session with error: additive schema change: adding schema for Realm table “Order_lines”, additive changes from clients are restricted when developer mode is disabled (ProtocolErrorCode=225)', ['D1 Order_lines client: declares the class, server: no such class']],
  ['forum, garbage field name', 'ending session with error: failed to validate upload changesets: non-breaking schema change: adding "Bool" column at field "\ufffd\ufffd\u0001" in schema "Ward", schema changes from clients are restricted when developer mode is disabled (ProtocolErrorCode=225)', ['D3 Ward client: bool, server: no such property']],
  ['forum, partition', 'Error: failed to validate upload changesets: SET instruction had incorrect partition value for key "_partition" { expectedPartition: {user=61}, foundPartition: {user=undefined} } (ProtocolErrorCode=212)', ['D6 _partition client: {user=undefined}, server: {user=61}']],
  ['forum, wiped history', 'ending session with error: client file not found. The server has forgotten about the client-side file presented by the client. This is likely due to using a synchronized realm after terminating and re-enabling sync. Please wipe the file on the client to resume synchronization. { sessionIdent: 1, clientFileIdent: 12 } (ProtocolErrorCode=208)', ['D9 -']],
  ['forum, server log', 'upload is invalid: upload progress (clientVersion=16, lastIntegratedServerVersion=4) is mutually inconsistent with threshold (clientVersion=18, lastIntegratedServerVersion=6)', ['D8 -']],
  ['Swift, NSError', 'Error Domain=io.realm.sync Code=112 "Bad changeset (DOWNLOAD)" UserInfo={Category=realm::sync::Client::Error, NSLocalizedDescription=Bad changeset (DOWNLOAD), Error Code=112}', ['A1 -']],
  ['Swift, only numbers', 'Error Domain=io.realm.sync Code=6 "(null)" UserInfo={statusCode=225}', ['D1 -']],
  ['Swift, log and backtrace', `RLMSyncError(_nsError: Error Domain=io.realm.sync Code=6 “Bad changeset (DOWNLOAD)” UserInfo={NSLocalizedDescription=Bad changeset (DOWNLOAD), statusCode=112})
default	10:22:08.381259-0400	Bakery	Sync: Connection[1]: Session[1]: Failed to parse, or apply received changeset: no such row
Exception backtrace:
0   Realm   0x00000001013263e0 _ZN5realm4sync17BadChangesetErrorC1EPKc + 64`, ['C26 -']],
  ['Swift, prior_size', 'Sync: Connection[5]: Session[5]: Failed to parse, or apply received changeset: ERROR: ArrayInsert: Invalid prior_size (list size = 2, prior_size = 0)', ['C27 -']],
  ['Swift, destructive', 'Error Domain=io.realm.sync Code=4 "failed to validate upload changesets: destructive schema change: cannot change field "owner" in table "Pet" from "objectId" to a relationship (ProtocolErrorCode=225)"', ['D4 Pet.owner client: link, server: objectId']],
  ['Swift 2015', "*** Terminating app due to uncaught exception 'RLMException', reason: 'Migration is required for object type 'Recipe' due to the following errors:\n- Property 'servings' has been made optional.'", ['E2 Recipe.servings client: optional, server: required (in E11)']],
  ['Objective-C log 2017', '2017-02-09 21:28:02.501 Clinic[14791:592832] Sync: Connection[1]: Session[1]: Bad changeset received: Assertion failed: left().nullable == right().nullable', ['B11 -']],
  ['Java, exception', "E/REALM_JAVA(12374): java.lang.IllegalStateException: The following changes cannot be made in additive-only schema mode:\nE/REALM_JAVA(12374): - Property 'Visit.note' has been made optional.\nE/REALM_JAVA(12374): \tat io.realm.internal.OsSharedRealm.nativeGetSharedRealm(Native Method)", ['E2 Visit.note client: optional, server: required (in E1)']],
  ['Java, error handler', 'BAD_CHANGESET(realm::sync::ProtocolError:212): Bad changeset (UPLOAD)', ['A2 -']],
  ['Java, number only', 'INVALID_SCHEMA_CHANGE(realm::sync::ProtocolError:225): ', ['D1 -']],
  ['Java, unknown number', 'java.lang.IllegalArgumentException: Unknown error code: 112\n  at io.realm.ErrorCode.fromInt(ErrorCode.java:130)', ['A5 -']],
  ['Java, logcat', '07-28 12:10:11.123 I/REALM_SYNC: Connection[1]: Received: ERROR(error_code=212, message_size=22, try_again=0, session_ident=2)', ['A2 -']],
  ['Kotlin, wrapper', 'io.realm.kotlin.mongodb.exceptions.UnrecoverableSyncException: [CLIENT][112] Bad changeset (DOWNLOAD)', ['A4 -']],
  ['Kotlin, schema', 'java.lang.IllegalStateException: [18]: Schema validation failed due to the following errors:\n- Property \'Route.stops\' of type \'array\' has unknown object type \'Stop\'', ['E21 Route.stops client: array of Stop, server: ? (in E35)']],
  ['Kotlin, log', '2024-Jan-25 06:06:55,210 INFO: [REALM] [Core] Connection[1]: Session[1]: Received: ERROR "Synchronization no longer possible for client-side file: breaking schema change applied" (error_code=217, is_fatal=true, error_action=ClientReset)', ['D9 -']],
  ['Kotlin, no such field', 'Connection[1]: Session[1]: Failed to integrate downloaded changesets: BadChangeset: Failed to apply received changeset: Update: No such field: \'color\' in class \'class_Balloon\' (instruction target: Balloon[ObjectId{64}].color, version: 12, last_integrated_remote_version: 3, origin_file_ident: 0, timestamp: 1)', ['C11 Balloon.color client: no such property, server: ?']],
  ['.NET, wrapper', 'Realms.Exceptions.RealmException: A system error occurred while opening a Realm. See InnerException for more details. ---> System.Exception: Bad changeset (DOWNLOAD)', ['A7 -']],
  ['.NET, log with class and key swapped', 'Failed to integrate downloaded changesets: Failed to parse, or apply received changeset: ArrayErase: No such object: Basket in class \'"c554ff27417a46d38cb87f60829"\' (instruction table: Basket, version: 544, last_integrated_remote_version: 1, origin_file_ident: 85, timestamp: 223489990364)', ['C26 Basket']],
  ['.NET, JSON log with \\u0027', '{"@t":"2022-01-31T23:16:18.027Z","@m":"Schema mismatch: \\u0027Basket\\u0027 has primary key \\u0027_id\\u0027, which is of type String on one side and type ObjectId on the other."}', ['B6 Basket._id client: objectId, server: string']],
  ['.NET, embedded', 'Realms.Exceptions.RealmSchemaValidationException: Schema validation failed due to the following errors:\r\n- Embedded object \'Address\' is unreachable by any link path from top level objects.', ['E22 Address (in E35)']],
  ['Dart, exception', 'RealmException: No such table exists. Error code: 3020.', ['E31 -']],
  ['Dart, unknown type', "[ERROR:flutter/lib/ui/ui_dart_state.cc(209)] Unhandled Exception: RealmException: Error opening realm at path /data/user/0/app/files/default.realm. Error code: 18 . Message: Schema validation failed due to the following errors:\n- Property 'Car.owner' of type 'object' has unknown object type 'Person'", ['E21 Car.owner client: object of Person, server: ? (in E35)']],
  ['Dart, log', '2024-05-21T10:00:00.000Z WARN  Client attempted a write that is outside of permissions or query filters; it has been reverted Logs: https://services.cloud.example/groups/1', ['D17 -']],
  ['C++ test, client reset', "A fatal error occurred during 'RecoverOrDiscard' client reset for diverging: 'Client reset cannot recover when classes have been removed: {Badge, Medal}'", ['F1 Badge client: declares the class, server: no such class', 'F1 Medal client: declares the class, server: no such class']],
  ['client reset, columns', "Client reset cannot recover when columns have been removed from 'Badge': {color, size}", ['F2 Badge.color client: declares the property, server: no such property', 'F2 Badge.size client: declares the property, server: no such property']],
  ['client reset, attributes', "Incompatable column attribute change detected during client reset for 'Badge.color' (3288334336 vs 3221225472)", ['F4 Badge.color client: required, server: optional']],
  ['client reset, additive', "A fatal error occurred during 'Recover' client reset for x: 'The following changes cannot be made in additive-only schema mode:\n- Property 'Badge._id' has been changed from 'object id' to 'uuid'.\nIf your app is running in development mode, you can delete the realm'", ['E4 Badge._id client: uuid, server: objectId (in E1)']],
  ['sync log, column', "Failed to apply received changeset: AddColumn: Schema mismatch for existing column in 'class_Badge.tags' (existing is a list, the other is not). Please contact support. (instruction table: Badge, version: 2, last_integrated_remote_version: 1, origin_file_ident: 3, timestamp: 4)", ['C2 Badge.tags client: list, server: not a list']],
  ['sync log, key', 'Failed to apply received changeset: CreateObject(ObjectId) on a table with primary key type col_type_String (instruction table: Badge, version: 2, last_integrated_remote_version: 1, origin_file_ident: 3, timestamp: 4)', ['C19 Badge client: string, server: objectId']],
  ['sync log, null', 'Failed to apply received changeset: Update: NULL in non-nullable field \'Badge.color\' (instruction target: Badge["a"].color, version: 2)', ['C13 Badge.color client: required, server: optional (a document holds null)']],
  ['sync log, unstructured', "Failed to apply received changeset: ArrayInsert: Resolving path through unstructured field 'class_Badge.meta' of type col_type_String", ['C30 Badge.meta client: string, server: object, list or dictionary']],
  ['sync log, link', "Schema mismatch: Link property 'wearer' in class 'Badge' points to class 'Person' on one side and to 'Human' on the other.", ['B4 Badge.wearer client: link to Human, server: link to Person']],
  ['sync log, set', "- Property 'Badge.values' has been changed from 'set<mixed>' to 'set<mixed>'.", ['E5 Badge.values client: mixed<>, server: mixed<>']],
  ['sync log, type words', "Property 'Badge.people' has been changed from 'array<Person>' to 'dictionary<string, object id>'", ['E4 Badge.people client: objectId{}, server: Person[]']],
  ['sync log, link words', "Property 'Badge.wearer' has been changed from '<Person>' to 'linking objects<Person>'", ['E4 Badge.wearer client: linkingObjects of Person, server: link to Person']],
  ['old object store', "Class 'Badge' has been changed from top-level to embedded.", ['E7 Badge client: embedded, server: top-level']],
  ['App Services, queryable', 'Client query is invalid/malformed (IDENT, QUERY): "Badge": key "color" is not a queryable field', ['D14 Badge.color client: ?, server: not a queryable field']],
  ['App Services, rules', 'role "owner" in "shop.Badge" does not have insert permission for document with _id: 64', ['D21 Badge']],
  ['App Services, partition', 'attempted to bind on illegal realm partition: expected partition to have type objectId but found string', ['D7 - client: string, server: objectId']],
  ['a line wrapped by a terminal', "Schema mismatch: Property 'color' in class\n  'Badge' is nullable on one side and\n  not on the other.", ['B2 Badge.color']],
  ['a mail that quotes it, wrapped', "> Failed to transform received changeset: Schema mismatch: Property 'color' in\n> class 'Badge' is nullable on one side and not on\n> the other.", ['B2 Badge.color']],
  ['coloured terminal', "\u001b[31mERROR\u001b[39m Missing value for property 'Badge.color'", ['E34 Badge.color client: required, server: no value']],
  ['HTML of a forum', "Property &#39;Badge.color&#39; has been made required.", ['E3 Badge.color client: required, server: optional']],
  ['a number', '212', ['A2 -']],
  ['a number and a word', 'Realm error code: 225', ['D1 -']],
  ['a number as logs write it', 'error_code=212', ['A2 -']],
  ['a number in an object', '{ "code": 1026 }', ['E30 -']],
  ['112 from a server', 'Received: ERROR "Bad changeset size" (error_code=112, try_again=true)', ['A1 -']],
];

/** Lines that have nothing to do with Realm, though some of their words do. */
const UNRELATED: readonly string[] = [
  'GET /api/v1/tasks 200 12ms',
  '2024-01-01T00:00:00Z INFO server started on port 8080',
  'ERROR 1146 (42S02): Table \'shop.orders\' doesn\'t exist',
  'Error: Table \'orders\' does not exist',
  'ERROR:  relation "orders" does not exist',
  'SqliteError: no such table: badges',
  'SqliteError: no such column: color',
  'ORA-00942: table or view does not exist',
  'TypeError: Cannot read properties of undefined (reading \'schema\')',
  'TypeError: Cannot read property \'name\' of null',
  'IndexError: list index out of range',
  'java.lang.IndexOutOfBoundsException: Index: 5, Size: 3',
  'java.lang.IllegalArgumentException: No enum constant com.acme.Color.RED',
  'status=204 path=/realms/master',
  'HTTP 112 Disconnected operation',
  'npm ERR! code 225',
  'Process exited with code 112',
  'exit status 121',
  'Validation failed: name is required',
  'ValidationError: User validation failed: email: Path `email` is required.',
  'MongoServerError: E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "a@b.c" }',
  'MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017',
  'MongooseError: Operation `users.insertOne()` buffering timed out after 10000ms',
  'The collection "users" has been removed.',
  'The following changes will be applied:',
  'Property \'foo\' does not exist on type \'Bar\'.',
  'error TS2339: Property \'name\' does not exist on type \'Task\'.',
  'Property \'name\' is missing in type \'{}\' but required in type \'Task\'.',
  'Class \'App\\Models\\Task\' not found',
  'Keycloak: realm "master" not found, client file /etc/keycloak.json',
  'WWW-Authenticate: Basic realm="Access to the staging site"',
  'Unable to obtain password from user; javax.security.auth.login.LoginException: realm EXAMPLE.COM',
  'Syncing 12 files... done',
  'fatal: refusing to merge unrelated histories',
  'CONFLICT (content): Merge conflict in src/schema.ts',
  'schema "public" already exists',
  'GraphQL error: Cannot query field "owner" on type "Cart".',
  'Skipped 41 frames! The application may be doing too much work on its main thread.',
  'Sync: Connection[3]: Session[3]: Indexing incoming changeset [74/90] (22 instructions)',
  'Connection[1]: Session[1]: Received: DOWNLOAD(download_server_version=4, num_changesets=1)',
  'Connection[1]: Session[1]: Sending: UPLOAD(progress_client_version=7, locked_server_version=0, num_changesets=1)',
  'Realm sync client ([realm-core-14.7.0])',
  'permission denied for schema public',
  '{"level":"info","code":225,"msg":"cart saved"}',
  '{"error":{"code":404,"message":"not found"}}',
  '',
  '   ',
  'hello',
  '12',
  '99999',
];

describe('lines as people paste them', () => {
  it.each(PASTED)('%s', (_, text, expected) => {
    expect(summary(text)).toEqual(expected);
  });

  it('are more than forty', () => {
    expect(PASTED.length).toBeGreaterThanOrEqual(40);
    expect(UNRELATED.length).toBeGreaterThanOrEqual(40);
  });
});

describe('lines of something else', () => {
  it.each(UNRELATED)('%s', (text) => {
    expect(summary(text)).toEqual([]);
  });

  it('nor all of them together', () => {
    expect(summary(UNRELATED.join('\n'))).toEqual([]);
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
