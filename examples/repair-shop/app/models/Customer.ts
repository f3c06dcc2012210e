import Realm, { BSON, ObjectSchema } from 'realm';
import { Address } from './Address';
import type { Bike } from './Bike';

export class Customer extends Realm.Object<Customer> {
  _id!: BSON.ObjectId;
  fullName!: string;
  phoneNumber?: string;
  address?: Address;
  bikes!: Realm.List<Bike>;

  static schema: ObjectSchema = {
    name: 'Customer',
    primaryKey: '_id',
    properties: {
      _id: { type: 'objectId', default: () => new BSON.ObjectId() },
      fullName: { type: 'string', mapTo: 'full_name', indexed: true },
      phoneNumber: 'string?',
      address: 'Address',
      bikes: 'Bike[]',
    },
  };
}
