const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()

/** How far into a document its own title and author are looked for, in UTF-16 units. */
const OPENING = 4_000

/**
 * A file's property (title, author), where the document itself prints it near its beginning. Office programs carry such
 * properties over from whatever file was used as a template, so that alone they prove nothing.
 */
export function printedProperty(value: string | null, text: string): string | null {
  if (!value) return null
  const wanted = plain(value)
  return wanted.length > 2 && ` ${plain(text.slice(0, OPENING))} `.includes(` ${wanted} `) ? value : null
}
