import { withEscapes } from '../schema/unprintable';

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a name of the project can be the name of a file or a folder on every system, and leads nowhere else. */
export function isFileName(name: string): boolean {
  return /^[^/\\<>:"|?*]{1,120}$/.test(name) && withEscapes(name) === name && !name.includes('\n') && !/^\.|[. ]$/.test(name) && !DEVICES.test(name);
}

/** Whether MongoDB takes a name for a collection. */
export function isCollectionName(name: string): boolean {
  return isFileName(name) && !name.includes('$') && !name.startsWith('system.');
}
