import type { ClientClass } from '../../schema/client-schemas';
import type { ClassNode } from './class-node';

/** Where collections are stored that no existing file says anything of. */
export interface Storage {
  readonly service: string;
  readonly database: string;
}

/** A class with a collection of its own, and its schema. */
export interface WrittenClass extends ClassNode {
  readonly schema: ClientClass;
  readonly service: string;
  readonly database: string;
  readonly collection: string;
}
