import type { Span } from '../../../../electron/contract'
import { resolveSpeakers, type SpeakerResult } from '../../../../electron/core/statement/speakers'
import type { Attribution } from '../../../../electron/core/statement/types'
import { sentenceSpans } from '../../../../electron/core/text/sentences'
import { readTokens } from '../../../../electron/core/text/tokens'

/**
 * The text of an example without its marks, and its attributions: `«source»` and `{content}`, in pairs; `«»` is no source.
 * Where each has its `‹cue›` as well, the attributions have it.
 */
export function readExample(example: string): { text: string; attributions: Attribution[] } {
  let text = ''
  const sources: Span[][] = []
  const contents: Span[][] = []
  const cues: Span[][] = []
  let start = 0
  for (const char of example) {
    if (char === '«' || char === '{' || char === '‹') start = text.length
    else if (char === '›') cues.push([[start, text.length]])
    else if (char === '»') sources.push(start === text.length ? [] : [[start, text.length]])
    else if (char === '}') contents.push([[start, text.length]])
    else text += char
  }
  const attributions = sources.map((source, index): Attribution => {
    const content = contents[index] ?? []
    const quoted = content.some(([from, to]) => /["“]/.test(text.slice(from, to)))
    const cue = cues.length === sources.length ? (cues[index] ?? []) : []
    return { type: quoted ? 'direct' : 'indirect', source, cue, content, within: null }
  })
  return { text, attributions }
}

const paragraphsOf = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((match): Span => [match.index, match.index + match[0].length])

/** Speakers of any text with any attributions. */
export function speakersIn(text: string, attributions: readonly Attribution[]): SpeakerResult {
  const paragraphs = paragraphsOf(text)
  const tokens = readTokens(text, paragraphs)
  return resolveSpeakers({ text, paragraphs, tokens, sentences: sentenceSpans(tokens), attributions })
}

/** Who speaks in an example, one line an attribution: `named person Ada Orr`, `unknown: Ada Orr, Ben Falk`. */
export function whoSaid(example: string): string[] {
  const { text, attributions } = readExample(example)
  const { entities, speakers } = speakersIn(text, attributions)
  const name = (entity: number) => entities[entity]?.name ?? '?'
  return speakers.map(({ entity, certainty, kind, members, candidates }) => {
    if (entity === null) return `unknown: ${candidates.map(name).sort().join(', ')}`
    const of = members.length > 0 ? ` (${members.map(name).join(', ')})` : ''
    return `${certainty} ${kind} ${name(entity)}${of}`
  })
}

/** Entities of an example as `kind name`, in the order of their first mention. */
export function entitiesIn(example: string): string[] {
  const { text, attributions } = readExample(example)
  return speakersIn(text, attributions).entities.map(({ kind, name }) => `${kind} ${name}`)
}
