import type { Column, Line } from './layout-types'

/** Lines that make one paragraph, heading, list item or note. */
export interface Passage {
  readonly lines: readonly Line[]
  readonly kind: 'paragraph' | 'heading' | 'listItem' | 'other'
  /** 1-based: where it begins. */
  readonly page: number
  /** True if its first line is indented against its column. */
  readonly indented: boolean
  /** True if nothing but notes and captions stands above it in its column: a sentence may run into it from another. */
  readonly opens: boolean
  /** True if its last line runs to the right edge of its column, so that the text may go on elsewhere. */
  readonly full: boolean
}

/** Sizes that differ by more than this share are different sizes of type. */
const SIZE_STEP = 0.08
const BULLET = /^[•◦▪‣●○■□·➢✓–—*-]\s+\S/
const NUMBERED = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+\S/
/** The dots between an entry of a table of contents and its page. */
const LEADERS = /\.(?:\s?\.){3,}\s*\S{1,5}$/
const CUT_WORD = /[\p{L}\p{N}][-\u2010\u00ad]$/u
const TERMINAL = /[.!?…:;؟。！？][\s"'”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$/u
const LOWER_CASE_START = /^["'“‘«([]?\p{Ll}/u

/** True if the text ends as a sentence does. */
export const endsSentence = (text: string): boolean => TERMINAL.test(text)
/** True if the text begins in the middle of a sentence. */
export const beginsWithin = (text: string): boolean => LOWER_CASE_START.test(text)
/** True if two sizes of type look the same. */
export const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * SIZE_STEP

/** The commonest value, rounded to half a point; of several, the smallest. */
function commonest(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const value of values) {
    const rounded = Math.round(value * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  let best: number | null = null
  let most = 0
  for (const [value, count] of counts)
    if (count > most || (count === most && best !== null && value < best)) {
      best = value
      most = count
    }
  return best
}

/** The width of a text in points, guessed from its length: letters are about half as wide as high. */
const widthOf = (text: string, size: number) => text.length * size * 0.5

/** How far a line is from its column's edges, on the side where it begins and on the side where it ends. */
function margins(line: Line, column: Column): { before: number; after: number } {
  const left = line.left - column.left
  const right = column.right - line.right
  return line.rightToLeft ? { before: right, after: left } : { before: left, after: right }
}

/** The room, in points, that is left on a line once the next line's first word is put there too; 0 if it doesn't fit. */
function roomLeft(line: Line, next: string, column: Column): number {
  const firstWord = /^\S+/.exec(next)?.[0] ?? ''
  return Math.max(0, margins(line, column).after - widthOf(firstWord, line.size) - line.size * 1.5)
}

/** The column with the edges that its lines of running text keep, a few that stick out aside. */
function measured(column: Column): Column {
  if (column.lines.length < 10) return column
  const rights = column.lines.map((line) => line.right).sort((a, b) => a - b)
  const lefts = column.lines.map((line) => line.left).sort((a, b) => a - b)
  const aside = Math.floor(column.lines.length * 0.06)
  return { ...column, left: lefts[aside] ?? column.left, right: rights[rights.length - 1 - aside] ?? column.right }
}

/** The distance between the lines of one paragraph: between a full line and the one that goes on with it. */
function leading(lines: readonly Line[], column: Column): number | null {
  const going: number[] = []
  const any: number[] = []
  for (let index = 1; index < lines.length; index++) {
    const previous = lines[index - 1]
    const line = lines[index]
    if (!previous || !line || !sameSize(previous.size, line.size)) continue
    const distance = line.y - previous.y
    if (distance <= line.size * 0.9 || distance >= line.size * 3) continue
    any.push(distance)
    if (roomLeft(previous, line.text, column) === 0) going.push(distance)
  }
  return commonest(going) ?? (any.length > 0 ? Math.min(...any) : null)
}

const isListItem = (text: string) => BULLET.test(text) || NUMBERED.test(text)

function startsAnew(previous: Line, line: Line, column: Column, normal: number | null): boolean {
  if (!sameSize(previous.size, line.size)) return true
  const distance = line.y - previous.y
  if (distance <= 0 || distance > (normal ?? line.size * 1.25) * 1.28 + 0.5) return true
  if (previous.text.includes('\t') || line.text.includes('\t') || LEADERS.test(previous.text)) return true
  if (BULLET.test(line.text)) return true
  if (CUT_WORD.test(previous.text)) return false
  const room = roomLeft(previous, line.text, column)
  const indent = margins(line, column).before - margins(previous, column).before
  if (NUMBERED.test(line.text) && (room > 0 || Math.abs(indent) > line.size * 0.5)) return true
  // A first line set in, against a line at the edge; hanging lines of a list item are set in the other way round.
  if (indent > line.size * 0.8 && indent < line.size * 5 && margins(previous, column).before < line.size * 0.5)
    return !isListItem(previous.text) && (endsSentence(previous.text) || !beginsWithin(line.text))
  if (room > 0 && !beginsWithin(line.text)) return true
  return room > (column.right - column.left) * 0.25 || (previous.font !== line.font && room > 0)
}

/**
 * Cuts a column's lines into paragraphs by what a reader sees: space between lines, first lines set in, short last
 * lines, size of type, bullets.
 * @param bodySize the size of type of most of the document's text
 */
export function passages(whole: Column, page: number, bodySize: number): Passage[] {
  const column = measured(whole)
  const normal = leading(column.lines, column)
  const groups: Line[][] = []
  let previous: Line | null = null
  for (const line of column.lines) {
    const group = groups[groups.length - 1]
    if (group && previous && !startsAnew(previous, line, column, normal)) group.push(line)
    else groups.push([line])
    previous = line
  }
  let opens = true
  return groups.flatMap((lines): Passage[] => {
    const first = lines[0]
    const last = lines[lines.length - 1]
    if (!first || !last) return []
    const kind = kindOf(lines, first, bodySize)
    const passage: Passage = {
      lines,
      kind,
      page,
      indented: margins(first, column).before > first.size * 0.8,
      opens,
      full: margins(last, column).after < last.size * 6,
    }
    if (kind !== 'other') opens = false
    return [passage]
  })
}

function kindOf(lines: readonly Line[], first: Line, bodySize: number): Passage['kind'] {
  if (BULLET.test(first.text)) return 'listItem'
  const length = lines.reduce((sum, line) => sum + line.text.length, 0)
  if (first.size > bodySize * 1.15 && lines.length <= 4 && length <= 250) return 'heading'
  if (NUMBERED.test(first.text)) return 'listItem'
  return first.size < bodySize * 0.9 ? 'other' : 'paragraph'
}

/** True if `next` is the next line of a heading that stands over several columns. */
function isNextHeadingLine(last: Line, first: Line, passage: Passage, next: Passage): boolean {
  const distance = first.y - last.y
  return passage.page === next.page && last.font === first.font && distance > 0 && distance < last.size * 1.6
}

/** True if `next`, further on in reading order, goes on with the sentence that `passage` leaves open at the end of its column. */
export function flowsInto(passage: Passage, next: Passage): boolean {
  const last = passage.lines[passage.lines.length - 1]
  const first = next.lines[0]
  if (!last || !first || !next.opens || !sameSize(last.size, first.size)) return false
  if (passage.kind === 'heading') return next.kind === 'heading' && isNextHeadingLine(last, first, passage, next)
  if (next.kind !== 'paragraph' || endsSentence(last.text)) return false
  if (beginsWithin(first.text)) return true
  return passage.full && !next.indented && passage.kind === 'paragraph'
}
