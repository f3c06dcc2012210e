import Realm from 'realm';

export class Bike extends Realm.Object<Bike> {
  static schema: Realm.ObjectSchema = {
    name: 'Bike',
    primaryKey: 'id',
    properties: {
      id: 'uuid',
      model: 'string',
      gears: 'int?',
    },
  };
}

export class Rental extends Realm.Object<Rental> {
  static schema: Realm.ObjectSchema = {
    name: 'Rental',
    primaryKey: 'id',
    properties: {
      id: 'uuid',
      bike: 'uuid',
      from: 'date?',
      until: 'date?',
      price: 'string?',
    },
  };
}

export const openRealm = (): Promise<Realm> => Realm.open({ schema: [Bike, Rental], schemaVersion: 1 });
