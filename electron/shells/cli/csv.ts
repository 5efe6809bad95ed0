/**
 * One cell of a CSV file (RFC 4180). A cell that a spreadsheet would run as a formula is made text by an apostrophe
 * before it (OWASP, CSV injection).
 */
export function csvCell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as CSV with CRLF line ends. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
