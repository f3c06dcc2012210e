import type { Pasted } from './pasted';

export const server: Pasted = {
  'App Services': [
    ['forum, dev mode off', 'Ending session with error: additive schema change: adding schema for Realm table “Order_lines”, additive changes from clients are restricted when developer mode is disabled (ProtocolErrorCode=225)', ['D1 Order_lines client: declares the class, server: no such class']],
    ['forum, garbage field name', 'ending session with error: failed to validate upload changesets: non-breaking schema change: adding "Bool" column at field "\ufffd\ufffd\u0001" in schema "Ward", schema changes from clients are restricted when developer mode is disabled (ProtocolErrorCode=225)', ['D3 Ward client: bool, server: no such property']],
    ['forum, partition', 'Error: failed to validate upload changesets: SET instruction had incorrect partition value for key "_partition" { expectedPartition: {user=61}, foundPartition: {user=undefined} } (ProtocolErrorCode=212)', ['D6 _partition client: {user=undefined}, server: {user=61}']],
    ['forum, wiped history', 'ending session with error: client file not found. The server has forgotten about the client-side file presented by the client. This is likely due to using a synchronized realm after terminating and re-enabling sync. Please wipe the file on the client to resume synchronization. { sessionIdent: 1, clientFileIdent: 12 } (ProtocolErrorCode=208)', ['D9 -']],
    ['forum, server log', 'upload is invalid: upload progress (clientVersion=16, lastIntegratedServerVersion=4) is mutually inconsistent with threshold (clientVersion=18, lastIntegratedServerVersion=6)', ['D8 - (no schema problem)']],
    ['queryable', 'Client query is invalid/malformed (IDENT, QUERY): "Badge": key "color" is not a queryable field', ['D14 Badge.color client: ?, server: not a queryable field']],
    ['rules', 'role "owner" in "shop.Badge" does not have insert permission for document with _id: 64', ['D21 Badge']],
    ['partition, null', 'attempted to bind on illegal realm partition: expected partition to have type objectId but found null', ['D7 - client: null, server: objectId']],
    ['partition', 'attempted to bind on illegal realm partition: expected partition to have type objectId but found string', ['D7 - client: string, server: objectId']],
    ['log entry', '[\n  {\n    "_id": "64",\n    "type": "SYNC_ERROR",\n    "error": "ending session with error: failed to validate upload changesets: UPDATE instruction had incorrect partition value for key \\"_partition\\" { expectedPartition: 61, foundPartition: <nil> } (ProtocolErrorCode=212)",\n    "started": "2023-01-02T03:04:05Z"\n  }\n]', ['D6 _partition client: <nil>, server: 61']],
    ['the name of an error', 'ErrorBadClientFileIdent', ['D9 -']],
    ['relationship', 'Sync: Connection[2]: Session[2]: Received: ERROR "Invalid schema change (UPLOAD): destructive schema change: cannot change field "owner" in table "Boat" from "string" to a relationship" (error_code=225, try_again=0)', ['D4 Boat.owner client: link, server: string']],
    ['the other kind of sync', 'client connected using partition based sync when app is using flexible sync', ['D25 - client: partition-based sync, server: flexible sync (no schema problem)']],
    ['history', "Realm.Sync.Client.Reset - Connection[1] Session[5]: Tracking pending client reset of type: 'Recover' at: 2024-05-31 00:38:03.146563000 for error: SyncClientResetRequired: Bad client file identifier (IDENT)", ['D9 -']],
    ['permissions', 'ending session with error: integrating changesets failed: write failed: table "Post" has no permissions defined (ProtocolErrorCode=201)', ['D24 Post (no schema problem)']],
    ['a trigger', '"maximum attempts reached processing event for trigger id=5f73: dropping collection \\"shop.Menu\\" being synchronized with Realm is not supported"', ['D28 Menu']],
    ['unsynced documents', 'db.getSiblingDB("__realm_sync").getCollection("__realm_sync.unsynced_documents").findOne()', ['D12 -']],
  ],
};
