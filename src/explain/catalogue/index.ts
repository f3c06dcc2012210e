import applyHistory from './apply-history.json';
import applyTables from './apply-tables.json';
import applyValues from './apply-values.json';
import declarations from './declarations.json';
import merge from './merge.json';
import open from './open.json';
import reset from './reset.json';
import schemaChanges from './schema-changes.json';
import schemaSituations from './schema-situations.json';
import schemaValidation from './schema-validation.json';
import server from './server.json';
import session from './session.json';
import use from './use.json';
import validator from './validator.json';
import wrappers from './wrappers.json';

/** Which way an error breaks: the vocabulary of findings, repeated here since this floor knows nobody. */
export type Breakage = 'upload' | 'download' | 'open' | 'deploy' | 'query';

/**
 * One wording of an error. In `text`, `{name}` stands for what differs from case to case; the first letter says what it
 * can be: `C`, `D`, `E`, `X` a class, `p`, `q` a property, `T` a type, `K` the attributes of a column, `I` the name of a
 * sync instruction, `n` a number, `v` anything. `{C}` and `{p}` are the class and the property that the error is about;
 * `{Cs}` and `{ps}` are lists of them.
 */
export interface Wording {
  readonly text: string;
  /**
   * What the client declares, as a template over the placeholders; absent where the error does not say. Where a message
   * names two sides, the first is the server's while changes are merged (B) and in a client reset (F), that of the file or
   * the server where a realm is opened (E), and the device's where changes are applied (C).
   */
  readonly client?: string;
  /** What the server (or the realm file, which holds what the server sent) declares. */
  readonly server?: string;
  /** True where the text is too common to be looked for inside of other texts: then it has to be the whole message. */
  readonly whole?: true;
  /** True for a wording that carries no detail: it counts only where nothing else in the message is known. */
  readonly bare?: true;
  /** What this wording says of the cause beyond the entry's own. */
  readonly cause?: string;
  /** Versions of Realm Core that print it, where known. */
  readonly versions?: string;
}

/** What differs from case to case in a wording. */
export const PLACEHOLDER = /\{(Cs|ps|[A-Z]\d?|[a-z]\d?)\}/g;

/** One row of the catalogue of runtime errors. */
export interface CatalogueEntry {
  /** `A1` to `G4`; stable API, findings and the messages of rules name it. */
  readonly id: string;
  readonly title: string;
  readonly wordings: readonly Wording[];
  /** Error numbers that come with it, old and new. They never decide alone where there is a text. */
  readonly codes?: readonly number[];
  readonly schemaProblem: boolean;
  readonly breaks: readonly Breakage[];
  readonly cause: string;
  readonly advice: readonly string[];
  /** The errors that can be behind a message that does not say what is wrong: ids, or the letters of whole groups. */
  readonly behind?: readonly string[];
  /** What is said instead where no server stands behind the realm: then the other side is the file on the device. */
  readonly device?: { readonly title?: string; readonly cause: string; readonly advice: readonly string[] };
  /** Where the facts come from. */
  readonly source: string;
  /** What the SDK at hand calls it is added to the advice: how to get the log, or what makes a property optional. */
  readonly hint?: 'log' | 'optionality';
  /** True for a message that only wraps or heads others: it is dropped where one of those is there. */
  readonly wrapper?: true;
  /** True for a message that is followed by a list of others. */
  readonly heading?: true;
  /**
   * What a message is that stands in such a list: a change against the file, a fault of the client's schema by itself, or
   * what only accompanies others, so that no heading says what to do about it.
   */
  readonly listed?: 'change' | 'fault' | 'aside';
  /** True for a heading whose situation, not the changes below it, decides what to do: its advice replaces theirs. */
  readonly situation?: true;
}

/** Every known runtime error, in the order of the ids. What the files hold is checked by a test. */
export const catalogue = [
  ...wrappers, ...merge, ...applyTables, ...applyValues, ...applyHistory, ...server, ...session,
  ...schemaChanges, ...schemaSituations, ...schemaValidation, ...open, ...use, ...declarations, ...reset, ...validator,
] as readonly CatalogueEntry[];

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The entry of an id that the catalogue itself gave. Throws on any other. */
export function entryOf(id: string): CatalogueEntry {
  const entry = byId.get(id);
  if (entry === undefined) throw new Error(`there is no error ${id} in the catalogue`);
  return entry;
}

/** The ids that one that stands behind others means: itself, or where it is a letter those of the group. */
const idsOf = (behind: string): readonly string[] =>
  byId.has(behind) ? [behind] : catalogue.filter(({ id }) => id.startsWith(behind)).map(({ id }) => id);

/** Some errors, and all that can be behind them. */
export function withThoseBehind(ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) for (const each of (entryOf(id).behind ?? []).flatMap(idsOf)) all.add(each);
  return all;
}
