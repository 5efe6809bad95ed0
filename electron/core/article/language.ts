import { STOP_WORDS } from './stop-words'

/** Scripts that one language of our list, or one language at all, is written in; others share their script. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['bn', /\p{Script=Bengali}/gu],
]
/** So much of a text is read; a language shows in less. */
const ENOUGH_CHARACTERS = 20_000
/** Fewer function words than this leave the language open. */
const FEWEST_HITS = 3

/**
 * The language of a text as a BCP 47 primary subtag, told by its script and its function words; null when the text is
 * too short or mixed to tell. Method: counting function words (Grefenstette 1995).
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, ENOUGH_CHARACTERS)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 10) return null
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters
    // Japanese mixes its own two scripts with Han characters.
    if (share > (language === 'ja' ? 0.15 : 0.5)) return language
  }
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []
  let best: string | null = null
  let most = 0
  let second = 0
  for (const [language, stopWords] of STOP_WORDS) {
    let hits = 0
    for (const word of words) if (stopWords.has(word)) hits++
    if (hits > most) {
      second = most
      most = hits
      best = language
    } else if (hits > second) second = hits
  }
  return most >= FEWEST_HITS && most / words.length > 0.08 && most > second ? best : null
}
