import { isIdentifier, quoted } from '../schema/name-in-code';

/** A member of an object, whatever it is called. */
export const member = (object: string, name: string): string => (isIdentifier(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`);
