const OPENERS = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const

/**
 * A markup file's text from its first tag on: without a byte order mark (decoded or as bytes), blanks, XML declarations and
 * comments before it. A loop, since comments that may or may not hold others cost a regular expression exponential time.
 */
export function afterPrologue(text: string): string {
  let rest = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').trimStart()
  for (;;) {
    const opener = OPENERS.find(([open]) => rest.startsWith(open))
    if (!opener) return rest
    const end = rest.indexOf(opener[1], opener[0].length)
    if (end === -1) return rest
    rest = rest.slice(end + opener[1].length).trimStart()
  }
}
