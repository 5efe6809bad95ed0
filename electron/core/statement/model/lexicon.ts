import { stem } from '../../text/stems'
import { hashText } from './hash'
import { clusterOf, cueNounOf, cueVerbOf, groupEntry, sourceOf, type WordGroups } from './word-groups'

const SKIPPED_AFTER =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(today|yesterday|also|later|recently|repeatedly|earlier|again)$/

/** Words met are kept, so that what a word gives wherever it stands is worked out once; this many at most. */
const MOST_KNOWN = 32_768

/** The words met so far, numbered, with what each gives wherever it stands. */
export class Lexicon {
  readonly capacity = MOST_KNOWN
  readonly word = new Int32Array(MOST_KNOWN)
  readonly stem = new Int32Array(MOST_KNOWN)
  readonly ending = new Int32Array(MOST_KNOWN)
  /** Stands between a verb and what it takes: "said Monday that". */
  readonly skipped = new Uint8Array(MOST_KNOWN)
  readonly cueVerb = new Uint8Array(MOST_KNOWN)
  readonly cueNoun = new Uint8Array(MOST_KNOWN)
  readonly source = new Uint8Array(MOST_KNOWN)
  readonly cluster = new Uint8Array(MOST_KNOWN)
  /** Goes up whenever the numbers are given anew. */
  generation = 0
  private readonly numbers = new Map<string, number>()

  constructor(private readonly groups: WordGroups) {}

  /** To be called before each passage: forgets all words once there are too many for the passage to fit in. */
  makeRoom(words: number): void {
    if (this.numbers.size + words <= MOST_KNOWN) return
    this.numbers.clear()
    this.generation++
  }

  /** The number of a lower-case word. In a passage of more different words than there is room for, the rest share one. */
  numberOf(lower: string): number {
    const known = this.numbers.get(lower)
    if (known !== undefined) return known
    if (this.numbers.size >= MOST_KNOWN) return MOST_KNOWN - 1
    const number = this.numbers.size
    this.numbers.set(lower, number)
    const word = hashText(lower)
    const entry = groupEntry(this.groups, word)
    this.word[number] = word
    this.stem[number] = hashText(stem(lower))
    this.ending[number] = hashText(lower.slice(-3))
    this.skipped[number] = SKIPPED_AFTER.test(lower) ? 1 : 0
    this.cueVerb[number] = cueVerbOf(entry)
    this.cueNoun[number] = cueNounOf(entry)
    this.source[number] = sourceOf(entry)
    this.cluster[number] = clusterOf(entry)
    return number
  }
}
