import Realm, { BSON, ObjectSchema } from 'realm';

export class Mechanic extends Realm.Object<Mechanic> {
  _id!: BSON.ObjectId;
  name!: string;
  active!: boolean;
  hourlyRates!: Realm.Dictionary<BSON.Decimal128>;

  static schema: ObjectSchema = {
    name: 'Mechanic',
    primaryKey: '_id',
    properties: {
      _id: 'objectId',
      name: 'string',
      active: { type: 'bool', default: true },
      hourlyRates: 'decimal128{}',
    },
  };
}
