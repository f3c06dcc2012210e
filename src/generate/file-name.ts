/** Names that Windows keeps for devices, whatever their extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a name of the project can be the name of a file or a folder on every system, and leads nowhere else. */
export function isFileName(name: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[^\u0000-\u001f\u007f/\\<>:"|?*]{1,120}$/.test(name) && !/^\.|[. ]$/.test(name) && !DEVICES.test(name);
}

/** Whether MongoDB takes a name for a collection. */
export function isCollectionName(name: string): boolean {
  return isFileName(name) && !name.includes('$') && !name.startsWith('system.');
}
