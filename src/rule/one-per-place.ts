import type { Problem } from './define-rule';
import type { Spot } from './finding';

/** Each problem once: what is written once may be a part of several configurations. */
export function onePerPlace<MessageId extends string>(problems: Iterable<Problem<MessageId, Spot>>): Iterable<Problem<MessageId, Spot>> {
  return new Map([...problems].map((each) => [JSON.stringify([each.message, each.at.client]), each])).values();
}
