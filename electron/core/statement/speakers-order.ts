import type { Span } from '../../contract'
import { IN_HEADLINE, type Place, rankCandidates } from './coreference'
import { agentOf, isPassive } from './speakers-passive'
import { wordFrom } from './speakers-phrase'
import { resolveReading } from './speakers-resolve'
import { readPhrase, readSource, type SourceReading } from './speakers-source'
import { asSpeaker, noteSpeaker, type SpeakerState, unknownSpeaker } from './speakers-state'
import { clauseSubject, isNoSource, isParticiple, mayBeAnothers, speakerBeside } from './speakers-subject'
import type { Attribution, LocalSpeaker } from './types'

/** What is said within somebody's words counts less for the pronouns after it. */
const NESTED = 0.35
const FIRST_PERSON = new Set(['i', 'we', 'me', 'us', 'my', 'our', 'myself', 'ourselves'])
const SECOND_PERSON = new Set(['you', 'your'])

/** One attribution on its way to a speaker. */
interface Pending {
  readonly index: number
  readonly attribution: Attribution
  /** What its source says; of the subject of its clause where the source itself says nothing. */
  readonly reading: SourceReading
  /** True if the reading is not of the source itself. */
  readonly inferred: boolean
  /** The attribution in whose content it stands, or null. */
  readonly outer: number | null
  readonly place: Place
}

const isQuoted = (attribution: Attribution) => attribution.type !== 'indirect'

function readPending(
  state: SpeakerState,
  attributions: readonly Attribution[],
  owners: Int32Array,
  cuesIn: ReadonlyMap<number, readonly number[]>,
  index: number,
): Pending {
  const { words } = state.read
  const attribution = attributions[index] as Attribution
  const [anchor = [0, 0] as const] = [...attribution.source, ...attribution.cue, ...attribution.content]
  const at = Math.min(wordFrom(words, anchor[0]), Math.max(0, words.length - 1))
  const word = words[at]
  const place = { offset: anchor[0], sentence: word?.sentence ?? 0, paragraph: word?.paragraph ?? 0 }
  const [cue] = attribution.cue
  const owner = owners[cue ? wordFrom(words, cue[0]) : at] ?? -1
  const outer = attribution.within ?? (owner >= 0 && owner !== index ? owner : null)
  const own = readSource(state.read, attribution.source)
  const misread = isMisread(state, attribution, own)
  const as = (reading: SourceReading, inferred = true): Pending => ({
    index,
    attribution,
    reading,
    inferred,
    outer,
    place,
  })
  const agent = agentOf(state.read, attribution)
  if (agent) return as(agent)
  if (attribution.source.length === 0 && isQuoted(attribution)) {
    const beside = speakerBeside(state.read, attribution)
    if (beside) return as(beside)
  }
  const possessor = ownerBeside(state, attribution, own)
  if (possessor) return as(possessor)
  const described = describedBefore(state, own)
  if (described) return as(described)
  const isEmpty = attribution.source.length === 0 && attribution.cue.length === 0
  if (isEmpty || !(misread || isNoSource(state.read, state.text, attribution, own)))
    return as(own, mayBeAnothers(state.read, state.text, attribution))
  const around = outer === null ? null : attributions[outer]?.content.find(([s, e]) => s <= anchor[0] && anchor[0] < e)
  const isAnothers = (word: number, of = index, said = attribution) => {
    const speaks = owners[word] ?? -1
    return speaks === of ? isQuoted(said) : speaks >= 0 && speaks !== outer
  }
  const joined = joinedTo(state, attributions, attribution, cuesIn)
  const before = outer === null && joined !== null ? attributions[joined] : undefined
  if (before && joined !== null) {
    const reading = readSource(state.read, before.source)
    if (reading.kind !== 'nothing') return as(reading)
    const isOthers = (word: number) => isAnothers(word, joined, before)
    const subject = clauseSubject(state.read, state.text, before, null, isOthers)
    if (subject) return as(subject)
  }
  const isNotIts = (word: number) => isAnothers(word)
  const subjectIn = (span: Span | null) => clauseSubject(state.read, state.text, attribution, span, isNotIts)
  const subject = (around && subjectIn(around)) ?? subjectIn(null)
  if (subject) return as(subject)
  return own.kind === 'description' && !own.description.personal ? as({ kind: 'nothing' }) : as(own)
}

/**
 * `Roe's` before a noun that is the cue (`Roe's decision`), or left out of the source before one (`letter` of `Roe's
 * letter`): whose it is stands in the text, but not that he says it.
 */
function ownerBeside(state: SpeakerState, attribution: Attribution, own: SourceReading): SourceReading | null {
  const { words, mentionAt } = state.read
  const [last = [0, 0]] = attribution.source.slice(-1)
  const end = wordFrom(words, last[1]) - 1
  const before = words[end]
  if (before?.possessive && before.start >= last[0] && (own.kind === 'name' || own.kind === 'description')) {
    const mention = mentionAt[end]
    const named = mention && own.kind === 'description' && !own.description.personal
    return named ? { kind: 'name', mention, word: mention.name.firstWord } : own
  }
  if (own.kind !== 'description' || own.description.determiner !== 'bare') return null
  const { from, to } = own.description
  const mention = words[from - 1]?.possessive ? mentionAt[from - 1] : undefined
  return mention ? readPhrase(state.read, mention.name.firstWord, to) : null
}

/** The attributions that have a cue in each sentence, by the sentence's number, in the order of their cues. */
function cuesBySentence(state: SpeakerState, attributions: readonly Attribution[]): Map<number, number[]> {
  const { words } = state.read
  const found = new Map<number, number[]>()
  attributions.forEach(({ cue: [cue] }, index) => {
    const sentence = cue && words[wordFrom(words, cue[0])]?.sentence
    if (sentence === undefined) return
    const list = found.get(sentence)
    if (list) list.push(index)
    else found.set(sentence, [index])
  })
  for (const list of found.values())
    list.sort((a, b) => (attributions[a]?.cue[0]?.[0] ?? 0) - (attributions[b]?.cue[0]?.[0] ?? 0))
  return found
}

/** `… said X and warned Y`: the last attribution before a cue after `and` in its sentence goes on. */
function joinedTo(
  state: SpeakerState,
  attributions: readonly Attribution[],
  { cue: [cue] }: Attribution,
  cuesIn: ReadonlyMap<number, readonly number[]>,
): number | null {
  const { words } = state.read
  const at = cue ? wordFrom(words, cue[0]) : 0
  if (!cue || words[at - 1]?.lower !== 'and') return null
  const before = cuesIn.get(words[at]?.sentence ?? -1)
  return before?.findLast((other) => (attributions[other]?.cue[0]?.[0] ?? 0) < cue[0]) ?? null
}

const OBJECTS = new Set(['it', 'him', 'her', 'them', 'me', 'us'])

/** True where the source stands in what it is said to say, or is the object of the verb before a participle. */
function isMisread(state: SpeakerState, attribution: Attribution, reading: SourceReading): boolean {
  const [first = [0, 0]] = attribution.source
  const begins = reading.kind === 'name' && state.read.words[reading.word]?.start === first[0]
  const overlaps = attribution.source.some(([start, end]) => attribution.content.some(([s, e]) => start < e && s < end))
  if (overlaps && !begins) return true
  if (reading.kind !== 'pronoun' || !OBJECTS.has(reading.pronoun) || !isParticiple(state.text, attribution))
    return false
  const { words } = state.read
  const before = words[reading.word - 1]?.pos ?? ''
  const after = words[reading.word + 1]?.pos ?? ''
  return /^(VERB|ADV|ADP)$/.test(before) && !/^(VERB|AUX)$/.test(after)
}

/** `Jane Roe, the mayor, …, saying` with the apposition alone as its source: the person it stands beside. */
function describedBefore(state: SpeakerState, own: SourceReading): SourceReading | null {
  if (own.kind !== 'description' || !own.description.personal || own.description.plural) return null
  const { from, determiner } = own.description
  const { words, mentionAt } = state.read
  const mention = words[from - 1]?.text === ',' && determiner !== 'another' ? mentionAt[from - 2] : undefined
  const isPerson = mention !== undefined && state.entities[mention.entity]?.kind === 'person'
  return isPerson && !mention.name.possessive ? { kind: 'name', mention, word: from } : null
}

const NOBODY_NAMED: ReadonlySet<number> = new Set()

/** Those whom the content of an attribution names: its own speaker isn't among them when a pronoun gives him. */
function namedInContent(
  state: SpeakerState,
  { attribution, index, reading }: Pending,
  owners: Int32Array,
): ReadonlySet<number> {
  // Who is named is whom the name says, whatever else is said.
  if (reading.kind === 'name') return NOBODY_NAMED
  const { words, mentionAt } = state.read
  const named = new Set<number>()
  for (const [start, end] of attribution.content)
    for (let at = wordFrom(words, start); (words[at]?.start ?? end) < end; at++) {
      const mention = mentionAt[at]
      if (mention && owners[at] === index) named.add(mention.entity)
    }
  return named
}

/** Where a quotation that goes on over sentences ends: until there its speaker is the one who speaks. */
function endOfQuotation(state: SpeakerState, { attribution, place }: Pending): Place | null {
  const last = attribution.content[attribution.content.length - 1]
  if (!last || !isQuoted(attribution) || last[1] <= place.offset) return null
  const word = state.read.words[wordFrom(state.read.words, last[1]) - 1]
  if (!word || word.sentence <= place.sentence) return null
  return { offset: word.start, sentence: word.sentence, paragraph: word.paragraph }
}

/** A pronoun that stands elsewhere than the source is understood from where it stands. */
function placeOfReading({ read: { words } }: SpeakerState, { reading, inferred, place }: Pending): Place {
  const word = inferred && reading.kind === 'pronoun' ? words[reading.word] : undefined
  return word ? { offset: word.start, sentence: word.sentence, paragraph: word.paragraph } : place
}

/** The speaker of each attribution, worked out in the order of the text. `owners` as `contentOwners` gives them. */
export function speakersOf(
  state: SpeakerState,
  attributions: readonly Attribution[],
  owners: Int32Array,
): LocalSpeaker[] {
  const speakers: LocalSpeaker[] = attributions.map(() => unknownSpeaker())
  const cuesIn = cuesBySentence(state, attributions)
  const pending = attributions
    .map((_, index) => readPending(state, attributions, owners, cuesIn, index))
    .sort((a, b) => a.place.offset - b.place.offset || a.index - b.index)
  // What only the speaker around it or after it can settle.
  const later: { item: Pending; from: number }[] = []
  pending.forEach((item, order) => {
    const { reading, place, index, outer } = item
    if (reading.kind === 'pronoun' && SECOND_PERSON.has(reading.pronoun)) return
    if (reading.kind === 'pronoun' && FIRST_PERSON.has(reading.pronoun)) {
      if (outer !== null) later.push({ item, from: outer })
      return
    }
    let speaker: LocalSpeaker
    if (reading.kind === 'nothing') {
      const found = withoutSource(state, pending, order, speakers)
      if (typeof found === 'number') {
        later.push({ item, from: found })
        return
      }
      speaker = found
    } else speaker = resolveReading(state, reading, placeOfReading(state, item), namedInContent(state, item, owners))
    if (item.inferred && speaker.certainty === 'named') speaker = { ...speaker, certainty: 'resolved' }
    speakers[index] = speaker
    const prominence = (outer === null ? 1 : NESTED) * (state.headlines.has(place.sentence) ? IN_HEADLINE : 1)
    noteSpeaker(state, speaker, place, prominence)
    const end = endOfQuotation(state, item)
    if (end) noteSpeaker(state, speaker, end, prominence)
  })
  for (const { item, from } of later) {
    const speaker = speakers[from]
    if (speaker) speakers[item.index] = continued(state, speaker)
  }
  return speakers
}

/**
 * A statement without a source: a quotation that runs on from the one before, or whose speaker follows in its paragraph.
 * Gives the speaker, or the attribution whose speaker it will have.
 */
function withoutSource(
  state: SpeakerState,
  pending: readonly Pending[],
  order: number,
  speakers: readonly LocalSpeaker[],
): LocalSpeaker | number {
  const item = pending[order]
  if (!item || item.outer !== null || !isQuoted(item.attribution)) return unknownSpeaker()
  if (isPassive(state.read, item.attribution)) return unknownSpeaker()
  let before: Pending | undefined
  for (let at = order - 1; at >= 0 && at > order - 8 && !before; at--)
    if (pending[at]?.outer === null) before = pending[at]
  const speaker = before && speakers[before.index]
  const known = speaker && (speaker.entity !== null || speaker.candidates.length > 0)
  if (before && known && before.place.paragraph === item.place.paragraph) return continued(state, speaker)
  const next = pending.slice(order + 1, order + 8).find((following) => following.outer === null)
  const follows = next && next.place.paragraph === item.place.paragraph && next.reading.kind !== 'nothing'
  if (follows && isQuoted(next.attribution)) return next.index
  const runsOn = before && isQuoted(before.attribution) && item.place.paragraph === before.place.paragraph + 1
  if (runsOn && known) return continued(state, speaker)
  const ranked = rankCandidates([state.named, state.spoken], item.place, (index) =>
    state.entities[index]?.kind === 'person' || state.entities[index]?.kind === 'unnamed' ? 1 : 0,
  )
  return unknownSpeaker(ranked.slice(0, 3).map((candidate) => candidate.entity))
}

/** The same speaker again, worked out from another statement. */
const continued = (state: SpeakerState, speaker: LocalSpeaker): LocalSpeaker =>
  speaker.entity === null ? { ...speaker } : asSpeaker(state, speaker.entity, 'resolved')
