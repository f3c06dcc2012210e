import Realm, { BSON, ObjectSchema } from 'realm';
import type { Customer } from './Customer';
import type { RepairOrder } from './RepairOrder';

export class Bike extends Realm.Object<Bike> {
  _id!: BSON.ObjectId;
  frameNumber!: string;
  model?: string;
  owner?: Customer;
  repairs!: Realm.Results<RepairOrder>;

  static schema: ObjectSchema = {
    name: 'Bike',
    primaryKey: '_id',
    properties: {
      _id: 'objectId',
      frameNumber: 'string',
      model: 'string?',
      owner: 'Customer',
      repairs: { type: 'linkingObjects', objectType: 'RepairOrder', property: 'bike' },
    },
  };
}
