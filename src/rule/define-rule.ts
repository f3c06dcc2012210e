import type { ChangeKind } from '../compare/changes';
import type { Comparison } from '../compare/comparison';
import type { Mismatch, MismatchKind, MismatchOf, Transition } from '../compare/difference';
import type { World } from '../schema/targets';
import type { Breaks, SeveritySetting, Spot } from './finding';
import type { Repair } from './repair';

/**
 * The wording of one thing that a rule says: what is wrong and why it matters in `text`, what to do in `help`.
 * `{{name}}` stands for a value of the problem's data; `class`, `property`, `clientType`, `serverType`, `clientFile` and
 * `serverFile` are always there where they exist; for a change also `before`, `after` and the name of the `baseline`; `refusal` is how the target
 * refuses a document, and `allowsNull` how its schemas take null.
 */
export interface Message {
  readonly text: string;
  readonly help: string;
  /** Ids of the error catalogue that this finding prevents. */
  readonly errors?: readonly string[];
  /** Where this message is more or less severe than the rule. */
  readonly severity?: Partial<Readonly<Record<World, SeveritySetting>>>;
  /** Where two findings of this message are told apart by something else than the rule says. */
  readonly facts?: readonly string[];
}

/** What a rule says of one difference. */
export interface Judgement<MessageId extends string = string> {
  readonly message: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly breaks: readonly Breaks[];
  readonly witness?: unknown;
}

/** What a rule says, and of what. A problem claims the mismatches that what it is about explains. */
export interface Problem<MessageId extends string = string, At = Mismatch | Transition | Spot> extends Judgement<MessageId> {
  readonly at: At;
}

export type Group = 'compatibility' | 'destructive' | 'sync' | 'client' | 'server';

export type Options = Readonly<Record<string, unknown>>;

/** What all rules are: data. */
interface RuleData<MessageId extends string> {
  /** Equal to the file name; stable API. */
  readonly id: string;
  readonly group: Group;
  readonly docs: {
    readonly description: string;
    /** Where the fact behind the rule comes from. */
    readonly reference: string;
  };
  readonly severity: Readonly<Record<World, SeveritySetting>>;
  /** JSON Schema of the options object, where the rule has options. */
  readonly options?: Options;
  /**
   * What tells two findings of one message apart, as templates over the same data as the texts: code in backticks, or a value
   * that quotes code. It is hashed and never shown, and stays as it is when a text is reworded. A mismatch needs none: its types
   * tell it.
   */
  readonly facts?: readonly string[];
  readonly messages: Readonly<Record<MessageId, Message>>;
}

/** Judges each mismatch of some kinds, one at a time; `undefined` where there is nothing to say. */
interface JudgesMismatches<Kind extends MismatchKind, MessageId extends string> extends RuleData<MessageId> {
  readonly on: readonly Kind[];
  judge(at: MismatchOf<Kind>, comparison: Comparison, options: Options): Judgement<MessageId> | undefined;
  /** The ways to mend it, on either side. None where mending takes more than one place, or a decision. */
  repairs?(at: MismatchOf<Kind>): readonly Repair[];
}

/** Judges each change since the baseline of some kinds, one at a time. */
interface JudgesChanges<MessageId extends string> extends RuleData<MessageId> {
  readonly on: readonly ChangeKind[];
  judge(at: Transition, comparison: Comparison, options: Options): Judgement<MessageId> | undefined;
  repairs?(at: Transition): readonly Repair[];
}

/** Looks at a side as a whole, at all that was read. */
interface ChecksSide<MessageId extends string> extends RuleData<MessageId> {
  readonly on: 'client' | 'server';
  check(comparison: Comparison, options: Options): Iterable<Problem<MessageId, Spot>>;
  repairs?(at: Spot): readonly Repair[];
}

/** A rule is data plus one pure judgement. What it judges is said by `on`; selecting it is the business of whoever runs the rule. */
export type Rule<MessageId extends string = string> =
  | { readonly judges: 'mismatch' } & JudgesMismatches<MismatchKind, MessageId>
  | { readonly judges: 'change' } & JudgesChanges<MessageId>
  | { readonly judges: 'side' } & ChecksSide<MessageId>;

/** Declares a rule about differences between the two sides; what it gives is checked against its message ids and kinds. */
export function mismatchRule<Kind extends MismatchKind, MessageId extends string>(
  rule: JudgesMismatches<Kind, MessageId>,
): Rule<MessageId> {
  // The engine hands a rule what is `on` its list, and nothing else.
  return { ...rule, judges: 'mismatch' } as unknown as Rule<MessageId>;
}

/** Declares a rule about changes since the baseline. */
export function changeRule<MessageId extends string>(rule: JudgesChanges<MessageId>): Rule<MessageId> {
  return { ...rule, judges: 'change' };
}

/** Declares a rule about a whole side. */
export function sideRule<MessageId extends string>(rule: ChecksSide<MessageId>): Rule<MessageId> {
  return { ...rule, judges: 'side' };
}
