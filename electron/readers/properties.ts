const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()

/** A document's own title and author stand within this many blocks from its beginning. */
const OPENING = 30
/** A line that names an author is no longer than this, in UTF-16 units. */
const BYLINE_LENGTH = 120

/*
 * A file's properties (title, author) count only where the document itself prints them near its beginning. Office programs carry
 * them over from whatever file was used as a template, so that alone they prove nothing.
 */

/** The title property, where a whole block of the opening is just that. */
export function printedTitle(value: string | null, blocks: readonly string[]): string | null {
  const wanted = plain(value ?? '')
  return wanted !== '' && blocks.slice(0, OPENING).some((block) => plain(block) === wanted) ? value : null
}

/** The author property, where a short block of the opening names it. */
export function printedAuthor(value: string | null, blocks: readonly string[]): string | null {
  const wanted = plain(value ?? '')
  const names = (block: string) => block.length <= BYLINE_LENGTH && ` ${plain(block)} `.includes(` ${wanted} `)
  return wanted.length > 2 && blocks.slice(0, OPENING).some(names) ? value : null
}
