import type { Span } from '../../contract'
import { findNames } from '../text/names'
import { gatherEvidence, readNameWords } from '../text/names-words'
import type { Token } from '../text/token'
import { contentOwners, nameReferences, type Place, rankCandidates } from './coreference'
import { induceGenders } from './coreference-gender'
import { type EntityMention, gatherEntities } from './entities'
import { asSpeaker, decide, noteSpeaker, resolveReading, type SpeakerState, unknownSpeaker } from './speakers-resolve'
import { type ReadWords, readSource, type SourceReading, wordFrom } from './speakers-source'
import { findKeyPhrases } from './topics-phrases'
import type { Attribution, Entity, LocalSpeaker } from './types'

/** What the speaker rules read of one article; spans and offsets are UTF-16 into `text`. */
export interface SpeakerInput {
  readonly text: string
  /** The article's own paragraphs, in text order. */
  readonly paragraphs: readonly Span[]
  /** Tokens of the body, in text order. */
  readonly tokens: readonly Token[]
  readonly sentences: readonly Span[]
  readonly attributions: readonly Attribution[]
}

/** Everybody met in the article, and for each attribution, in order, who is behind it and how sure that is. */
export interface SpeakerResult {
  readonly entities: readonly Entity[]
  readonly speakers: readonly LocalSpeaker[]
}

/** What is said within somebody's words counts less for the pronouns after it. */
const NESTED = 0.35
const FIRST_PERSON = new Set(['i', 'we', 'me', 'us', 'my', 'our'])

/**
 * Finds people, bodies, places and groups in an article and gives each attribution its speaker. `named`: the source
 * says who; `resolved`: worked out from elsewhere in the text; `unknown`: the text does not settle it, with candidates.
 * Pure; near-linear in the length of the text.
 */
export function resolveSpeakers(input: SpeakerInput): SpeakerResult {
  const { text, attributions } = input
  const words = readNameWords(text, input.tokens)
  const evidence = gatherEvidence(words)
  const names = findNames(words, evidence)
  const { entities, mentions } = gatherEntities(text, words, names, evidence)
  const mentionAt: (EntityMention | undefined)[] = new Array(words.length).fill(undefined)
  for (const mention of mentions)
    for (let at = mention.name.firstWord; at < mention.name.endWord; at++) mentionAt[at] = mention
  const read: ReadWords = { words, mentionAt }
  induceGenders(read, entities)
  const owners = contentOwners(read, attributions)
  const state: SpeakerState = {
    text,
    read,
    entities,
    described: [],
    descriptionOf: new Map(),
    named: nameReferences(read, mentions, attributions, owners, evidence.headlines),
    spoken: [],
    joint: new Map(),
    members: new Map(),
  }
  const speakers = speakersOf(state, attributions, owners)
  const spans = new Map<number, Span[]>()
  for (const { entity, name } of mentions) spans.set(entity, [...(spans.get(entity) ?? []), [name.start, name.end]])
  const found = state.entities.map(
    (entity, index): Entity => ({
      name: entity.name,
      kind: entity.kind,
      aliases: [...entity.aliases].sort((a, b) => (a < b ? -1 : 1)),
      mentions: spans.get(index) ?? [],
    }),
  )
  return { entities: [...found, ...findKeyPhrases(text, read)], speakers }
}

/** One attribution on its way to a speaker. */
interface Pending {
  readonly index: number
  readonly attribution: Attribution
  readonly reading: SourceReading
  readonly place: Place
}

function speakersOf(state: SpeakerState, attributions: readonly Attribution[], owners: Int32Array): LocalSpeaker[] {
  const { words, mentionAt } = state.read
  const speakers: LocalSpeaker[] = attributions.map(() => unknownSpeaker())
  const pending = attributions
    .map((attribution, index): Pending => {
      const reading = readSource(state.read, attribution.source)
      const [anchor = [0, 0] as const] = [...attribution.source, ...attribution.cue, ...attribution.content]
      const word = words[Math.min(wordFrom(words, anchor[0]), words.length - 1)]
      const place = { offset: anchor[0], sentence: word?.sentence ?? 0, paragraph: word?.paragraph ?? 0 }
      return { index, attribution, reading, place }
    })
    .sort((a, b) => a.place.offset - b.place.offset || a.index - b.index)
  const outerOf = ({ attribution, reading, index }: Pending): number => {
    if (attribution.within !== null) return attribution.within
    const at =
      reading.kind === 'nothing' || reading.kind === 'joint'
        ? -1
        : reading.kind === 'description'
          ? reading.word
          : reading.word
    const owner = owners[at] ?? -1
    return owner === index ? -1 : owner
  }
  const later: Pending[] = []
  pending.forEach((item, order) => {
    const { attribution, reading, place, index } = item
    const outer = outerOf(item)
    if (reading.kind === 'pronoun' && (FIRST_PERSON.has(reading.pronoun) || reading.pronoun === 'you')) {
      if (reading.pronoun !== 'you') later.push(item)
      return
    }
    const excluded = new Set<number>()
    for (const [start, end] of attribution.content)
      for (let at = wordFrom(words, start); (words[at]?.start ?? end) < end; at++) {
        const mention = mentionAt[at]
        if (mention && owners[at] === index) excluded.add(mention.entity)
      }
    const speaker =
      reading.kind === 'nothing'
        ? withoutSource(state, pending, order, speakers)
        : resolveReading(state, reading, place, excluded)
    if (speaker === null) {
      later.push(item)
      return
    }
    speakers[index] = speaker
    noteSpeaker(state, speaker, place, outer >= 0 ? NESTED : 1)
  })
  for (const item of later) {
    const outer = outerOf(item)
    const speaker = item.reading.kind === 'nothing' ? followingSpeaker(pending, item, speakers) : speakers[outer]
    if (speaker && speaker.entity !== null) speakers[item.index] = asSpeaker(state, speaker.entity, 'resolved')
    else if (speaker) speakers[item.index] = unknownSpeaker(speaker.candidates)
  }
  return speakers
}

const isQuoted = (attribution: Attribution) => attribution.type !== 'indirect'

/** A statement without a source of its own: a quotation that runs on, or a participle (`…, adding that …`). Null: see what follows. */
function withoutSource(
  state: SpeakerState,
  pending: readonly Pending[],
  order: number,
  speakers: readonly LocalSpeaker[],
): LocalSpeaker | null {
  const item = pending[order]
  if (!item || item.attribution.within !== null) return unknownSpeaker()
  let before: Pending | undefined
  for (let at = order - 1; at >= 0 && at > order - 8 && !before; at--)
    if (pending[at]?.attribution.within === null) before = pending[at]
  const running = isQuoted(item.attribution)
  const near =
    before &&
    (running ? before.place.paragraph === item.place.paragraph : before.place.sentence === item.place.sentence)
  const goesOn =
    before && running && isQuoted(before.attribution) && item.place.paragraph === before.place.paragraph + 1
  const speaker = before && speakers[before.index]
  if (near && speaker) return continued(state, speaker)
  if (!running) {
    const cue = item.attribution.cue[0]
    const participle = cue !== undefined && /ing$/i.test(state.text.slice(cue[0], cue[1]).split(' ')[0] ?? '')
    if (!participle) return unknownSpeaker()
    const ranked = rankCandidates([state.named, state.spoken], item.place, () => 1).filter(({ score }) => score > 1)
    return decide(state, ranked, 'unnamed')
  }
  const next = pending[order + 1]
  if (
    next &&
    next.place.paragraph === item.place.paragraph &&
    next.reading.kind !== 'nothing' &&
    isQuoted(next.attribution)
  )
    return null
  if (goesOn && speaker) return continued(state, speaker)
  const ranked = rankCandidates([state.named, state.spoken], item.place, (index) =>
    state.entities[index]?.kind === 'person' || state.entities[index]?.kind === 'unnamed' ? 1 : 0,
  )
  return unknownSpeaker(ranked.slice(0, 3).map((candidate) => candidate.entity))
}

const continued = (state: SpeakerState, speaker: LocalSpeaker): LocalSpeaker =>
  speaker.entity === null ? { ...speaker } : asSpeaker(state, speaker.entity, 'resolved')

/** The speaker named right after a quotation without one. */
function followingSpeaker(pending: readonly Pending[], item: Pending, speakers: readonly LocalSpeaker[]) {
  const order = pending.indexOf(item)
  const next = pending[order + 1]
  return next && speakers[next.index]
}
