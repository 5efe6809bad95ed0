import { isBodyHead, isKnownBody, roleOf } from '../text/names-lexicon'
import { nearness, type Place, referenceFrom, SUBJECT_WEIGHT } from './coreference'
import { describedAs, noteIdentity, resolveDescription } from './speakers-described'
import { authorOf, documentMentions, isDocument } from './speakers-documents'
import type { Description } from './speakers-phrase'
import { bestScore, resolvePronoun } from './speakers-pronouns'
import { readPhrase, type SourceReading } from './speakers-source'
import { asSpeaker, bearRole, CLEAR_LEAD, noteSpeaker, type SpeakerState, unknownSpeaker } from './speakers-state'
import { subjectsBetween } from './speakers-subject'
import type { LocalSpeaker } from './types'

/** `who` after a noun: the noun phrase right before it. */
function resolveRelative(state: SpeakerState, word: number, place: Place, excluded: ReadonlySet<number>): LocalSpeaker {
  const { words, mentionAt } = state.read
  let end = word
  while (end > 0 && /^[,)—–(]$/.test(words[end - 1]?.text ?? '') && words[end - 1]?.sentence === words[word]?.sentence)
    end--
  const mention = mentionAt[end - 1]
  const personal = /^who/.test(words[word]?.lower ?? '')
  const kind = mention && state.entities[mention.entity]?.kind
  if (mention && (!personal || kind === 'person' || kind === 'group' || kind === 'body'))
    return asSpeaker(state, mention.entity, 'resolved')
  let from = end
  while (from > 0 && end - from < 12) {
    const before = words[from - 1]
    if (!before || before.sentence !== words[word]?.sentence) break
    if (!mentionAt[from - 1] && !/^(NOUN|PROPN|ADJ|DET|NUM|ADP|PART)$/.test(before.pos)) break
    from--
  }
  while (from < end && words[from]?.pos === 'ADP') from++
  // `a matter for investigators, who`: people right before it are meant, not what they belong to.
  const whole = readPhrase(state.read, from, end)
  const people = whole.kind !== 'description' || whole.description.personal
  // `good news to Roe's campaign, which`: the body beside it.
  const body = !personal && isBodyHead(words[end - 1]?.lower ?? '')
  if (body || (personal && (roleOf(words[end - 1]?.lower ?? '') !== null || !people)))
    for (let at = end - 2; at > from; at--)
      if (words[at]?.pos === 'ADP' && !mentionAt[at]) {
        from = at + 1
        break
      }
  const reading = readPhrase(state.read, from, end)
  if (reading.kind === 'relative' || reading.kind === 'nothing') return unknownSpeaker()
  // `Jane Roe, a former mayor and teacher who`: the end of an apposition means whom it describes.
  const before = words[from - 1]
  if (reading.kind === 'description' && !reading.description.plural && before?.pos === 'CCONJ') {
    for (let at = from - 1; at > Math.max(0, from - 20) && words[at]?.sentence === before.sentence; at--) {
      const described = words[at]?.text === ',' ? mentionAt[at - 1] : undefined
      if (described && state.entities[described.entity]?.kind === 'person')
        return asSpeaker(state, described.entity, 'resolved')
    }
  }
  const found = resolveReading(state, reading, place, excluded)
  return found.certainty === 'named' ? { ...found, certainty: 'resolved' } : found
}

/** `Harbour and River Board spokesman Ben Falk`: the `and` is in the name of the board, and one man speaks. */
function bearerOf(state: SpeakerState, { parts }: Extract<SourceReading, { kind: 'joint' }>): SourceReading | null {
  const [first, second, third] = parts
  if (first?.kind !== 'name' || second?.kind !== 'name' || third || first.mention.name.key.includes(' ')) return null
  const { kind, sure } = state.entities[first.mention.entity] ?? { kind: 'person', sure: true }
  if (sure || kind === 'person' || (state.mentions[first.mention.entity] ?? 0) > 1) return null
  const before = state.read.words.slice(second.word, second.mention.name.nameWord).map(({ lower }) => lower)
  const board = before.findIndex(isBodyHead)
  if (board < 0 || isKnownBody(before.slice(0, board + 1).join(' '))) return null
  return before.slice(board + 1).some((word) => roleOf(word) !== null) ? second : null
}

function resolveJoint(
  state: SpeakerState,
  reading: Extract<SourceReading, { kind: 'joint' }>,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const one = bearerOf(state, reading)
  if (one) return resolveReading(state, one, place, excluded)
  const parts = reading.parts.map((part) => resolveReading(state, part, place, excluded))
  const known = parts.flatMap((part) => (part.entity === null ? [] : [part.entity]))
  const members = [...new Set(known)]
  if (known.length < parts.length || members.length < 2)
    return unknownSpeaker([...members, ...parts.flatMap((part) => part.candidates)], 'group')
  const key = [...members].sort((a, b) => a - b).join(' ')
  let entity = state.joint.get(key)
  if (entity === undefined) {
    entity = state.entities.length
    const names = members.map((member) => state.entities[member]?.name ?? '')
    state.entities.push({
      name: `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`,
      kind: 'group',
      sure: true,
      aliases: new Set(),
      roles: new Set(),
      attributes: new Set(),
      gender: null,
    })
    state.joint.set(key, entity)
    state.members.set(entity, members)
  }
  return asSpeaker(state, entity, parts.every((part) => part.certainty === 'named') ? 'named' : 'resolved')
}

/** How far back a subject is looked for that has no name and has not spoken. */
const WORDS_BACK = 70
/** `No senator`, `any voter`: nobody in particular. */
const NOBODY = /^(no|any|every|each|whoever)$/
const SINGULAR = new Set(['he', 'she', 'his', 'her', 'him'])
const PLURAL = new Set(['they', 'their', 'them'])

/** A pronoun may mean the unnamed subject of a sentence before: `Five senators urged him to go. They said …`. */
function resolvePronounOrSubject(
  state: SpeakerState,
  { pronoun, word }: Extract<SourceReading, { kind: 'pronoun' }>,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const found = resolvePronoun(state, pronoun, place, excluded)
  const plural = PLURAL.has(pronoun)
  if (!plural && !SINGULAR.has(pronoun)) return found
  const { words } = state.read
  const subjects = subjectsBetween(state.read, Math.max(0, word - WORDS_BACK), word)
  for (const { reading, at } of subjects.reverse()) {
    const there = words[at]
    if (reading.kind !== 'description' || !there || reading.description.plural !== plural) continue
    if (state.headlines.has(there.sentence) || (state.owners[at] ?? -1) >= 0) continue
    if (NOBODY.test(words[reading.description.from]?.lower ?? '')) continue
    // Who has spoken here is weighed already.
    if (state.spoken[referenceFrom(state.spoken, there.start)]?.offset === there.start) return found
    const score = SUBJECT_WEIGHT * nearness(there, place)
    const rival = bestScore(state, pronoun, place, excluded)
    if (score * CLEAR_LEAD <= rival) return found
    const meant = resolveReading(state, reading, { ...there, offset: there.start }, excluded)
    if (meant.entity === null || excluded.has(meant.entity) || meant.entity === found.entity) return found
    if (score >= rival * CLEAR_LEAD) return asSpeaker(state, meant.entity, 'resolved')
    const rivals = found.entity === null ? found.candidates : [found.entity]
    return unknownSpeaker([...new Set([meant.entity, ...rivals])], found.kind)
  }
  return found
}

/** A document speaks for who wrote it, where the text tells. */
function resolveAuthor(state: SpeakerState, description: Description, place: Place): LocalSpeaker | null {
  if (!isDocument(description)) return null
  state.documents ??= documentMentions(state.read)
  const author = authorOf(state.read, description, state.documents)
  if (!author || author.kind === 'nothing') return null
  const word = state.read.words[author.kind === 'joint' ? author.from : author.word]
  const there = word ? { offset: word.start, sentence: word.sentence, paragraph: word.paragraph } : place
  const { entity } = resolveReading(state, author, there, new Set())
  if (entity === null) return null
  // `It` after the letter still means the letter, and so who wrote it.
  const document = describedAs(state, description)
  state.sameAs.set(document, entity)
  noteSpeaker(state, asSpeaker(state, document, 'resolved'), place, 1)
  return asSpeaker(state, entity, 'resolved')
}

/** The speaker that a source means, by what stands before it in the text. First-person pronouns are not settled here. */
export function resolveReading(
  state: SpeakerState,
  reading: SourceReading,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  switch (reading.kind) {
    case 'nothing':
      return unknownSpeaker()
    case 'name':
      // A family name that two bearers have just been given with is nobody's for certain.
      if (reading.mention.others.length > 0)
        return unknownSpeaker([reading.mention.entity, ...reading.mention.others], 'person')
      if (reading.description) noteIdentity(state, reading.description, reading.mention.entity)
      if (reading.role !== undefined) {
        state.entities[reading.mention.entity]?.roles.add(reading.role)
        bearRole(state.bearers, reading.role, reading.mention.entity)
      }
      return asSpeaker(state, reading.mention.entity, 'named')
    case 'pronoun':
      return resolvePronounOrSubject(state, reading, place, excluded)
    case 'relative':
      return resolveRelative(state, reading.word, place, excluded)
    case 'description':
      return (
        resolveAuthor(state, reading.description, place) ??
        resolveDescription(state, reading.description, place, excluded)
      )
    case 'joint':
      return resolveJoint(state, reading, place, excluded)
  }
}
