import { isGenericHead, isOpener, isPeople, placeOf } from '../text/names-lexicon'

/** What a name is called when small variations are set aside: the core of it, and the generic last word left out. */
export interface NameKey {
  /** `nordar` for `al-Nordar Front`; a country's usual name for any of its names. */
  readonly core: string
  /** `front`; empty where nothing was left out. */
  readonly tail: string
}

const ARTICLE = /^(?:al|el|an|ar|as|ash|at|az)-(?=\p{L})/u
const LINKING = new Set(['the', 'of', 'for', 'and', 'on', 'a', 'in', '&', 'al', 'el'])

/**
 * The key under which names of bodies, places and topics are one. Articles, `al-` and linking words go, then one generic
 * last word (Front, Party, Group …) if a word that tells something stays. `words` are lower case without full stops.
 */
export function nameKey(words: readonly string[]): NameKey {
  const written = words.join(' ').replace(/^the /, '')
  const place = placeOf(written)
  if (place !== null) return { core: place.toLowerCase(), tail: '' }
  const kept = words.filter((word) => !LINKING.has(word)).map((word) => word.replace(ARTICLE, ''))
  const last = kept[kept.length - 1] ?? ''
  const rest = kept.slice(0, -1)
  const tells =
    rest.length > 1 || (rest[0] !== undefined && !isPeople(rest[0]) && !isOpener(rest[0]) && placeOf(rest[0]) === null)
  if (rest.length > 0 && isGenericHead(last) && tells) return { core: rest.join(' '), tail: last }
  const department = words.indexOf('department') === 0 || words.indexOf('ministry') === 0
  return { core: (department ? [...kept.slice(1), kept[0] ?? ''] : kept).join(' ') || written, tail: '' }
}

/** First letters of a name's telling words: `nra` for `national rifle association`. */
export const initialsOf = (words: readonly string[]): string =>
  words
    .filter((word) => !LINKING.has(word))
    .map((word) => word[0] ?? '')
    .join('')
