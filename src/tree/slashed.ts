import path, { type PlatformPath } from 'node:path';

/** A path of the system as the product writes paths: with forward slashes. */
export const slashed = (file: string, system: PlatformPath = path): string => file.split(system.sep).join('/');

/** The way from a folder to a file, as the product writes paths. On another drive of Windows there is none, and it is the whole path. */
export const slashedFrom = (folder: string, file: string, system: PlatformPath = path): string =>
  slashed(system.relative(folder, file), system);

/** Whether a path leads into a folder, or is that folder. */
export function isInside(folder: string, file: string, system: PlatformPath = path): boolean {
  const relative = system.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${system.sep}`) && !system.isAbsolute(relative);
}

/** Whether a path of a tree leads out of its root: such a file is only there because somebody named it. */
export const isOutside = (file: string, system: PlatformPath = path): boolean => file.startsWith('../') || system.isAbsolute(file);
