import { isFunctionWord, type PlainWord } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import { type AlignedStretch, alignWords } from './word-alignment'

/** Two quotations are cuts of one when so much of the shorter is in the longer. */
const LEAST_MATCHED = 0.4
/** So many words left out inside a quotation are a cut; fewer are other words. */
const LONG_GAP = 5
/** Both ends may differ by so many words and still be the same end in other words. */
const SHORT_END = 3
/** An opening bracket is looked for so many characters back. */
const BRACKET_REACH = 60

const FRAMING = new Set(['think', 'know', 'believe', 'well', 'yes', 'look', 'again', 'mean', 'guess', 'say', 'really'])
/** Words that an outlet takes or leaves at the ends of a quotation without cutting anything out of it. */
const isFiller = (word: PlainWord) => isFunctionWord(word.plain) || FRAMING.has(word.plain)
const tellsMore = (words: readonly PlainWord[]) => words.length > LONG_GAP || words.some((word) => !isFiller(word))

interface Quoted {
  readonly telling: Telling
  readonly words: readonly PlainWord[]
}
/** True for a word that the editor put into the quotation in square brackets. */
function isEditors({ text, sentence: [from] }: Telling, { start }: PlainWord): boolean {
  const before = text.slice(Math.max(from, start - BRACKET_REACH), start)
  return before.lastIndexOf('[') > before.lastIndexOf(']')
}

const quotedWords = (telling: Telling): Quoted => ({
  telling,
  words: telling.words.filter((_, index) => telling.quoted[index] === 1),
})

const own = (telling: Telling, words: readonly PlainWord[]) => words.filter((word) => !isEditors(telling, word))

/** `work force` and `workforce`: the same letters, spaced otherwise. */
const sameLetters = (a: readonly PlainWord[], b: readonly PlainWord[]) =>
  a.map(({ plain }) => plain).join('') === b.map(({ plain }) => plain).join('')

/** True if an ellipsis or the end of one quotation and the start of the next stands right before word `at`. */
function isCutBefore({ telling, words }: Quoted, at: number): boolean {
  const before = words[at - 1]
  const after = words[at]
  if (!before || !after) return false
  return /…|\.\s?\.|["“”]/.test(telling.text.slice(before.end, after.start))
}

function difference(
  kind: 'wording' | 'truncated',
  a: Quoted,
  b: Quoted,
  stretch: AlignedStretch,
  note: string,
): FoundDifference {
  return {
    kind,
    spans: [wordSpans(a.words, ...stretch.a), wordSpans(b.words, ...stretch.b)],
    note,
  }
}

/**
 * Differences inside quotation marks: `wording` where the words differ, `truncated` where one quotation is a shorter cut of
 * the other. `explained` says of a stretch (words of both tellings) that another difference already names it.
 */
export function quotationDifferences(
  tellingA: Telling,
  tellingB: Telling,
  explained: (a: readonly PlainWord[], b: readonly PlainWord[]) => boolean,
): FoundDifference[] {
  const a = quotedWords(tellingA)
  const b = quotedWords(tellingB)
  if (a.words.length === 0 || b.words.length === 0) return []
  const stretches = alignWords(a.words, b.words)
  const same = stretches.filter((stretch) => stretch.same)
  const matched = same.flatMap((stretch) => a.words.slice(...stretch.a))
  const shorter = Math.min(a.words.length, b.words.length)
  if (matched.length / shorter < LEAST_MATCHED || !matched.some((word) => !isFunctionWord(word.plain))) return []
  const found: FoundDifference[] = []
  for (const [index, stretch] of stretches.entries()) {
    if (stretch.same) continue
    const left = a.words.slice(...stretch.a)
    const right = b.words.slice(...stretch.b)
    if (explained(left, right) || sameLetters(left, right)) continue
    // What an editor put in brackets is shown as put in: leaving it out changes no quotation.
    const [ownLeft, ownRight] = [own(tellingA, left), own(tellingB, right)]
    if (ownLeft.length === 0 && ownRight.length === 0) continue
    const texts = [quoteWords(tellingA.text, a.words, ...stretch.a), quoteWords(tellingB.text, b.words, ...stretch.b)]
    const isEnd = index === 0 || index === stretches.length - 1
    const cut = (longer: readonly PlainWord[], text: string | undefined) => {
      if (tellsMore(longer)) found.push(difference('truncated', a, b, stretch, `left out: ${text}`))
    }
    if (isEnd) {
      if (right.length === 0) cut(left, texts[0])
      else if (left.length === 0) cut(right, texts[1])
      else if (Math.max(left.length, right.length) <= SHORT_END)
        found.push(difference('wording', a, b, stretch, `${texts[0]} / ${texts[1]}`))
      else if (tellsMore(left) || tellsMore(right))
        found.push(difference('truncated', a, b, stretch, `${texts[0]} / ${texts[1]}`))
      continue
    }
    const gap = left.length === 0 || right.length === 0
    const isCut = left.length === 0 ? isCutBefore(a, stretch.a[0]) : isCutBefore(b, stretch.b[0])
    if (gap && (isCut || Math.max(left.length, right.length) >= LONG_GAP))
      cut(left.length > 0 ? left : right, left.length > 0 ? texts[0] : texts[1])
    else found.push(difference('wording', a, b, stretch, `${texts[0]} / ${texts[1]}`))
  }
  return found
}
