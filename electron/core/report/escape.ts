const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Control characters, which XML and HTML forbid, and the marks that turn the direction of what follows them. */
const UNPRINTABLE = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Text for HTML, in content and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(/[&<>"']/g, (mark) => HTML[mark] ?? mark)
}

/** An address that a report may link to: http or https alone; null for anything else, which is printed as text. */
export function linkAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s<>"']+$/i.test(url) ? url : null
}

/** One line of text for Markdown (CommonMark): nothing in it is taken for a mark, a tag, a link or a block. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(UNPRINTABLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$^!&]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/\b(https?|ftp|mailto|www)([:.])/gi, '$1\\$2')
}

/** What begins a formula in a spreadsheet program, wide forms included, after any blanks. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/

/**
 * A cell for CSV (RFC 4180), always quoted. One that a spreadsheet program would run as a formula gets an apostrophe before it (OWASP, CSV
 * injection), which those programs show as text.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value).replace(/\0/g, '')
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** JSON that can stand within a script element of a page as well as in a file. */
export const embeddableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
