/** Whether `bytes` holds the ASCII text `text` at `offset`. */
export function hasAscii(bytes: Uint8Array, offset: number, text: string): boolean {
  if (offset < 0 || offset + text.length > bytes.length) return false
  for (let index = 0; index < text.length; index++) if (bytes[offset + index] !== text.charCodeAt(index)) return false
  return true
}

/** Whether `bytes` begins with these byte values; null stands for any byte. */
export function startsWith(bytes: Uint8Array, signature: readonly (number | null)[], offset = 0): boolean {
  return (
    offset + signature.length <= bytes.length &&
    signature.every((value, index) => value === null || bytes[offset + index] === value)
  )
}

/** The bytes from `start` to `end` as a string of one UTF-16 unit a byte: for looking at signatures and headers. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end)
}

/** Whether the sequence occurs anywhere in the bytes. */
export function includesBytes(bytes: Uint8Array, sequence: string, encoding: 'latin1' | 'utf16le' = 'latin1'): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(sequence, 0, encoding)
}

/** The lower-case ending of a file name without its dot, or '' if it has none. */
export function extension(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** Whether the first 1024 bytes hold a byte below 32 that no text has: every binary format does. */
export function holdsControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
