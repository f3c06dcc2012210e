/** A file of JSON, or of the same in YAML, that is written, or that is added to where it is there. */
export interface JsonFile {
  /** Below the folder that all files go to. */
  readonly path: string;
  readonly content: object;
  /** Where schemas stand in it: there, properties that are missing are added. Elsewhere missing keys are. */
  readonly schemas: readonly (readonly string[])[];
}

/** A JSON value as the text of a file. */
export const jsonText = (content: object): string => `${JSON.stringify(content, null, 2)}\n`;
