import type { Place } from '../schema/model';

/** A schema that stands in a file which others have written, in whatever form. */
export interface Within {
  readonly place: Place;
  /** Where the file has other classes, by name. */
  readonly others: ReadonlyMap<string, Place>;
}

/** A file of JSON, or of the same in YAML, that is written, or that is added to where it is there. */
export interface JsonFile {
  /** Below the folder that all files go to. */
  readonly path: string;
  readonly content: object;
  /** Where schemas stand in it: there, properties that are missing are added. Elsewhere missing keys are. */
  readonly schemas: readonly (readonly string[])[];
  /** Where `content` is a schema that the file has already. */
  readonly within?: Within;
}

/** A JSON value as the text of a file. */
export const jsonText = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;
