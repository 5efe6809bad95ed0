import type { Resolution, Span, TextAnchor } from '../../contract'

/** How many characters (code points) of context an anchor keeps either side. */
export const CONTEXT_LENGTH = 32

/** A text that anchors are made in. */
export interface AnchoredText {
  /** Id of the article. */
  readonly article: string
  /** SHA-256 of the text in UTF-8. */
  readonly textHash: string
  readonly text: string
}

/** Converts between UTF-16 offsets (JavaScript, spans) and code points (W3C, anchors) of one text. */
export interface CodePoints {
  readonly length: number
  fromUtf16(offset: number): number
  toUtf16(point: number): number
}

/** Indexes a text once; each conversion then costs a binary search over its characters outside the basic plane. */
export function codePointsOf(text: string): CodePoints {
  const pairs: number[] = []
  for (let offset = 0; offset < text.length - 1; offset++) {
    if (isHighSurrogate(text.charCodeAt(offset)) && isLowSurrogate(text.charCodeAt(offset + 1))) {
      pairs.push(offset)
      offset++
    }
  }
  return {
    length: text.length - pairs.length,
    fromUtf16: (offset) => offset - countBelow(pairs.length, (index) => (pairs[index] ?? 0) < offset),
    // The pair number `index` stands at code point `pairs[index] - index`.
    toUtf16: (point) => point + countBelow(pairs.length, (index) => (pairs[index] ?? 0) - index < point),
  }
}

/**
 * Makes an anchor of a span: W3C TextPositionSelector in code points, TextQuoteSelector with 32 characters of context
 * either side, and the hash of the text.
 *
 * @param span UTF-16 offsets into the text; an offset inside a surrogate pair counts as after it.
 * @param page a PDF's page, 1-based; kept as a locator.
 */
export function makeAnchor(about: AnchoredText, span: Span, page?: number): TextAnchor {
  return anchorIn(about, codePointsOf(about.text), span, page)
}

/** Several anchors in one text, which is indexed once. */
export function makeAnchors(about: AnchoredText, spans: readonly Span[]): TextAnchor[] {
  const points = codePointsOf(about.text)
  return spans.map((span) => anchorIn(about, points, span))
}

function anchorIn(about: AnchoredText, points: CodePoints, span: Span, page?: number): TextAnchor {
  const { text } = about
  const start = points.fromUtf16(span[0])
  const end = Math.max(start, points.fromUtf16(span[1]))
  const [from, to] = [points.toUtf16(start), points.toUtf16(end)]
  return {
    kind: 'text',
    article: about.article,
    textHash: about.textHash,
    start,
    end,
    exact: text.slice(from, to),
    prefix: text.slice(points.toUtf16(Math.max(0, start - CONTEXT_LENGTH)), from),
    suffix: text.slice(to, points.toUtf16(Math.min(points.length, end + CONTEXT_LENGTH))),
    ...(page === undefined ? {} : { page }),
  }
}

/**
 * Finds an anchor's passage in a text. `exact`: it stands where it stood; `moved`: it was found exactly once
 * elsewhere, which a person must confirm; `lost`: not found, or found more than once. Never a silent guess.
 *
 * With its context, a passage is found wherever prefix, passage and suffix stand together; without, only as whole
 * words that occur once.
 *
 * @param text the text as it is now, null when there is none; spans in the answer are UTF-16 offsets into it.
 * @param textHash SHA-256 of that text. When it is the anchor's own, the position alone decides.
 */
export function resolveAnchor(anchor: TextAnchor, text: string | null, textHash: string): Resolution {
  if (text === null) return { state: 'lost', why: 'text missing' }
  const points = codePointsOf(text)
  const span: Span = [points.toUtf16(anchor.start), points.toUtf16(anchor.end)]
  if (standsAt(anchor, text, span, textHash)) return { state: 'exact', span }
  if (anchor.exact === '') return { state: 'lost', why: 'not found' }
  const inContext = findTwice(text, anchor.prefix + anchor.exact + anchor.suffix)
  if (inContext.length > 1) return { state: 'lost', why: 'ambiguous' }
  const [found] = inContext
  if (found !== undefined) return moved(found + anchor.prefix.length, anchor.exact)
  const anywhere = findTwice(text, anchor.exact)
  if (anywhere.length > 1) return { state: 'lost', why: 'ambiguous' }
  const [alone] = anywhere
  if (alone === undefined || !isWholeWords(text, alone, alone + anchor.exact.length)) {
    return { state: 'lost', why: 'not found' }
  }
  return moved(alone, anchor.exact)
}

function standsAt(anchor: TextAnchor, text: string, [start, end]: Span, textHash: string): boolean {
  if (text.slice(start, end) !== anchor.exact) return false
  if (textHash === anchor.textHash) return true
  // Another text: the same words at the same place may be chance, unless what stands around them is the same too.
  return text.slice(0, start).endsWith(anchor.prefix) && text.startsWith(anchor.suffix, end)
}

function moved(start: number, exact: string): Resolution {
  return { state: 'moved', span: [start, start + exact.length] }
}

/** The first two places where `part` stands, overlapping ones too. */
function findTwice(text: string, part: string): number[] {
  const first = text.indexOf(part)
  if (first < 0) return []
  const second = text.indexOf(part, first + 1)
  return second < 0 ? [first] : [first, second]
}

/** True unless the passage begins or ends inside a word. */
function isWholeWords(text: string, start: number, end: number): boolean {
  const insideWord = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]$/u
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1) ?? ''
  const first = [...text.slice(start, start + 2)][0] ?? ''
  const last = [...text.slice(Math.max(0, end - 2), end)].at(-1) ?? ''
  const after = [...text.slice(end, end + 2)][0] ?? ''
  return !insideWord.test(before + first) && !insideWord.test(last + after)
}

/** How many of the first indices fulfil a condition that holds up to some index and never after. */
function countBelow(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
