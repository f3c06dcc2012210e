import path from 'node:path';

/** A path of the system as the product writes paths: with forward slashes. */
export const slashed = (file: string): string => file.split(path.sep).join('/');
