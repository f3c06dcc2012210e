import Realm, { BSON, ObjectSchema } from 'realm';

export class Part extends Realm.Object<Part> {
  _id!: BSON.UUID;
  label!: string;
  price!: number;
  fits!: Realm.Set<string>;
  inStock!: number;

  static schema: ObjectSchema = {
    name: 'Part',
    primaryKey: '_id',
    properties: {
      _id: { type: 'uuid', default: () => new BSON.UUID() },
      label: 'string',
      price: 'double',
      fits: 'string<>',
      inStock: 'int',
    },
  };
}
