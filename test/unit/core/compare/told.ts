import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Speaker, Statement } from '../../../../electron/contract'
import type { ComparableArticle } from '../../../../electron/core/compare/types'
import { readWordVectors } from '../../../../electron/core/compare/word-vectors'

/** The word vectors that the program ships. */
export const VECTORS = readWordVectors(
  readFileSync(path.join(__dirname, '../../../../resources/models/word-vectors.bin')),
)

/** A sentence for a test: `{what is said}` in braces, who said it, and the words that say so. */
export interface Told {
  /** The sentence, with the content in braces; without braces the whole sentence is the article's own voice. */
  readonly text: string
  readonly speaker?: string
  /** Words of the sentence. */
  readonly source?: string
  readonly cue?: string
}

const hex = (name: string) => [...name].map((letter) => letter.charCodeAt(0).toString(16)).join('')

/** An article's id made of a short name. */
export const articleId = (name: string) => `sha256:${hex(name).padEnd(64, '0').slice(0, 64)}`

/** An article of such sentences, a paragraph each. Names of speakers are their ids. */
export function articleOf(name: string, told: readonly Told[], published: string | null = null): ComparableArticle {
  let text = ''
  const sentences: [number, number][] = []
  const statements: Statement[] = []
  for (const { text: marked, speaker, source, cue } of told) {
    const start = text.length
    const plain = marked.replace(/[{}]/g, '')
    const parts = [...marked.matchAll(/\{([^}]*)\}/g)].map(([, part = '']) => part)
    const place = (words: string): [number, number] => {
      const at = plain.indexOf(words)
      if (at < 0) throw new Error(`"${words}" is not in "${plain}"`)
      return [start + at, start + at + words.length]
    }
    const quotes = (plain.match(/["“”]/g) ?? []).length
    statements.push({
      id: `${name}:${statements.length}`,
      type:
        speaker === undefined
          ? 'narrated'
          : quotes === 0
            ? 'indirect'
            : /^["“]/.test(parts[0] ?? '')
              ? 'direct'
              : 'mixed',
      source: source === undefined ? [] : [place(source)],
      cue: cue === undefined ? [] : [place(cue)],
      content: parts.length > 0 ? parts.map(place) : [[start, start + plain.length - 1]],
      within: null,
      speaker:
        speaker === undefined
          ? null
          : { id: speaker, name: speaker, certainty: 'named', kind: 'person', members: [], candidates: [] },
      topics: [],
    })
    sentences.push([start, start + plain.length])
    text += `${plain}\n\n`
  }
  return { id: articleId(name), text, body: sentences, sentences, published, statements }
}

/** The speakers that articles name. */
export function speakersOf(articles: readonly ComparableArticle[]): Speaker[] {
  const names = new Set(articles.flatMap(({ statements }) => statements.flatMap(({ speaker }) => speaker?.name ?? [])))
  return [...names].map((name) => ({ id: name, name, kind: 'person', aliases: [] }))
}

/** One outlet's report on an invented dispute over a harbour; other tests change one thing in it. */
export const HARBOUR: readonly Told[] = [
  { text: 'Dockers in Lindhaven walked out on Tuesday after talks over the new container terminal collapsed.' },
  {
    text: 'Union leader Mara Ostrel said {the port would lose 120 jobs once the cranes run without crews}.',
    speaker: 'Mara Ostrel',
    source: 'Union leader Mara Ostrel',
    cue: 'said',
  },
  {
    text: '{“We were promised training for every single worker, and we got a letter instead,”} Ostrel told reporters.',
    speaker: 'Mara Ostrel',
    source: 'Ostrel',
    cue: 'told',
  },
  {
    text: 'Harbour chief Sergei Dolan announced that {the company will pay the crews their full wages until the autumn}.',
    speaker: 'Sergei Dolan',
    source: 'Harbour chief Sergei Dolan',
    cue: 'announced',
  },
  { text: 'The terminal was built with loans of $40 million from a bank in Brennick.' },
  {
    text: 'Dolan said {the United States freight office has approved the shipping plan}.',
    speaker: 'Sergei Dolan',
    source: 'Dolan',
    cue: 'said',
  },
  { text: 'Two ferries and a grain carrier were waiting outside the breakwater when the pickets arrived.' },
  {
    text: 'Transport minister Pia Halloran called the strike {“a needless blow to island families who rely on the boats”}.',
    speaker: 'Pia Halloran',
    source: 'Transport minister Pia Halloran',
    cue: 'called',
  },
  { text: 'A mediator from the labour court will meet both sides at the customs house.' },
]

/** Another report of the same paper, on a flooded valley. */
export const VALLEY: readonly Told[] = [
  { text: 'The reservoir above Carrow overflowed early on Monday and flooded three villages in the valley.' },
  {
    text: 'Governor Ivo Rask said {at least 300 houses have been damaged by mud and falling timber}.',
    speaker: 'Ivo Rask',
    source: 'Governor Ivo Rask',
    cue: 'said',
  },
  {
    text: '{“Nobody opened the sluice gates in time, although we begged the engineers all night,”} said farmer Lena Voss.',
    speaker: 'Lena Voss',
    source: 'farmer Lena Voss',
    cue: 'said',
  },
  {
    text: 'The water board confirmed that {the alarm system was switched off for repairs last spring}.',
    speaker: 'Carrow Water Board',
    source: 'The water board',
    cue: 'confirmed',
  },
  { text: 'Soldiers carried 45 residents of a nursing home to a school in Upper Carrow.' },
  {
    text: 'Rask said {the army will build a temporary bridge across the Sill this week}.',
    speaker: 'Ivo Rask',
    source: 'Rask',
    cue: 'said',
  },
  { text: 'Half of the potato harvest is lost, according to a first count by the growers.' },
  {
    text: 'Opposition deputy Tamsin Oake demanded {“an open inquiry with the power to call every engineer as a witness”}.',
    speaker: 'Tamsin Oake',
    source: 'Opposition deputy Tamsin Oake',
    cue: 'demanded',
  },
  { text: 'Trains between Carrow and the coast were cancelled until further notice.' },
]

/** A third report as plain text, as it would be pasted: every kind of change that the tests make can be made in it. */
export const QUARRY = `Quarry above Tolmere to close after rockfall

The slate quarry above Tolmere will close for good, its owners told workers on Thursday, three weeks after a rockfall buried the upper road.

“We have looked at every report the engineers gave us, and the north wall cannot be held. Nobody should have to work below it for another season,” said Hedda Marlowe, who has run the company since March 12.

About 84 people work in the quarry, and many of them live in Tolmere. The owners have promised wages until the autumn, but the unions were surprised by the speed of the decision.

Edwin Tassel said the owners had known of the danger. “They counted the cracks in the northern gallery every morning and they did not tell a single worker what the numbers meant,” the foreman said.

The county geologist was not invited to the meeting near Tolmere, although the survey is hers. She said that the wall has moved six inches since the winter.

“The people of this valley have carried slate for two hundred years because there was nothing else to carry,” said Bettina Crane. “Now somebody must tell them what comes after it. That somebody is not a company from the coast.”

A hearing will follow on Monday in Ashgrove, where 1,200 signatures against the closure were delivered by the families.
`
