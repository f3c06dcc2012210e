import type { Place } from '../schema/model';
import { withEscapes } from '../schema/unprintable';

/** A schema, and where a file has the class that it is of. */
export interface PlacedSchema {
  readonly place: Place;
  readonly content: object;
}

/** Schemas that stand in a file which others have written, in whatever form. */
export interface Within {
  readonly schemas: readonly PlacedSchema[];
  /** Where the file has classes, by name. */
  readonly classes: ReadonlyMap<string, Place>;
}

/** A file of JSON, or of the same in YAML, that is written, or that is added to where it is there. */
export interface JsonFile {
  /** Below the folder that all files go to. */
  readonly path: string;
  readonly content: object;
  /** Where schemas stand in it: there, properties that are missing are added. Elsewhere missing keys are. */
  readonly schemas: readonly (readonly string[])[];
  /** What the file has already, where it is of another form: then `content` is not what is written. */
  readonly within?: Within;
}

/** A JSON value as the text of a file. */
export const jsonText = (content: object): string => `${withEscapes(JSON.stringify(content, null, 2))}\n`;
