import Realm, { ObjectSchema } from 'realm';

/** Stays on the device: it lives in a realm of its own that is not synced. */
export class RecentSearch extends Realm.Object<RecentSearch> {
  text!: string;
  at!: Date;

  static schema: ObjectSchema = {
    name: 'RecentSearch',
    primaryKey: 'text',
    properties: { text: 'string', at: 'date' },
  };
}
