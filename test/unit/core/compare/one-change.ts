import type { DifferenceKind } from '../../../../electron/contract'
import { quotedSpans } from '../../../../electron/core/text/quoted-spans'

/** One thing changed in a text: where, and the difference that tells it (`null`: another way of writing the same). */
export interface OneChange {
  readonly what: string
  readonly expected: DifferenceKind | null
  readonly start: number
  readonly end: number
  readonly put: string
}

export const applied = (text: string, { start, end, put }: OneChange): string =>
  `${text.slice(0, start)}${put}${text.slice(end)}`

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** Words that stand in no article, for a word inside quotation marks. */
const OTHER_WORDS = ['lanterns', 'marbles', 'thimbles']
const OTHER_PLACE = 'Sillmouth'
const OTHER_NAME = 'Oda Fenwick'

const MONTHS = 'January|February|March|April|June|July|August|September|October|November|December'

type Rule = readonly [
  what: string,
  expected: DifferenceKind | null,
  pattern: RegExp,
  put: (match: RegExpMatchArray) => string | null,
  inQuotes: boolean,
]

/** General ways of changing one thing; a pattern's first group, where it has one, is what is replaced. */
const RULES: readonly Rule[] = [
  // After a month it is a day: that is the next rule but two.
  [
    'number',
    'number',
    new RegExp(`(?<![\\w$€£.,:/-]|\\b(?:${MONTHS}) )([2-9]\\d)(?= [a-z]{4,})`, 'g'),
    (m) => String(Number(m[1]) + 7),
    false,
  ],
  [
    'number',
    'number',
    /(?<![\w$€£.,:/-])([2-9])(?=,\d{3} [a-z]{4,})/g,
    (m) => String(10 - Number(m[1])).replace('5', '6'),
    false,
  ],
  ['number', 'number', /\b(three|four|six|seven|eight)(?= [a-z]{3,}s\b)/g, () => 'nine', false],
  ['number', 'number', /\$([2-9]\d?)(?= (?:million|billion))/g, (m) => String(Number(m[1]) + 3), false],
  ['date', 'date', /\bon ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/g, (m) => otherDay(m[1] ?? ''), false],
  [
    'date',
    'date',
    new RegExp(`\\b(?:${MONTHS}) (\\d{1,2})(?![\\d/:–-])`, 'g'),
    (m) => String(Number(m[1]) > 14 ? Number(m[1]) - 9 : Number(m[1]) + 9),
    false,
  ],
  [
    'place',
    'place',
    /\b[a-z]+ (?:near|outside|at) ([A-Z][a-z]{4,})(?=[,.] )/g,
    (m) => (isCalendar(m[1] ?? '') ? null : OTHER_PLACE),
    false,
  ],
  [
    'place',
    'place',
    /\b[a-z]+ in ([A-Z][a-z]{4,})(?=[,.]? [a-z])/g,
    (m) => (isCalendar(m[1] ?? '') ? null : OTHER_PLACE),
    false,
  ],
  ['name', 'attribution', /(?<=[”"],? )([A-Z][a-z]{3,} [A-Z][a-z]{3,})(?= said\b)/g, () => OTHER_NAME, false],
  ['name', 'attribution', /(?<=[”"],? said )([A-Z][a-z]{3,} [A-Z][a-z]{3,})(?=[,.])/g, () => OTHER_NAME, false],
  [
    'name',
    'attribution',
    /(?<=\n|[.”"] )([A-Z][a-z]{3,} [A-Z][a-z]{3,})(?= said (?:that|the|he|she|it|they)\b)/g,
    () => OTHER_NAME,
    false,
  ],
  [
    'negation',
    'polarity',
    /\b(?:did|do|does|was|were|is|are|will|would|could|should|has|have)( not)(?= [a-z]{4,})/g,
    () => '',
    false,
  ],
  ['negation', 'polarity', /\b(?:is|was|did|does|would|could|were)(n['’]t)(?= [a-z]{4,})/g, () => '', false],
  ['denial', 'polarity', /\b[A-Z][a-z]{3,} (said)(?= (?:that|he|she|they|it|the) )/g, () => 'denied', false],
  [
    'negation',
    'polarity',
    /\b[a-z]+ (?:will|would|should|could|was|were|has|have) ((?=(?!not|never|no\b|n’t)[a-z]{4,}))/g,
    () => 'not ',
    false,
  ],
  ['hedge', 'certainty', /\b[a-z]+ (will)(?= (?!not|never|likely|probably)[a-z]{3,})/g, () => 'might', false],
  [
    'hedge',
    'certainty',
    /\b[a-z]+ (?:has|was|were) ()(?=(?!not|never|reportedly)[a-z]{3,}ed\b)/g,
    () => 'reportedly ',
    false,
  ],
  [
    'hedge',
    'certainty',
    /\b[a-z]+ (is)(?= (?!not|never|likely|probably|expected|believed|reportedly|to\b)[a-z]{4,})/g,
    () => 'may be',
    false,
  ],
  [
    'quoted word',
    'wording',
    /(?<=\b[a-z]+ (?:the|our|their|his|her) )([a-z]{6,})(?= [a-z]+ [a-z]+)/g,
    (m) => OTHER_WORDS[(m[1] ?? '').length % 3] ?? null,
    true,
  ],
  [
    'quoted word',
    'wording',
    /(?<=\b[a-z]+ [a-z]+ )([a-z]{5,}s)(?= [a-z]+ [a-z]+)/g,
    (m) => OTHER_WORDS[(m[1] ?? '').length % 3] ?? null,
    true,
  ],
  [
    'cut',
    'truncated',
    /(?<=\b[\w’']+(?: [\w’']+){5,})( (?:and|but|because|so|which) [\w’' ]{12,})(?=[,.]?[”"])/g,
    () => '',
    true,
  ],
  ['cut', 'truncated', /(?<=[“"][^”"“]{20,}[.!?])( [A-Z][^”"“.!?]{20,}[.!?])(?=[”"])/g, () => '', true],
  ['cut', 'truncated', /(?<=[“"])([A-Z][\w’' ]{12,} (?:and|but|because|so) )(?=[a-z][\w’' ]{20,})/g, () => '', true],
  ['nothing', null, /(?<= )(“)(?=[A-Za-z])/g, () => '"', false],
  ['nothing', null, /\b(U\.S\.)(?= [a-z])/g, () => 'US', false],
  ['nothing', null, /\bthe (United States)(?= [a-z])/g, () => 'U.S.', false],
  ['nothing', null, /\d (percent)\b/g, () => 'per cent', false],
  ['nothing', null, /(?<=[a-z])(’)(?=s\b)/g, () => "'", false],
  ['nothing', null, /(?<![\w$€£.,:/-])(2|3|4|5|6|7|8|9)(?= [a-z]{4,})/g, (m) => NUMERALS[Number(m[1])] ?? null, false],
  ['nothing', null, /\b[a-z]+(, )(?=[a-z]{3,} [a-z]+)/g, () => ' ', false],
  ['nothing', null, /(?<=[a-z])( – | — )(?=[a-z])/g, () => ', ', false],
]
const NUMERALS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const isCalendar = (word: string) =>
  DAYS.includes(word) || /^(?:January|February|March|April|June|July|August|Sept|Octo|Novem|Decem)/.test(word)
const otherDay = (day: string) => DAYS[(DAYS.indexOf(day) + 3) % DAYS.length] ?? null

/** Every single change that a text allows, by kind of change, in text order; headlines and the like are left alone. */
export function possibleChanges(text: string, body: readonly (readonly [number, number])[]): OneChange[] {
  const quoted = quotedSpans(text, body)
  const isQuoted = (at: number) => quoted.some(([start, end]) => at > start && at < end)
  const changes: OneChange[] = []
  for (const [what, expected, pattern, put, inQuotes] of RULES)
    for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}d`))) {
      const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length]
      const words = put(match)
      if (words === null || isQuoted(start) !== inQuotes) continue
      if (!body.some(([from, to]) => start >= from && end <= to)) continue
      // A name is changed where it stands once: otherwise two things would differ.
      if (what === 'name' && text.split(match[1] ?? '').length !== 2) continue
      changes.push({ what, expected, start, end, put: words })
    }
  return changes
}
