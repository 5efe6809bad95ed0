import { isBodyHead } from '../text/names-lexicon'
import { isDocumentNoun, isSomebodysWords } from './speakers-descriptions'
import type { Description, ReadWords } from './speakers-phrase'
import { readPhrase, type SourceReading } from './speakers-source'
import { openingSubject, subjectsBetween } from './speakers-subject'

/** Documents that speak: a letter, a report, a lawsuit. Behind one stands whoever wrote it, where the text tells. */

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))
const PUBLISHED = wordSet(
  `sent sends send signed signs sign wrote writes write written released releases release issued issues issue published
  publishes posted posts launched launches aired airs filed files unveiled unveils delivered delivers submitted submits
  circulated produced penned drafted made commissioned compiled prepared authored`,
)
/** How many earlier mentions of a document are looked back at for its author. */
const MOST_MENTIONS = 12
/** How far after `letter` its author is looked for: `a report issued on Thursday by`. */
const WORDS_AFTER = 6

const singular = (noun: string) => (isDocumentNoun(noun) ? noun : noun.replace(/s$/, ''))

/** True for what somebody wrote or recorded: `the letter`, `a new ad`. */
export const isDocument = ({ head, personal }: Description): boolean => !personal && isDocumentNoun(singular(head))

/** True for a document that is nothing but somebody's words. */
export const isWords = ({ head, personal }: Description): boolean => !personal && isSomebodysWords(singular(head))

/** Where the documents of an article are mentioned: word indices by noun in the singular. */
export function documentMentions({ words }: ReadWords): Map<string, number[]> {
  const mentions = new Map<string, number[]>()
  words.forEach(({ pos, lower }, at) => {
    if (pos !== 'NOUN' || !isDocumentNoun(singular(lower))) return
    const list = mentions.get(singular(lower))
    if (list) list.push(at)
    else mentions.set(singular(lower), [at])
  })
  return mentions
}

const canWrite = (reading: SourceReading): boolean =>
  reading.kind === 'name' ||
  reading.kind === 'joint' ||
  (reading.kind === 'description' && (reading.description.personal || isBodyHead(reading.description.head)))

/** Where the noun phrase around the noun `at` begins. */
function phraseStart({ words, mentionAt }: ReadWords, at: number): number {
  let from = at
  while (from > 0 && at - from < 12) {
    const before = words[from - 1]
    if (!before || before.sentence !== words[at]?.sentence) break
    const mention = mentionAt[from - 1]
    if (!mention && !/^(NOUN|PROPN|ADJ|NUM|DET)$/.test(before.pos) && !/^(his|her|their|its)$/.test(before.lower)) break
    from = mention ? mention.name.firstWord : from - 1
    if (!mention && (before.pos === 'DET' || before.pos === 'PRON')) break
  }
  return from
}

/** Whose document the noun `at` names, as its own phrase tells: `Roe's letter`, `a letter from Roe`, `issued by`. */
function authorInPhrase(read: ReadWords, at: number): SourceReading | null {
  const { words } = read
  const from = phraseStart(read, at)
  for (let before = at - 1; before >= from; before--) {
    if (!words[before]?.possessive) continue
    const owner = readPhrase(read, from, before + 1)
    if (canWrite(owner)) return owner
  }
  const first = words[from]
  if (first && from < at && /^(his|her|their)$/.test(first.lower) && !read.mentionAt[from])
    return { kind: 'pronoun', pronoun: first.lower, word: from }
  return authorAfter(read, at)
}

/** `by Roe`, `from Roe`, `issued on Thursday by Roe` after the noun `at`. */
function authorAfter(read: ReadWords, at: number): SourceReading | null {
  const { words } = read
  const sentence = words[at]?.sentence
  let next = at + 1
  if (PUBLISHED.has(words[next]?.lower ?? ''))
    for (next++; next <= at + WORDS_AFTER && !/^(by|from)$/.test(words[next]?.lower ?? ''); next++)
      if (!/^(ADP|ADV|DET|NOUN|PROPN|NUM|ADJ)$/.test(words[next]?.pos ?? '')) return null
  if (!/^(by|from)$/.test(words[next]?.lower ?? '') || words[next]?.sentence !== sentence) return null
  let end = next + 1
  while (words[end]?.sentence === sentence && words[end]?.text !== ',' && end < next + 14) end++
  const author = readPhrase(read, next + 1, end)
  return canWrite(author) ? author : null
}

/** Who published the document that the noun `at` names, in its own sentence: `Roe sent a letter`. */
function publisherOf(read: ReadWords, at: number): SourceReading | null {
  const { words } = read
  let verb = phraseStart(read, at) - 1
  while (words[verb]?.pos === 'ADV') verb--
  const word = words[verb]
  if (!word || word.sentence !== words[at]?.sentence || !PUBLISHED.has(word.lower)) return null
  let end = verb
  while (/^(ADV|AUX|PART)$/.test(words[end - 1]?.pos ?? '')) end--
  if (/^(NOUN|PROPN)$/.test(words[end - 1]?.pos ?? '') || read.mentionAt[end - 1]) {
    const beside = readPhrase(read, phraseStart(read, end - 1), end)
    if (canWrite(beside)) return beside
  }
  let start = verb
  while (start > 0 && words[start - 1]?.sentence === word.sentence && verb - start < 60) start--
  const subject = subjectsBetween(read, start, verb).at(-1)
  if (subject) return subject.reading
  const opening = openingSubject(read, start, verb)
  return opening && canWrite(opening) ? opening : null
}

/**
 * Who stands behind a document, as its phrase tells, or, for one mentioned before (`the letter`), an earlier phrase. Null
 * where the text does not tell. `mentions` as `documentMentions` gives them.
 */
export function authorOf(
  read: ReadWords,
  description: Description,
  mentions: ReadonlyMap<string, readonly number[]>,
): SourceReading | null {
  const written = authorInPhrase(read, description.headWord)
  if (written || !isWords(description)) return written
  const published = publisherOf(read, description.headWord)
  if (published || description.determiner !== 'definite') return published
  const all = mentions.get(singular(description.head)) ?? []
  let order = all.length - 1
  while (order >= 0 && (all[order] ?? 0) >= description.headWord) order--
  for (const last = order - MOST_MENTIONS; order > last && order >= 0; order--) {
    const at = all[order] ?? 0
    const author = authorInPhrase(read, at) ?? publisherOf(read, at)
    if (author) return author
    // `another letter` is where this one comes in, and nothing is said of its author.
    if (/^(a|an|another)$/.test(read.words[phraseStart(read, at)]?.lower ?? '')) return null
  }
  return null
}
