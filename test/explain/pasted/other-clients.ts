import type { Pasted } from './pasted';

export const otherClients: Pasted = {
  '.NET': [
    ['wrapper', 'Realms.Exceptions.RealmException: A system error occurred while opening a Realm. See InnerException for more details. ---> System.Exception: Bad changeset (DOWNLOAD)', ['A7 -']],
    ['wrapper, broken', 'Unhandled exception. System.Exception: A system error occurred while opening a Realm.\nSee InnerException for more details.\n ---> Realms.Sync.Exceptions.SessionException: Bad changeset (DOWNLOAD)', ['A7 -']],
    ['a value', 'System.ArgumentException: Basket.count is Int but the supplied value is String (many).', ['E37 Basket.count client: int, server: string (the value)']],
    ['log with class and key swapped', 'Failed to integrate downloaded changesets: Failed to parse, or apply received changeset: ArrayErase: No such object: Basket in class \'"c554ff27417a46d38cb87f60829"\' (instruction table: Basket, version: 544, last_integrated_remote_version: 1, origin_file_ident: 85, timestamp: 223489990364)', ['C26 Basket (no schema problem)']],
    ['JSON log with \\u0027', '{"@t":"2022-01-31T23:16:18.027Z","@m":"Schema mismatch: \\u0027Basket\\u0027 has primary key \\u0027_id\\u0027, which is of type String on one side and type ObjectId on the other."}', ['B6 Basket._id client: objectId, server: string']],
    ['embedded', "Realms.Exceptions.RealmSchemaValidationException: Schema validation failed due to the following errors:\r\n- Embedded object 'Address' is unreachable by any link path from top level objects.", ['E22 Address (in E35)']],
    ['migration, on one line', "Realms.Exceptions.RealmMigrationNeededException: Migration is required due to the following errors: - Property 'Parcel.weight' has been added. in NativeException.ThrowIfNecessary (System.F", ['E8 Parcel.weight client: declared, server: absent (in E11)']],
    ['message and inner exception', 'Error message: {"A system error occurred while opening a Realm. See InnerException for more details."}\nInner Exception: {"Bad changeset (DOWNLOAD)"} Error Code: 112', ['A7 -']],
    ['Xamarin 2016', "Caused by: android.runtime.JavaProxyThrowable: Realms.RealmException: Migration is required due to the following errors:\n                                                   - Property 'weight' has been added to latest object model.\n at Realms.NativeException.ThrowIfNecessary", ['E8 weight client: declared, server: absent (in E11)']],
    ['subscription', 'Realms.Sync.Exceptions.SubscriptionException: An error occurred while syncing the subscription set: Invalid query: unsupported query for table "Parcel": key "owner_id" is not a queryable field', ['D14 Parcel.owner_id client: ?, server: not a queryable field']],
    ['session exception', 'Realms.Sync.Exceptions.SessionException: user may not sync (ProtocolErrorCode=206)', ['D24 - (no schema problem)']],
  ],
  Flutter: [
    ['exception', 'RealmException: No such table exists. Error code: 3020.', ['E31 -']],
    ['unknown type', "[ERROR:flutter/lib/ui/ui_dart_state.cc(209)] Unhandled Exception: RealmException: Error opening realm at path /data/user/0/app/files/default.realm. Error code: 18 . Message: Schema validation failed due to the following errors:\n- Property 'Car.owner' of type 'object' has unknown object type 'Person'", ['E21 Car.owner client: object of Person, server: ? (in E35)']],
    ['log', '2024-05-21T10:00:00.000Z WARN  Client attempted a write that is outside of permissions or query filters; it has been reverted Logs: https://services.cloud.example/groups/1', ['D17 - (no schema problem)']],
    ['migration, with the number', "Migration required: Migration is required due to the following errors\nProperty 'Token.isShown' has been added\nProperty 'Token.color' has been added.. Error code: realm_errno.RLM_ERR_SCHEMA_MISMATCH.. See https://docs.example/migrate for more details", ['E8 Token.isShown client: declared, server: absent (in E11)', 'E8 Token.color client: declared, server: absent (in E11)']],
    ['compensating write', 'Realm.SDK - ERROR: CompensatingWriteError: Client attempted a write that is not allowed; it has been reverted Logs: https://logs.example/x. [CompensatingWriteInfo: objectType: \'Token\' reason: \'write to ObjectID("67") in table "Token" not allowed; object is outside of the current query view\' primaryKey: \'RealmValue(67)\']', ['D17 Token (no schema problem)']],
    ['a property that is not there', "RealmException: Property 'colour' does not exist on class 'Token'", ['E39 Token.colour client: not declared, server: ? (no schema problem)']],
    ['a property that is not there, by its name', 'Unhandled exception:\nRealmException: Property colour does not exist on class Token', ['E39 Token.colour client: not declared, server: ? (no schema problem)']],
    ['compensating write, other reason', "CompensatingWriteError: Client attempted a write that is not allowed; it has been reverted. [CompensatingWriteInfo: objectType: 'Token' reason: 'role \"reader\" may not write' primaryKey: 'RealmValue(67)']", ['D17 Token (no schema problem)']],
    ['client reset', "ClientResetError message: A fatal error occurred during client reset: 'User-provided callback failed', inner error: 'RealmException: No such table exists. Error code: 3020.'", ['E31 -']],
    ['Logcat', "I/flutter ( 1234): RealmException: Error opening realm at path /data/user/0/com.acme/files/default.realm. Error code: 18 . Message: Schema validation failed due to the following errors:\nI/flutter ( 1234): - Property 'Token.owner' of type 'object' has unknown object type 'Owner'", ['E21 Token.owner client: object of Owner, server: ? (in E35)']],
  ],
};
