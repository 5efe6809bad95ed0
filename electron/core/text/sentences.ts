import type { Span } from '../../contract'
import type { Token, Word } from './token'

const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean))

/** Abbreviations that a name or number follows: the sentence goes on. */
const OPENERS = words(`mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cmdr sgt cpl pvt adm brig rev
  hon msgr pres supt det fr st ste mt ft messrs mme mlle vs v no nos fig figs vol pp ed eds al cf ca approx est e.g i.e
  jan feb mar apr jun jul aug sept sep oct nov dec`)
/** Abbreviations that may stand at a sentence's end as well. */
const CLOSERS = words(`u.s u.n u.k e.u u.s.a d.c n.y l.a a.m p.m jr sr inc corp co ltd llc bros etc esq ph.d m.d b.a m.a
  ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex
  vt va wash wis wyo r.i n.h n.j n.m n.c n.d s.c s.d w.va d-calif assn dept univ ave blvd rd`)
/** Capitalised words that begin a sentence far more often than they go on after an abbreviation. */
const STARTERS = words(`the a an he she it they we you i this that these those his her their its our my but and so in on
  at for from as if when while after before since although though because however meanwhile there here what who why how
  not no one some many most both each with without by to of then now also still yet asked according despite during`)

const SPEECH = words(`said says asked asks replied told adds added wrote tweeted shouted yelled cried answered exclaimed
  wondered joked quipped responded continued declared warned recalled`)

const isClosing = (text: string) => /^[)\]}"”’'»]+$/.test(text)
const isOpening = (text: string) => /^[([{"“‘'«]+$/.test(text)
const startsUpper = (text: string) => /^\p{Lu}/u.test(text)
const startsNumber = (text: string) => /^[\p{N}$€£]/u.test(text)

/** The word before a full stop, with its inner stops: for `Sen.` it is `sen`, for `U.S.` it is `u.s`. */
const withoutStop = (lower: string) => lower.replace(/\.$/, '')

/** True if the stop that ends at word `at` belongs to an abbreviation after which the sentence goes on before `next`. */
function abbreviationGoesOn(list: readonly Word[], at: number, next: Word): boolean {
  const word = list[at]
  if (!word) return false
  const bare = word.text === '.' ? list[at - 1] : word
  if (!bare || (word.text === '.' && bare.end !== word.start)) return false
  const lower = withoutStop(bare.lower)
  if (/^(no|mar|al|ed|est|fig|mt|ft)$/.test(lower))
    return startsNumber(next.text) || (lower !== 'no' && startsUpper(bare.text))
  if (OPENERS.has(lower)) return true
  const initial = /^\p{L}$/u.test(lower) && startsUpper(bare.text)
  if (initial) return lower !== 'i' && !STARTERS.has(next.lower)
  if (CLOSERS.has(lower) || /^(\p{L}\.)+\p{L}$/u.test(lower)) return !STARTERS.has(next.lower) && !isOpening(next.text)
  return false
}

/** `"Go!" Smith said`: a question or call whose speaker follows is no sentence of its own. */
function speakerFollows(list: readonly Word[], from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const word = list[at]
    if (!word || word.paragraph !== list[from]?.paragraph) return false
    if (at > from && SPEECH.has(word.lower)) return true
    if (!startsUpper(word.text) && at > from) return false
  }
  return false
}

/** True if a sentence ends after word `at`, before word `next`. */
function endsSentence(text: string, list: readonly Word[], at: number, nextAt: number): boolean {
  const next = list[nextAt]
  const word = list[at]
  if (!word || !next) return true
  const stop = word.text
  if (!endsInStop(stop)) return false
  const last = list[nextAt - 1] ?? word
  const glued = last.end === next.start
  const nextStarts = startsUpper(next.text) || startsNumber(next.text) || isOpening(next.text)
  if (/^(…|\.{2,})$/.test(stop)) return nextStarts && !glued && !/^i$/i.test(next.text)
  if (/[!?]$/.test(stop)) {
    if (!nextStarts) return false
    const quoted = nextAt - 1 > at && /["”'’]/.test(last.text)
    return !(quoted && speakerFollows(list, nextAt))
  }
  // `word.to`: with a missing space only a capital after a small letter ends a sentence, and never in an address.
  if (glued) {
    const before = list[at - 1]
    return (
      stop === '.' &&
      startsUpper(next.text) &&
      before !== undefined &&
      /\p{Ll}{2}$/u.test(before.text) &&
      !/[@/]/.test(text.slice(Math.max(0, before.start - 1), next.end + 1))
    )
  }
  if (!nextStarts) return false
  return !(nextAt - 1 === at && abbreviationGoesOn(list, at, next))
}

/** Written out, since a spread costs several times as much and this runs for every token. */
const inSentence = (word: Word, sentence: number): Token => ({
  start: word.start,
  end: word.end,
  text: word.text,
  lower: word.lower,
  pos: word.pos,
  sentence,
  paragraph: word.paragraph,
})

/** A character that can end a sentence closes the token. */
const endsInStop = (text: string) => {
  const code = text.charCodeAt(text.length - 1)
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026
}

/**
 * Words after which a sentence ends whatever stands there: no writer's sentence is as long, and what is read of a
 * sentence would take a time that grows with the square of its length.
 */
const MOST_WORDS = 200

/** Gives each word the index of its sentence. A sentence never crosses a paragraph. */
export function assignSentences(text: string, list: readonly Word[]): Token[] {
  const tokens: Token[] = []
  let sentence = -1
  let begins = true
  let first = 0
  let at = 0
  while (at < list.length) {
    const word = list[at]
    if (!word) break
    if (begins || word.paragraph !== list[at - 1]?.paragraph || tokens.length - first >= MOST_WORDS) {
      sentence++
      first = tokens.length
    }
    tokens.push(inSentence(word, sentence))
    begins = false
    if (endsInStop(word.text)) {
      let next = at + 1
      // Marks that close right after the stop belong to the sentence; `"` after white space opens the next one.
      while (next < list.length && list[next]?.paragraph === word.paragraph) {
        const mark = list[next]
        const before = list[next - 1]
        if (!mark || !before || !(isClosing(mark.text) || /^[.!?…]+$/.test(mark.text))) break
        if (mark.start !== before.end && !/^[”’)\]]+$/.test(mark.text)) break
        if (mark.start === before.end && /^["']+$/.test(mark.text) && opensHere(text, mark)) break
        next++
      }
      const following = list[next]
      begins = following === undefined || following.paragraph !== word.paragraph || endsSentence(text, list, at, next)
      for (let closing = at + 1; closing < next; closing++) {
        const mark = list[closing]
        if (mark) tokens.push(inSentence(mark, sentence))
      }
      at = next
    } else at++
  }
  return tokens
}

/** A straight mark with no white space after it, and one before: it opens. */
function opensHere(text: string, mark: Word): boolean {
  return /\s/.test(text[mark.start - 1] ?? ' ') && /\S/.test(text[mark.end] ?? ' ')
}

/** The span of each sentence, in order. */
export function sentenceSpans(tokens: readonly Token[]): Span[] {
  const spans: [number, number][] = []
  for (const token of tokens) {
    const span = spans[token.sentence]
    if (span) span[1] = token.end
    else spans[token.sentence] = [token.start, token.end]
  }
  return spans
}
