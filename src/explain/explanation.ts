import { entryOf, withThoseBehind, type Breakage, type CatalogueEntry, type Wording } from './catalogue';
import { columnAttributes, toClientType } from './client-types';
import type { Match } from './pattern';

/** What one message means. */
export interface Explanation {
  /** The message as it was given, shortened. */
  readonly input: string;
  readonly id: string;
  readonly title: string;
  readonly schemaProblem: boolean;
  readonly class: string | null;
  /** Further classes that the message names, such as the one that a link leads to. */
  readonly others: readonly string[];
  /** The stored name. For parts of embedded objects a path: `address.street`. */
  readonly property: string | null;
  readonly clientSays: string | null;
  readonly serverSays: string | null;
  readonly breaks: readonly Breakage[];
  readonly cause: string;
  readonly advice: readonly string[];
  /** The heading that the message stood under, by id: it says in which situation. */
  readonly within: string | null;
  /** Where only a number is known: the ids that it can mean. */
  readonly candidates: readonly string[];
  /** How many characters of the message the wording itself has; 0 where a number or an object was explained. */
  readonly known: number;
}

/** What is told of an entry beside the catalogue's words. */
export type Particulars = Partial<Omit<Explanation, 'input' | 'id' | 'schemaProblem' | 'within'>>;

const MAX_INPUT = 2000;

/** An explanation of an entry with what is known of the case. */
export function explanationOf(entry: CatalogueEntry, input: string, particulars: Particulars = {}): Explanation {
  const trimmed = input.trim();
  return {
    input: trimmed.length > MAX_INPUT ? `${trimmed.slice(0, MAX_INPUT)}…` : trimmed,
    id: entry.id,
    title: entry.title,
    schemaProblem: entry.schemaProblem,
    class: null,
    others: [],
    property: null,
    clientSays: null,
    serverSays: null,
    breaks: entry.breaks,
    cause: entry.cause,
    advice: entry.advice,
    within: null,
    candidates: [],
    known: 0,
    ...particulars,
  };
}

function valueOf(name: string, values: Match['values']): string {
  const value = values[name] ?? '';
  if (name.startsWith('T')) return toClientType(value);
  return name.startsWith('K') ? columnAttributes(value) : value;
}

const filled = (template: string | undefined, values: Match['values']): string | null =>
  template === undefined ? null : template.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name, values));

/**
 * Bytes that are no text: some servers print the name of a field from the wrong memory. One version of Realm Core left a
 * `%3` in its place.
 */
// eslint-disable-next-line no-control-regex
const isReadable = (name: string): boolean => !/[\u0000-\u001f\u007f-\u009f\ufffd]|^%\d$/.test(name);

/** The end that Realm Core puts after many messages: it names the object, even where the message does not. */
const TARGET = /\(instruction (?:target|table): (?:class_)?([^\s[,.)]{1,120})(?:\[[^\]\n]{0,200}\](?:\.([^\s[,.)]{1,120}))?)?/;

function names(list: string | undefined): readonly (string | null)[] {
  if (list === undefined) return [null];
  return list.split(',').map((name) => name.replace(/['"\s]/g, '').replace(/^class_/, '')).filter((name) => name !== '');
}

/** The placeholders of the classes that a message names beside the one that it is about. */
const OTHER_CLASSES = ['D', 'E', 'X'];

const othersOf = (values: Match['values']): readonly string[] =>
  OTHER_CLASSES.flatMap((name) => (values[name] === undefined || values[name] === values.C ? [] : [values[name]]));

/** The explanations of a match: one, or one for each name where the message lists several. */
export function explainMatch(entry: CatalogueEntry, wording: Wording, match: Match, text: string, input: string): Explanation[] {
  const { values, end } = match;
  const target = TARGET.exec(text.slice(end, end + 600));
  const property = values.p !== undefined && isReadable(values.p) ? values.p : null;
  const says = { clientSays: filled(wording.client, values), serverSays: filled(wording.server, values) };
  return names(values.Cs).flatMap((listed) => names(values.ps).map((listedProperty) => explanationOf(entry, input, {
    class: values.C ?? listed ?? target?.[1] ?? null,
    others: othersOf(values),
    property: property ?? listedProperty ?? (values.C === undefined ? target?.[2] ?? null : null),
    ...says,
    ...(wording.cause === undefined ? {} : { cause: wording.cause }),
  })));
}

/** What heads a list of changes. */
export interface Heading {
  readonly id: string;
  /** Old headings name the class, and their lines do not. */
  readonly class: string | null;
}

/** Whether the situation that a heading tells decides what to do about an error, and not the change below it. */
export const isDecided = (heading: string, { id }: Explanation): boolean =>
  entryOf(heading).situation === true && entryOf(id).listed === 'change';

/** The same explanation under a heading: in some situations the heading says what to do. */
export function under(explanation: Explanation, heading: Heading): Explanation {
  const { cause, advice } = entryOf(heading.id);
  const decided = isDecided(heading.id, explanation) ? { cause: `${explanation.cause} ${cause}`, advice } : {};
  return { ...explanation, class: explanation.class ?? heading.class, within: heading.id, ...decided };
}

/** The errors that a rule names which finds the cause of an explained one beforehand. */
export function causesOf(explanation: Explanation): ReadonlySet<string> {
  const { id, candidates, within } = explanation;
  if (candidates.length > 0) return withThoseBehind(candidates);
  return withThoseBehind([within !== null && isDecided(within, explanation) ? within : id]);
}
