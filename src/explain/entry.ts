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
  /** What the client declares, as a template over the placeholders; absent where the error does not say. */
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

/** One row of the catalogue of runtime errors. */
export interface CatalogueEntry {
  /** `A1` to `G4`; stable API, findings name it. */
  readonly id: string;
  readonly title: string;
  readonly wordings: readonly Wording[];
  /** Error numbers that come with it, old and new. They never decide alone where there is a text. */
  readonly codes?: readonly number[];
  readonly schemaProblem: boolean;
  readonly breaks: readonly Breakage[];
  readonly cause: string;
  readonly advice: readonly string[];
  /** The rules that find the cause before it happens. */
  readonly rules: readonly string[];
  /** Where the facts come from. */
  readonly source: string;
  /** What the SDK at hand calls it is added to the advice: how to get the log, or what makes a property optional. */
  readonly hint?: 'log' | 'optionality';
  /** True for a message that only wraps or heads others: it is dropped where one of those is there. */
  readonly wrapper?: true;
  /** True for a message that is followed by a list of others. */
  readonly heading?: true;
  /** What a message is that stands in such a list: a change against the file, or a fault of the client's schema by itself. */
  readonly listed?: 'change' | 'fault';
  /** True for a heading whose situation, not the changes below it, decides what to do: its advice replaces theirs. */
  readonly situation?: true;
}
