import Realm, { ObjectSchema } from 'realm';
import type { Part } from './Part';

export class WorkStep extends Realm.Object<WorkStep> {
  description!: string;
  minutes!: number;
  done!: boolean;
  photos!: Realm.List<string | null>;
  parts!: Realm.List<Part>;

  static schema: ObjectSchema = {
    name: 'WorkStep',
    embedded: true,
    properties: {
      description: 'string',
      minutes: 'int',
      done: { type: 'bool', default: false },
      photos: 'string?[]',
      parts: 'Part[]',
    },
  };
}
