import type { Report } from './json';

/** The report of one app, with what the formats for services need beside it. */
export interface ReportedApp {
  /** The name of the app, where several are in one report. */
  readonly name: string | null;
  readonly report: Report;
  /** The names of the classes that were compared. */
  readonly compared: readonly string[];
  /** Sentences about what was read and what was set aside. */
  readonly notes: readonly string[];
  /** The path of a file from the root of the repository: services know no other paths. */
  readonly inRepository: (file: string) => string;
}

/** What a finding or a gap is about, in one word: class and property, as far as there are any. */
export function subjectIn({ class: name, property }: { readonly class: string | null; readonly property: string | null }): string | null {
  const parts = [name, property].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('.');
}
