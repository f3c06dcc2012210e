/** The reason in words for the errors that a file system gives when a file or its folder cannot be written. */
export function whyNotWritten(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return 'the folder for it does not exist, and none is made there';
    case 'ENOTDIR':
    case 'EEXIST': return 'a part of its path is a file, or a link that leads nowhere, not a folder';
    case 'EISDIR': return 'it is a folder, not a file';
    case 'EACCES':
    case 'EPERM': return 'permission to write there is denied';
    case 'EROFS': return 'nothing can be written to that disk, it is read-only';
    case 'ENOSPC':
    case 'EDQUOT': return 'there is no space left for it';
    case 'ENAMETOOLONG': return 'its name is too long';
    case 'ELOOP': return 'it is a link that leads back to itself';
    case 'EBUSY':
    case 'ETXTBSY': return 'another program is using it';
    case 'ENXIO': return 'it is a socket or a device that takes nothing';
    default: return (error as Error).message;
  }
}
