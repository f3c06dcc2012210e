/** Lines as people paste them, by where they come from, and what is to be understood of them. Names are made up. */
export type Pasted = Readonly<Record<string, readonly (readonly [from: string, text: string, expected: readonly string[]])[]>>;
