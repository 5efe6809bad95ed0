import { isCalendar, isOpener } from './names-lexicon'
import type { Token } from './token'

/** A written word as names need it: `al-Nordar` and `Volk-Mart` are one, though the tokenizer has three. */
export interface NameWord {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  /** Lower case without full stops: `u.s.` gives `us`. */
  readonly bare: string
  readonly pos: Token['pos']
  readonly sentence: number
  readonly paragraph: number
  /** Begins with a capital, or with a small article before one (`al-Nordar`). */
  readonly capital: boolean
  /** First word of a sentence, quotation, bracket or clause after a colon: a capital there proves nothing. */
  readonly initial: boolean
  /** Followed by `'s` or, after an s, by an apostrophe. */
  readonly possessive: boolean
}

/** How a word stands in the whole text: the evidence that a capital is more than a sentence's beginning. */
export interface WordEvidence {
  /** Times the lower-case word stands with a capital where none was due. */
  readonly capital: ReadonlyMap<string, number>
  /** Times it stands in small letters. */
  readonly small: ReadonlyMap<string, number>
  /** Sentences in Title Case or CAPITALS, such as headlines, by number. */
  readonly headlines: ReadonlySet<number>
}

const STARTS_UPPER = /^\p{Lu}/u
const LETTER = /\p{L}/u
const ARTICLE_BEFORE_CAPITAL = /^(?:al|el|ad|an|ar|as|ash|at|az|ul|bin|d|l|o)[-’']\p{Lu}/u
const CLAUSE_OPENERS = new Set([
  '"',
  '“',
  '‘',
  "'",
  '«',
  '(',
  '[',
  ':',
  '—',
  '–',
  '--',
  '...',
  '…',
  '``',
  '-',
  '•',
  '*',
])
const HYPHENS = new Set(['-', '‑', '‐'])

/** A hyphen or apostrophe after the first, second or third letter, as in `al-Nor`. */
function isJoined(text: string): boolean {
  for (let at = 1; at < 4; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2d || code === 0x27 || code === 0x2019) return true
  }
  return false
}

/** ASCII is told by its code, since this runs for every token. */
function isCapital(text: string): boolean {
  const code = text.charCodeAt(0)
  if (code >= 65 && code <= 90) return text !== 'I'
  if (code >= 97 && code <= 122) return isJoined(text) && ARTICLE_BEFORE_CAPITAL.test(text)
  return code > 127 && STARTS_UPPER.test(text)
}

function hasLetter(text: string): boolean {
  const code = text.charCodeAt(0)
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return true
  return LETTER.test(text)
}

const DOMAINS = new Set(['com', 'org', 'net', 'gov', 'edu'])

/** Index after the last token that is glued to token `at` by hyphens, or by the stop of an address (`Example.org`). */
function gluedEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end + 1 < tokens.length) {
    const before = tokens[end - 1]
    const hyphen = tokens[end]
    const after = tokens[end + 1]
    if (!before || !hyphen || !after || before.end !== hyphen.start || hyphen.end !== after.start) break
    const address = hyphen.text === '.' && DOMAINS.has(after.text)
    if (!address && (!HYPHENS.has(hyphen.text) || after.pos === 'PUNCT')) break
    end += 2
  }
  return end
}

/** `Sens` and the stop after it are one word where the sentence goes on. */
function abbreviationEnd(tokens: readonly Token[], end: number): number {
  const word = tokens[end - 1]
  const stop = tokens[end]
  const next = tokens[end + 1]
  if (!word || stop?.text !== '.' || stop.start !== word.end || next?.sentence !== stop.sentence) return end
  const code = word.text.charCodeAt(0)
  return code >= 65 && code <= 90 && word.text.length < 6 && next.pos !== 'PUNCT' ? end + 1 : end
}

/** True after nothing, another sentence, or an opening mark that itself begins a clause. */
function beginsClause(before: NameWord | undefined, sentence: number): boolean {
  if (before === undefined || before.sentence !== sentence) return true
  if (hasLetter(before.text)) return false
  return before.initial || CLAUSE_OPENERS.has(before.text)
}

/** The tokens of a body as words, in order; punctuation marks stay words of their own, possessive endings are folded in. */
export function readNameWords(text: string, tokens: readonly Token[]): NameWord[] {
  const words: NameWord[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (!token) break
    const punctuation = token.pos === 'PUNCT'
    const end = punctuation ? at + 1 : abbreviationEnd(tokens, gluedEnd(tokens, at))
    const last = tokens[end - 1] ?? token
    const after = tokens[end]
    const glued = after !== undefined && after.start === last.end
    const ending = glued && (after.lower === "'s" || after.lower === '’s')
    const apostrophe = glued && (after.text === "'" || after.text === '’') && last.lower.endsWith('s')
    const before = words[words.length - 1]
    const printed = end === at + 1 ? token.text : text.slice(token.start, last.end)
    const lower = end === at + 1 ? token.lower : printed.toLowerCase()
    words.push({
      start: token.start,
      end: last.end,
      text: printed,
      lower,
      bare: lower.includes('.') && !punctuation ? lower.replaceAll('.', '') : lower,
      pos: end > at + 1 && !DOMAINS.has(last.text) ? last.pos : token.pos,
      sentence: token.sentence,
      paragraph: token.paragraph,
      capital: !punctuation && isCapital(printed),
      initial: beginsClause(before, token.sentence),
      possessive: ending || apostrophe,
    })
    // `Jones’ letter`: the apostrophe is no closing mark.
    const owns = apostrophe && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[end + 1]?.pos ?? '')
    at = ending || owns ? end + 1 : end
  }
  return words
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Counts capitals and small letters over the text, headlines left out. */
export function gatherEvidence(words: readonly NameWord[]): WordEvidence {
  const headlines = findHeadlines(words)
  const capital = new Map<string, number>()
  const small = new Map<string, number>()
  // Only of words that stand with a capital somewhere is it asked how else they are written.
  const asked = new Set<string>()
  for (const word of words) if (word.capital) asked.add(word.lower)
  let shown = false
  let sentence = -1
  for (const word of words) {
    if (word.sentence !== sentence) {
      sentence = word.sentence
      // A line in small letters throughout, such as an address or a tag, shows nothing.
      shown = word.capital || !LETTER.test(word.text) || isOpener(word.lower)
    }
    if (word.pos === 'PUNCT' || (headlines.size > 0 && headlines.has(word.sentence))) continue
    if (!word.capital) {
      if (shown && asked.has(word.lower)) add(small, word.lower)
    }
    if (word.capital && !word.initial) add(capital, word.lower)
  }
  return { capital, small, headlines }
}

/** Sentences that are a paragraph of their own and have every verb and nearly every longer word capitalised. */
function findHeadlines(words: readonly NameWord[]): Set<number> {
  const headlines = new Set<number>()
  let from = 0
  while (from < words.length) {
    const paragraph = words[from]?.paragraph
    let upper = 0
    let lower = 0
    let end = from
    for (; end < words.length && words[end]?.paragraph === paragraph; end++) {
      const word = words[end]
      if (!word || word.initial || !hasLetter(word.text)) continue
      if (!word.capital && (word.pos === 'VERB' || word.pos === 'AUX')) lower += words.length
      if (word.end - word.start < 4) continue
      if (word.capital) upper++
      else lower++
    }
    const sentence = words[from]?.sentence
    const alone = sentence !== undefined && words[end - 1]?.sentence === sentence
    if (alone && upper >= 3 && upper >= 3 * lower) headlines.add(sentence)
    from = end
  }
  return headlines
}

/** True if the text itself shows that this word is written with a capital wherever it stands. */
export function provenCapital(evidence: WordEvidence, lower: string): boolean {
  const capital = evidence.capital.get(lower) ?? 0
  return capital > 0 && capital >= (evidence.small.get(lower) ?? 0)
}

/** `Norway-backed` and the like describe something and name nobody. */
const ADJECTIVE =
  /-(?:backed|led|based|born|style|controlled|held|sponsored|funded|owned|made|era|occupied|friendly|only|run|allied|linked|dominated|appointed|area|wide|like|related|bound|trained|educated|speaking|American)$/

/** A capitalised word that can be part of a name at all: no day, no article, no party label (`R-Ohio`). */
export function canBeInName(word: NameWord): boolean {
  if (!word.capital || isCalendar(word.bare)) return false
  if (isOpener(word.lower) && !(word.text === 'US')) return false
  if (word.text.charCodeAt(1) === 45 && /^[RDI]-/.test(word.text)) return false
  return !word.text.includes('-') || !ADJECTIVE.test(word.text)
}
