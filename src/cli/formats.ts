/** The output formats of `check`. They are listed apart from the code that writes them, so that `--help` loads none of it. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export const DIFF_FORMATS = ['pretty', 'json', 'markdown', 'html'] as const;
export const EXPLAIN_FORMATS = ['pretty', 'json', 'markdown'] as const;
export const INSPECT_FORMATS = ['pretty', 'json'] as const;

/** The shells that there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
