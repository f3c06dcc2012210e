/** Lines that have nothing to do with Realm, though some of their words do, by what prints them. Names are made up. */
export type ForeignLines = Readonly<Record<string, readonly string[]>>;
