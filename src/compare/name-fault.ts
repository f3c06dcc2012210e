import type { Place } from '../schema/model';

/** A name in the configuration that stands for nothing: no class of either side, no property of a class, no released version. */
export interface NameFault {
  /** The key of the configuration that it is written below; `link-target` where it is what an entry of `links` leads to. */
  readonly kind: 'local' | 'collections' | 'links' | 'link-target' | 'versions';
  readonly name: string;
  /** The name that is most like it, of those that there are; `null` where there is none. */
  readonly nearest: string | null;
  readonly place: Place;
}
