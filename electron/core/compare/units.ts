import type { Span, Statement } from '../../contract'
import { isFunctionWord, type PlainWord, readPlainWords } from '../text/plain-words'
import { quotedSpans } from '../text/quoted-spans'
import { sentenceWords } from './sentence-words'
import type { ComparableArticle } from './types'

/** A sentence made ready for comparison. A claim is told in a sentence; a statement may run over several. */
export interface Unit {
  readonly article: number
  /** Index among the article's units. */
  readonly index: number
  readonly span: Span
  readonly words: readonly PlainWord[]
  /** For each word the id of its stem. */
  readonly wordStems: Int32Array
  /** For each word: 1 if it stands in quotation marks. */
  readonly quoted: Uint8Array
  /** For each word the number of the article's quotation that it stands in, or -1. */
  readonly quotations: Int32Array
  /** For each word: 1 if it belongs to a source or a cue ("Smith said"), not to what was said. */
  readonly attributing: Uint8Array
  /** Ids of the stems it tells something with, sorted; names of its speakers included. */
  readonly stems: Int32Array
  /** Ids of stems inside quotation marks, sorted. */
  readonly quotedStems: Int32Array
  /** Statements of the article whose content stands in it. */
  readonly statements: readonly Statement[]
  /** Speakers of the attributed ones among them. */
  readonly speakers: readonly string[]
}

/** The units of a set and the stems that their numbers stand for. */
export interface UnitSet {
  /** For each article its units in text order. */
  readonly articles: readonly (readonly Unit[])[]
  readonly stems: readonly string[]
  /** For each stem 1 if it is nearly always written with a capital letter inside a sentence: a name. */
  readonly isName: Uint8Array
}

const overlaps = (spans: readonly Span[], [start, end]: Span) => spans.some(([from, to]) => from < end && to > start)

/** For each sentence the statements whose spans touch it, in their order. */
function bySentence(
  sentences: readonly Span[],
  statements: readonly Statement[],
  spansOf: (statement: Statement) => readonly Span[],
): Statement[][] {
  const found = sentences.map((): Statement[] => [])
  for (const statement of statements)
    for (const [start, end] of spansOf(statement)) {
      let low = 0
      let high = sentences.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((sentences[middle]?.[1] ?? 0) <= start) low = middle + 1
        else high = middle
      }
      for (let at = low; (sentences[at]?.[0] ?? Infinity) < end; at++)
        if (found[at]?.at(-1) !== statement) found[at]?.push(statement)
    }
  return found
}

/** Ids of everyone that a statement is given to: a group's members too. */
function speakerIds({ speaker }: Statement): string[] {
  if (!speaker) return []
  return [...(speaker.id === null ? [] : [speaker.id]), ...speaker.members]
}

/** Short forms made of initials ("NATO") that the set uses; a full name whose initials spell one counts as it too. */
function findAcronyms(texts: readonly (readonly PlainWord[])[]): Set<string> {
  const found = new Set<string>()
  for (const words of texts)
    for (const word of words)
      if (word.capital && /^[a-z]{3,6}$/.test(word.plain) && word.isShortForm) found.add(word.plain)
  return found
}

/** The acronyms that runs of capitalised words in a sentence spell out. */
function spelledOut(words: readonly PlainWord[], acronyms: ReadonlySet<string>): string[] {
  const spelled: string[] = []
  for (let at = 0; at < words.length; at++) {
    let initials = ''
    for (let to = at; to < words.length && initials.length < 6; to++) {
      const word = words[to]
      if (!word) break
      if (!word.capital) {
        if (to > at && isFunctionWord(word.plain)) continue
        break
      }
      initials += word.plain[0]
      if (initials.length > 2 && acronyms.has(initials)) spelled.push(initials)
    }
  }
  return spelled
}

/** Cuts the articles into units. `speakerNames` gives for a speaker's id the words it is called by. */
export function readUnits(articles: readonly ComparableArticle[], speakerNames: ReadonlyMap<string, string>): UnitSet {
  const ids = new Map<string, number>()
  const stems: string[] = []
  const capitals: number[] = []
  const smalls: number[] = []
  const idOf = (stem: string) => {
    let id = ids.get(stem)
    if (id === undefined) {
      id = stems.length
      ids.set(stem, id)
      stems.push(stem)
      capitals.push(0)
      smalls.push(0)
    }
    return id
  }
  const wordsOf = articles.map(sentenceWords)
  const acronyms = findAcronyms(wordsOf.flat())
  const units = articles.map((article, articleIndex) => {
    const marks = quotedSpans(article.text, article.body)
    let mark = 0
    const saying = article.statements.filter(({ content }) => content.length > 0)
    const toldIn = bySentence(article.sentences, saying, ({ content }) => content)
    const saidIn = bySentence(article.sentences, saying, ({ source, cue }) => [...source, ...cue])
    return article.sentences.map((span, index): Unit => {
      const words = wordsOf[articleIndex]?.[index] ?? []
      const statements = toldIn[index] ?? []
      const saidBy = saidIn[index] ?? []
      const wordStems = new Int32Array(words.length)
      const quoted = new Uint8Array(words.length)
      const quotations = new Int32Array(words.length).fill(-1)
      const attributing = new Uint8Array(words.length)
      const own = new Set<number>()
      const ownQuoted = new Set<number>()
      for (const [position, word] of words.entries()) {
        while ((marks[mark]?.[1] ?? Infinity) <= word.start) mark++
        const isQuoted = (marks[mark]?.[0] ?? Infinity) <= word.start
        if (isQuoted) {
          quoted[position] = 1
          quotations[position] = mark
        }
        for (const { source, cue } of saidBy)
          if (overlaps(source, [word.start, word.end]) || overlaps(cue, [word.start, word.end]))
            attributing[position] = 1
        const id = idOf(word.stem)
        wordStems[position] = id
        if (position > 0) {
          if (word.capital) capitals[id] = (capitals[id] ?? 0) + 1
          else smalls[id] = (smalls[id] ?? 0) + 1
        }
        if (isFunctionWord(word.plain)) continue
        own.add(id)
        if (isQuoted) ownQuoted.add(id)
      }
      for (const acronym of spelledOut(words, acronyms)) own.add(idOf(acronym))
      const speakers = [...new Set(statements.flatMap(speakerIds))]
      for (const speaker of speakers)
        for (const word of readPlainWords(speakerNames.get(speaker) ?? ''))
          if (word.capital && !isFunctionWord(word.plain)) own.add(idOf(word.stem))
      return {
        article: articleIndex,
        index,
        span,
        words,
        wordStems,
        quoted,
        quotations,
        attributing,
        stems: Int32Array.from(own).sort(),
        quotedStems: Int32Array.from(ownQuoted).sort(),
        statements,
        speakers,
      }
    })
  })
  const isName = Uint8Array.from(stems, (_, id) => ((capitals[id] ?? 0) > 2 * (smalls[id] ?? 0) ? 1 : 0))
  return { articles: units, stems, isName }
}
