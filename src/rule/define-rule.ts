import type { Comparison } from '../compare/comparison';
import type { Mismatch } from '../compare/mismatch';
import type { Transition } from '../compare/transition';
import type { Place } from '../schema/model';
import type { Target } from '../schema/server-schemas';
import type { Breaks, SeveritySetting } from './finding';

/** What a problem is about, where it is no mismatch. */
export interface Spot {
  readonly class: string | null;
  readonly property: string | null;
  readonly client: Place | null;
  readonly server: Place | null;
  /** The place in the baseline, for what has changed since. */
  readonly baseline?: Place | null;
  /** Mismatches that are there because of it. */
  readonly explains?: readonly Mismatch[];
}

/**
 * The wording of one thing that a rule says: what is wrong and why it matters in `text`, what to do in `help`.
 * `{{name}}` stands for a value of the problem's data; `class`, `property`, `clientType`, `serverType`, `clientFile` and
 * `serverFile` are always there where they exist; for a change also `before`, `after` and the name of the `baseline`; `refusal` is how the target refuses a document.
 */
export interface Message {
  readonly text: string;
  readonly help: string;
  /** Ids of the error catalogue that this finding prevents. */
  readonly errors?: readonly string[];
  /** Where this message is more or less severe than the rule. */
  readonly severity?: Partial<Readonly<Record<Target, SeveritySetting>>>;
}

/** What a rule yields. A problem claims the mismatches that what it is about explains. */
export interface Problem<MessageId extends string = string> {
  readonly at: Mismatch | Transition | Spot;
  readonly message: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly breaks: readonly Breaks[];
  readonly witness?: unknown;
}

export type Group = 'compatibility' | 'destructive' | 'sync' | 'client' | 'server';

/** A rule is data plus one pure check. */
export interface Rule<MessageId extends string = string> {
  /** Equal to the file name; stable API. */
  readonly id: string;
  readonly group: Group;
  readonly docs: {
    readonly description: string;
    /** Where the fact behind the rule comes from. */
    readonly reference: string;
  };
  readonly severity: Readonly<Record<Target, SeveritySetting>>;
  /** JSON Schema of the options object, where the rule has options. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly messages: Readonly<Record<MessageId, Message>>;
  check(comparison: Comparison, options: Readonly<Record<string, unknown>>): Iterable<Problem<MessageId>>;
}

/** Declares a rule; its message ids are checked against what `check` yields. */
export function defineRule<MessageId extends string>(rule: Rule<MessageId>): Rule<MessageId> {
  return rule;
}
