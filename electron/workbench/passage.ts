import type { Dated, Passage, Span, Spans } from '../contract'
import type { MachineArticle } from './machine'
import type { ArticleEntry } from './model'

/** The words of a passage; parts that do not stand together are joined with " … ". */
export const wordsOf = (text: string, spans: Spans): string =>
  spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, ' ').trim()).join(' … ')

/** From the first part of a discontinuous passage to the end of its last. */
export const envelope = (spans: Spans): Span => {
  const first = spans[0] ?? [0, 0]
  const last = spans.at(-1) ?? first
  return [first[0], last[1]]
}

/** The sentences that a span touches and `around` more either side; its paragraph where no sentence holds it. */
export function surroundings({ article, analysis }: MachineArticle, [start, end]: Span, around = 0): Span {
  const { sentences } = analysis
  const touched = sentences.flatMap(([s, e], index) => (s < end && e > start ? [index] : []))
  const first = touched[0]
  const last = touched.at(-1)
  let span: Span = [start, end]
  if (first !== undefined && last !== undefined) {
    const from = sentences[Math.max(0, first - around)] ?? span
    const to = sentences[Math.min(sentences.length - 1, last + around)] ?? span
    span = [from[0], to[1]]
  } else {
    const paragraphs = article.paragraphs.filter((paragraph) => paragraph.span[0] < end && paragraph.span[1] > start)
    span = envelope(paragraphs.map((paragraph) => paragraph.span))
  }
  return [Math.min(span[0], start), Math.max(span[1], end)]
}

/** A passage with the sentences around it, for reading; `around` as in `surroundings`. */
export function passageOf(entry: ArticleEntry, machine: MachineArticle, span: Span, around = 0): Passage {
  const [start, end] = surroundings(machine, span, around)
  return {
    article: machine.id,
    outlet: outletOf(entry),
    title: titleOf(entry),
    span: [span[0], span[1]],
    text: machine.article.text.slice(start, end),
    highlight: [span[0] - start, span[1] - start],
  }
}

/** A stated value wins over what the page prints; a reviewer's null clears it. */
const stated = <T>(said: T | null | undefined, printed: T | null): T | null => (said === undefined ? printed : said)

/** A page that names its publisher by an address names its host: `https://www.example.org/` is example.org. */
function outletName(name: string): string {
  const address = /^(?:https?:)?\/\/([^/?#\s]+)/i.exec(name.trim())?.[1] ?? /^www\.[^/?#\s]+/i.exec(name.trim())?.[0]
  return address === undefined ? name : address.toLowerCase().replace(/^www\d?\.|:\d+$/g, '')
}

/** Who published an article. */
export function outletOf({ state, machine }: ArticleEntry): string | null {
  const name = stated(state.stated.outlet, machine?.article.publisher ?? null)
  return name === null ? null : outletName(name)
}

export const titleOf = ({ state, machine }: ArticleEntry): string | null =>
  stated(state.stated.title, machine?.article.title ?? null)

export const urlOf = ({ state, machine }: ArticleEntry): string | null =>
  stated(state.stated.url, machine?.article.url ?? null)

export const authorOf = ({ state, machine }: ArticleEntry): string | null =>
  stated(state.stated.author, machine?.article.byline ?? null)

/** What an article's outlet is called where it needs a name: for a page without one its title or file name. */
export const columnName = (entry: ArticleEntry): string => outletOf(entry) ?? titleOf(entry) ?? entry.state.name

/** The day an article was published, with where that is known from. */
export function datedOf({ state, machine }: ArticleEntry): Dated {
  const { published } = state.stated
  if (published !== undefined && published !== null) return { value: published, origin: 'set' }
  const printed = published === null ? null : (machine?.article.published ?? null)
  return printed === null ? { value: null, origin: 'unknown' } : { value: printed, origin: 'printed' }
}
