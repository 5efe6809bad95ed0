/** Why a file could not be opened or read, for whoever named it; the system's own words only where there are no better ones. */
export function fileReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
      return 'There is no such file.'
    case 'EISDIR':
      return 'This is a folder, not a file.'
    case 'EACCES':
    case 'EPERM':
      return 'This file may not be read by you.'
    case 'ENOSPC':
      return 'The disk is full.'
    default:
      return `This file could not be read (${message}).`
  }
}
