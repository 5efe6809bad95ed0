import nicknames from '../../../resources/lexicons/nicknames.json'
import { genderOfFirstName, isParticle } from './names-lexicon'

/** Whether two written names of people can be one person's: spellings, short forms, initials. */

/** A person's name taken apart: lower-case words, suffixes (`jr`) left out. */
export interface PersonName {
  readonly first: string
  readonly middle: readonly string[]
  /** The family name without particles: `assad` for `al-Assad`. */
  readonly family: string
}

const SUFFIX = /^(jr|sr|ii|iii|iv|md|phd|esq)$/
const SHORT_FORMS = new Map<string, Set<string>>()
for (const line of nicknames.shortForms) {
  const [shorts = [], longs = []] = line.split(': ').map((names) => names.split(' '))
  for (const short of shorts) SHORT_FORMS.set(short, new Set([...(SHORT_FORMS.get(short) ?? []), ...shorts, ...longs]))
}
/** `Bob` and `Robert`, or two short forms of one name. */
const isShortForm = (a: string, b: string) => SHORT_FORMS.get(a)?.has(b) === true || SHORT_FORMS.get(b)?.has(a) === true

const withoutArticle = (word: string) => word.replace(/^(?:al|el|ad|an|ar|as|ash|at|az|ul)-/, '')
const ASCII = /^[ -~]*$/
/** Letters without marks: `Rincón` is also printed `Rincon`. */
const plain = (word: string) => (ASCII.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, ''))

/** Takes apart a name given as lower-case words without full stops. Null without a word in it. */
export function personName(words: readonly string[]): PersonName | null {
  const kept = words.map(plain).filter((word) => !SUFFIX.test(word))
  const family = kept[kept.length - 1]
  if (family === undefined) return null
  const given = kept.slice(0, -1).filter((word, index) => index === 0 || !isParticle(word))
  return { first: given[0] ?? '', middle: given.slice(1), family: withoutArticle(family) }
}

/** Letters changed, added or left out to make one word the other; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 40 || b.length > 40) return limit + 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? limit + 1
}

/** Consonants of a word with spellings of one sound made one: `Mohammed` and `Muhammad` give `mhmd`. */
const skeleton = (word: string) =>
  word
    .replaceAll('ph', 'f')
    .replace(/[dkgt]h/g, (pair) => pair[0] ?? '')
    .replace(/sch|tsch/g, 'sh')
    .replace(/^q/, 'g')
    .replace(/ck|q|c(?![eih])/g, 'k')
    .replace(/w/g, 'v')
    .replace(/(?<=.)[aeiouyj'’-]/g, '')
    .replace(/(.)\1+/g, '$1')

/** True for two spellings of one word: few letters differ and the consonants sound alike. */
export function isSpellingVariant(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length < 5 || b.length < 5) return false
  const bones = skeleton(a)
  if (bones !== skeleton(b) || bones.length < 3) return false
  return editDistance(a, b, 3) <= (bones.length > 3 ? 3 : 1)
}

/** True if two first names can be one person's: `Tim` and `Timothy`, `J.` and `John`, `Sergei` and `Sergey`. */
export function isSameFirstName(a: string, b: string): boolean {
  if (a === b) return true
  const genders = [genderOfFirstName(a), genderOfFirstName(b)]
  if (genders.includes('male') && genders.includes('female')) return false
  if (isSpellingVariant(a, b) || isShortForm(a, b)) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return (short.length === 1 || short.length >= 4) && long.startsWith(short)
}

/** True if two names of two or more words can be one person's. The family name must agree. */
export function isSamePerson(a: PersonName, b: PersonName): boolean {
  if (a.first === '' || b.first === '') return false
  if (a.family !== b.family && !(a.first === b.first && isSpellingVariant(a.family, b.family))) return false
  if (!isSameFirstName(a.first, b.first) && !a.middle.includes(b.first) && !b.middle.includes(a.first)) return false
  const initials = (name: PersonName) => name.middle.map((word) => word[0] ?? '').join('')
  const [x, y] = [initials(a), initials(b)]
  return x === '' || y === '' || x.includes(y) || y.includes(x)
}
