import Realm, { BSON, ObjectSchema } from 'realm';
import type { Bike } from './Bike';
import type { Mechanic } from './Mechanic';
import type { WorkStep } from './WorkStep';

export class RepairOrder extends Realm.Object<RepairOrder> {
  _id!: BSON.ObjectId;
  bike?: Bike;
  mechanic?: Mechanic;
  status!: string;
  dueDate?: Date;
  steps!: Realm.List<WorkStep>;
  total!: BSON.Decimal128;
  meterReading?: Realm.Mixed;

  static schema: ObjectSchema = {
    name: 'RepairOrder',
    primaryKey: '_id',
    properties: {
      _id: 'objectId',
      bike: 'Bike',
      mechanic: 'Mechanic',
      status: 'string',
      dueDate: 'date?',
      steps: { type: 'list', objectType: 'WorkStep' },
      total: 'decimal128',
      meterReading: 'mixed',
    },
  };
}
