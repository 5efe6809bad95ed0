import { diffArrays } from 'diff'
import type { Span, VersionChanges } from '../contract'
import { alignWords } from '../core/compare/word-alignment'
import { type PlainWord, readPlainWords } from '../core/text/plain-words'

/** What is compared: the article's own sentences, in text order. */
export interface ComparedText {
  readonly text: string
  readonly sentences: readonly Span[]
}

type Block = VersionChanges['blocks'][number]
type Segment = Extract<Block, { kind: 'changed' }>['segments'][number]

/** Longer stretches are shown as one taken out and one put in: word by word they would show nothing, and take long. */
const MOST_WORDS = 600
/** Fewer matching words than this share of the shorter stretch are chance: "the", "of". */
const LEAST_MATCH = 0.34

const plainly = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What changed from one text to another: sentences that stand in both are counted, the others told word by word. */
export function versionChanges(from: ComparedText, to: ComparedText): Pick<VersionChanges, 'blocks' | 'words'> {
  const keys = ({ text, sentences }: ComparedText) =>
    sentences.map(([start, end]) =>
      readPlainWords(text, start, end)
        .map(({ plain }) => plain)
        .join(' '),
    )
  const blocks: Block[] = []
  const words = { same: 0, removed: 0, added: 0 }
  let [i, j] = [0, 0]
  let [removed, added]: [number, number] = [0, 0]
  const settle = () => {
    if (removed + added === 0) return
    const segments = changedSegments(
      { text: from.text, sentences: from.sentences.slice(i - removed, i) },
      { text: to.text, sentences: to.sentences.slice(j - added, j) },
    )
    for (const { state, count } of segments) words[state] += count
    blocks.push({
      kind: 'changed',
      at: to.sentences[j - added]?.[0] ?? null,
      segments: segments.map(({ state, text }) => ({ state, text })),
    })
    removed = 0
    added = 0
  }
  for (const part of diffArrays(keys(from), keys(to))) {
    const { length } = part.value
    if (part.removed) {
      i += length
      removed += length
    } else if (part.added) {
      j += length
      added += length
    } else {
      settle()
      const [first, last] = [to.sentences[j], to.sentences[j + length - 1]]
      blocks.push({
        kind: 'same',
        sentences: length,
        first: first ? plainly(to.text.slice(...first)) : '',
        last: last ? plainly(to.text.slice(...last)) : '',
      })
      words.same += part.value.reduce((sum, key) => sum + (key === '' ? 0 : key.split(' ').length), 0)
      i += length
      j += length
    }
  }
  settle()
  return { blocks, words }
}

interface Counted extends Segment {
  /** In words. */
  count: number
}

function changedSegments(from: ComparedText, to: ComparedText): Counted[] {
  const read = ({ text, sentences }: ComparedText) =>
    sentences.flatMap(([start, end]) => readPlainWords(text, start, end))
  const [before, after] = [read(from), read(to)]
  const whole: Counted[] = [
    { state: 'removed', text: sentencesOf(from), count: before.length },
    { state: 'added', text: sentencesOf(to), count: after.length },
  ]
  const told = whole.filter(({ text }) => text !== '')
  if (before.length === 0 || after.length === 0 || before.length + after.length > MOST_WORDS) return told
  const stretches = alignWords(before, after)
  const matched = stretches.reduce((sum, { same, a }) => sum + (same ? a[1] - a[0] : 0), 0)
  if (matched < LEAST_MATCH * Math.min(before.length, after.length)) return told
  return stretches.flatMap(({ same, a, b }): Counted[] => {
    if (same) return [{ state: 'same', text: piece(to, after, b), count: b[1] - b[0] }]
    const out: Counted = { state: 'removed', text: piece(from, before, a), count: a[1] - a[0] }
    const put: Counted = { state: 'added', text: piece(to, after, b), count: b[1] - b[0] }
    return [out, put].filter(({ count }) => count > 0)
  })
}

const sentencesOf = ({ text, sentences }: ComparedText) =>
  sentences.map(([start, end]) => plainly(text.slice(start, end))).join(' ')

/** Words [from, to) with the punctuation that follows them. */
function piece({ text, sentences }: ComparedText, words: readonly PlainWord[], [from, to]: readonly [number, number]) {
  const first = words[from]
  if (!first || to <= from) return ''
  const start = from === 0 ? (sentences[0]?.[0] ?? first.start) : first.start
  const end = words[to]?.start ?? sentences.at(-1)?.[1] ?? words[to - 1]?.end ?? start
  return text.slice(start, end).replace(/\s+/g, ' ')
}
