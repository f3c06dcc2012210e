import type { Primitive } from '../schema/model';

/** What the types of Realm are in TypeScript. */
export const TYPES: Readonly<Record<Primitive, string>> = {
  bool: 'boolean', int: 'number', float: 'number', double: 'number', decimal128: 'Realm.BSON.Decimal128', objectId: 'Realm.BSON.ObjectId',
  string: 'string', data: 'ArrayBuffer', date: 'Date', mixed: 'Realm.Types.Mixed', uuid: 'Realm.BSON.UUID',
};
