/** The forms in which the classes of a client can be written: with a `static schema`, for the Babel plugin, or as plain types. */
export const STYLES = ['static', 'plugin'] as const;
export type Style = (typeof STYLES)[number];
export type Form = Style | 'types';
