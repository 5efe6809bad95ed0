import type { Token } from './token'

/** A passage in quotation marks, as token indices; marks included. */
export interface Quotation {
  /** The first token: the opening mark. */
  readonly start: number
  /** After the last token: the closing mark, or the paragraph's end if the mark is not closed there. */
  readonly end: number
  readonly closed: boolean
  /** True if the next paragraph opens again without this one having closed: one quotation over several paragraphs. */
  readonly continues: boolean
}

/** Quotations of a body, and for each token the quotation it is in (-1: none). */
export interface Quotations {
  readonly list: readonly Quotation[]
  readonly at: Int32Array
}

type Mark = { readonly index: number; readonly width: number; readonly role: 'open' | 'close' | 'either' }

const isSpaceOr = (text: string, at: number, marks: RegExp) => {
  const character = text[at]
  return character === undefined || /\s/.test(character) || marks.test(character)
}

/** What a straight mark does, judged by what stands beside it. */
function straightRole(text: string, start: number, end: number): Mark['role'] {
  const openBefore = isSpaceOr(text, start - 1, /[([{—–\-:“‘/]/)
  const closeAfter = isSpaceOr(text, end, /[)\]}.,;:!?—–\-”’/]/)
  if (openBefore && !closeAfter) return 'open'
  if (closeAfter && !openBefore) return 'close'
  return 'either'
}

/** The quotation marks among the tokens. `''` is one mark; single marks count only where the text has no double ones. */
function findMarks(text: string, tokens: readonly Token[], singles: boolean): Mark[] {
  const marks: Mark[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token || token.pos === 'NOUN' || !/^["“”„«»'‘’`]+$/.test(token.text)) continue
    const value = token.text
    if (/^[“„«]/.test(value)) marks.push({ index, width: 1, role: 'open' })
    else if (/^[”»]/.test(value)) marks.push({ index, width: 1, role: 'close' })
    else if (/^"/.test(value)) marks.push({ index, width: 1, role: straightRole(text, token.start, token.end) })
    else if (/^(''|``|’’|‘‘)/.test(value))
      marks.push({ index, width: 1, role: straightRole(text, token.start, token.end) })
    else {
      const next = tokens[index + 1]
      if (next && next.start === token.end && next.text === value) {
        marks.push({ index, width: 2, role: straightRole(text, token.start, next.end) })
        index++
      } else if (singles) {
        const role = straightRole(text, token.start, token.end)
        const isClose = role === 'close' && /[.,!?…]/.test(text[token.start - 1] ?? '')
        if (value === '‘' || (value === "'" && role === 'open')) marks.push({ index, width: 1, role: 'open' })
        else if (isClose || (value === '’' && role === 'close')) marks.push({ index, width: 1, role: 'close' })
      }
    }
  }
  return marks
}

const hasDoubleMarks = (text: string) => /["“”„«»]|''|’’/.test(text)

/** Finds the quotations of a body. One that is never closed ends with its paragraph. */
export function findQuotations(text: string, tokens: readonly Token[]): Quotations {
  const marks = findMarks(text, tokens, !hasDoubleMarks(text))
  const list: Quotation[] = []
  const paragraphEnd = (index: number) => {
    let at = index
    while (at < tokens.length && tokens[at]?.paragraph === tokens[index]?.paragraph) at++
    return at
  }
  let open: Mark | null = null
  const close = (end: number, closed: boolean, continues: boolean) => {
    if (open && end > open.index + open.width) list.push({ start: open.index, end, closed, continues })
    open = null
  }
  for (const mark of marks) {
    const paragraph = tokens[mark.index]?.paragraph
    const opened = open as Mark | null
    if (opened && tokens[opened.index]?.paragraph !== paragraph) {
      const end = paragraphEnd(opened.index)
      const opensParagraph = tokens[mark.index - 1]?.paragraph !== paragraph && mark.role !== 'close'
      close(end, false, opensParagraph && end === mark.index)
    }
    const stillOpen = open as Mark | null
    if (!stillOpen) {
      if (mark.role !== 'close') open = mark
    } else if (mark.role === 'open') {
      // A second opening mark: the first was never closed, or this one quotes inside it. Curly marks nest; straight ones do not.
      close(mark.index, false, false)
      open = mark
    } else close(mark.index + mark.width, true, false)
  }
  const last = open as Mark | null
  if (last) close(paragraphEnd(last.index), false, false)
  const at = new Int32Array(tokens.length).fill(-1)
  for (const [number, quotation] of list.entries()) at.fill(number, quotation.start, quotation.end)
  return { list, at }
}
