/** The largest file that is read, in bytes (50 MB): far beyond any article, well within what a laptop can hold. */
export const MAX_BYTES = 50_000_000

/** The most XML, in bytes, that a compressed container (.docx) may inflate to before it is refused. */
export const MAX_INFLATED_BYTES = 64_000_000

/** How long a PDF may take to read, in milliseconds. */
export const PDF_TIME_LIMIT = 120_000

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)

/**
 * Whether a file of this size is refused, told before a byte of it is read.
 * @param size the file's size in bytes
 * @returns the reason for the user, or null if the file may be read
 */
export function refusalForSize(size: number): string | null {
  if (size === 0) return 'This file is empty (0 bytes).'
  if (size > MAX_BYTES)
    return `This file is too large to read (${megabytes(size)} MB; the limit is ${megabytes(MAX_BYTES)} MB). Save the part you need as a file of its own.`
  return null
}
