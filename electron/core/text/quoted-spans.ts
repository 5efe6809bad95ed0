import type { Span } from '../../contract'

/**
 * The stretches of a text in double quotation marks, marks left out, in text order. A quotation that is not closed ends with
 * its paragraph. Straight marks toggle; curly ones open and close. Spans are UTF-16 offsets.
 */
export function quotedSpans(text: string, paragraphs: readonly Span[]): Span[] {
  const spans: Span[] = []
  for (const [start, end] of paragraphs) {
    let from = -1
    const open = (at: number) => {
      from = at + 1
    }
    const close = (at: number) => {
      if (from >= 0 && at > from) spans.push([from, at])
      from = -1
    }
    for (let at = start; at < end; at++) {
      const mark = text[at]
      if (mark === '“' || mark === '«') open(at)
      else if (mark === '”' || mark === '»') close(at)
      else if (mark === '"') from < 0 ? open(at) : close(at)
      else if (mark === '\n' && text[at + 1] === '\n') close(at)
    }
    close(end)
  }
  return spans
}
