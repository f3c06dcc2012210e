import Realm, { ObjectSchema } from 'realm';

export class Address extends Realm.Object<Address> {
  street!: string;
  city!: string;
  postcode?: string;

  static schema: ObjectSchema = {
    name: 'Address',
    embedded: true,
    properties: { street: 'string', city: 'string', postcode: 'string?' },
  };
}
