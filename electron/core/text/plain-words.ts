import snowball from 'snowball-stemmers'
import { type Quantity, readQuantities } from './numbers'

/** A word with case, punctuation and spelling habits set aside, so that two outlets' words can be compared. */
export interface PlainWord {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** Lower case, no accents, straight apostrophe, no possessive; a quantity is `#value unit`, a country one spelling. */
  readonly plain: string
  readonly stem: string
  /** Written with a capital letter. */
  readonly capital: boolean
  /** Written in capital letters throughout (`NATO`, `U.N.`). */
  readonly isShortForm: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}*]*(?:[’'.][\p{L}\p{N}][\p{L}\p{M}\p{N}*]*)*/gu

/** Names that outlets write in several ways, as runs of plain words. */
const SPELLINGS: readonly (readonly [plain: string, ...ways: string[]])[] = [
  ['united-states', 'united states of america', 'united states', 'usa', 'u.s.a'],
  ['united-kingdom', 'united kingdom', 'great britain', 'britain', 'u.k'],
  ['united-nations', 'united nations'],
  ['european-union', 'european union'],
  ['percent', 'per cent'],
]
/** Short forms that are other words in lower case (`us`). */
const CAPITAL_FORMS: Readonly<Record<string, string>> = {
  US: 'united-states',
  'U.S': 'united-states',
  USA: 'united-states',
  UK: 'united-kingdom',
  'U.K': 'united-kingdom',
  UN: 'united-nations',
  'U.N': 'united-nations',
  EU: 'european-union',
  'E.U': 'european-union',
}
const RUNS = new Map<string, { words: string[]; plain: string }[]>()
for (const [plain, ...ways] of SPELLINGS)
  for (const way of ways) {
    const words = way.split(' ')
    if (words.length < 2) continue
    const first = words[0] ?? ''
    RUNS.set(first, [...(RUNS.get(first) ?? []), { words, plain }])
  }

const stemmer = snowball.newStemmer('english')
const stems = new Map<string, string>()
const STEM_CACHE = 100_000

/** The Snowball (Porter 2) stem of a plain English word. */
export function wordStem(plain: string): string {
  const known = stems.get(plain)
  if (known !== undefined) return known
  if (stems.size > STEM_CACHE) stems.clear()
  const stem = /[\d*-]/.test(plain) ? plain : stemmer.stem(plain)
  stems.set(plain, stem)
  return stem
}

const plainForm = (raw: string) =>
  CAPITAL_FORMS[raw] ??
  raw
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$/, '')
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, '')

/** `one` is a pronoun more often than a count, so that the numeral takes the word's form. */
const quantityForm = ({ value, unit }: Quantity) =>
  unit === 'plain' ? (value === 1 ? 'one' : `#${value}`) : `#${value} ${unit}`

/** Plain words of text[from, to) in order: hyphens part words, quantities are one word, names have one spelling. */
export function readPlainWords(text: string, from = 0, to = text.length): PlainWord[] {
  const quantities = readQuantities(text, from, to)
  const words: PlainWord[] = []
  let nextQuantity = 0
  const passage = text.slice(from, to)
  for (const match of passage.matchAll(WORD)) {
    const start = from + match.index
    const end = start + match[0].length
    while ((quantities[nextQuantity]?.end ?? Infinity) <= start) nextQuantity++
    const quantity = quantities[nextQuantity]
    if (quantity && start >= quantity.start && start < quantity.end) {
      const last = words.at(-1)
      const plain = quantityForm(quantity)
      if (last?.plain !== plain || last.start !== quantity.start)
        words.push({ start: quantity.start, end: quantity.end, plain, stem: plain, capital: false, isShortForm: false })
      continue
    }
    const plain = plainForm(match[0])
    words.push({
      start,
      end,
      plain,
      stem: wordStem(plain),
      capital: /^\p{Lu}/u.test(match[0]),
      isShortForm: /^\p{Lu}[\p{Lu}.]+$/u.test(match[0]),
    })
  }
  return joinSpellings(words)
}

function joinSpellings(words: PlainWord[]): PlainWord[] {
  let joined: PlainWord[] | null = null
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) continue
    const run = RUNS.get(word.plain)?.find((candidate) =>
      candidate.words.every((part, offset) => words[at + offset]?.plain === part),
    )
    if (run) {
      joined ??= words.slice(0, at)
      const last = words[at + run.words.length - 1] ?? word
      joined.push({
        start: word.start,
        end: last.end,
        plain: run.plain,
        stem: run.plain,
        capital: true,
        isShortForm: false,
      })
      at += run.words.length - 1
    } else if (joined) joined.push(word)
  }
  return joined ?? words
}

const FUNCTION_WORDS = new Set(
  `a an the of to in on at by for with from and or but nor as that this these those it its he she his her hers him them
  they their theirs we us our ours you your yours i me my mine is are was were be been being am has have had having do
  does did will would can could may might must shall should not no who whom whose which what when where why how if than
  then so such there here also too into onto upon about over after before out up down off more most some any all other
  another one each every both few many much very just only even still now again while during through between against
  because until since though although however yet either neither i'm i've i'd i'll it's that's he's she's we're we've
  we'll they're they've they'll you're you've you'll don't doesn't didn't isn't aren't wasn't weren't won't wouldn't
  can't cannot couldn't shouldn't hasn't haven't hadn't let let's said say says saying told tell tells added adding`
    .split(/\s+/)
    .flatMap((word) => [word, wordStem(word)]),
)

/** True for words that tell nothing of what a sentence is about: articles, pronouns, auxiliaries, "said". */
export const isFunctionWord = (plain: string): boolean => FUNCTION_WORDS.has(plain)
