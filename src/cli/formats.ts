/** The output formats of `check`. They are listed apart from the code that writes them, so that `--help` loads none of it. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'html'] as const;
export type Format = (typeof FORMATS)[number];
