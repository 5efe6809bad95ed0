import { describe, expect, it } from 'vitest'
import type { AttributedSpeaker } from '../../../../electron/contract'
import { runsOf } from '../../../../renderer/state/marks'
import { matches } from '../../../../renderer/state/matches'
import { foldBoilerplate } from '../../../../renderer/state/paragraphs'
import { addressOf, placeOf } from '../../../../renderer/state/route'
import { datedWords, speakerWords } from '../../../../renderer/state/say'
import { moveByWord, spanOf, trimmed } from '../../../../renderer/state/words'

describe('runs of marked text', () => {
  it('cover the bounds without gaps, with every mark that lies on them', () => {
    const runs = runsOf(
      [10, 30],
      [
        { span: [5, 14], name: 'source' },
        { span: [18, 40], name: 'content' },
        { span: [20, 24], name: 'within' },
        { span: [40, 50], name: 'elsewhere' },
      ],
    )
    expect(runs.map(({ start, end, marks }) => [start, end, marks.map(({ name }) => name).join('+')])).toEqual([
      [10, 14, 'source'],
      [14, 18, ''],
      [18, 20, 'content'],
      [20, 24, 'content+within'],
      [24, 30, 'content'],
    ])
  })

  it('are one run where nothing is marked', () => {
    expect(runsOf([0, 9], [])).toEqual([{ start: 0, end: 9, marks: [] }])
  })
})

describe('choosing words with the keyboard', () => {
  const text = 'The mayor said no. Twice.'
  const all = [0, text.length] as const
  const words = (selection: ReturnType<typeof moveByWord>) => selection && text.slice(...spanOf(selection))

  it('starts at the first word, moves and extends', () => {
    const first = moveByWord(text, all, null, 'next', false)
    expect(words(first)).toBe('The')
    const second = moveByWord(text, all, first, 'next', false)
    expect(words(second)).toBe('mayor')
    const extended = moveByWord(text, all, second, 'last', true)
    expect(words(extended)).toBe('mayor said no. Twice.')
    expect(words(moveByWord(text, all, extended, 'previous', true))).toBe('mayor said no.')
  })

  it('extends backwards over where it began', () => {
    const said = { anchor: [10, 14], focus: [10, 14] } as const
    expect(words(moveByWord(text, all, said, 'first', true))).toBe('The mayor said')
  })

  it('stops at the ends', () => {
    const last = moveByWord(text, all, { anchor: [19, 25], focus: [19, 25] }, 'next', false)
    expect(words(last)).toBe('Twice.')
  })

  it('leaves white space out of a selection', () => {
    expect(trimmed(text, [3, 10])).toEqual([4, 9])
    expect(trimmed(text, [3, 4])).toBeNull()
  })
})

describe('places', () => {
  it('are kept in the address and found again', () => {
    const place = { screen: 'read', open: { article: 'sha256:00', statement: 's 1' } } as const
    expect(placeOf(addressOf(place))).toEqual(place)
  })

  it('are the start where the address names none', () => {
    expect(placeOf('#/nowhere')).toEqual({ screen: 'articles', open: {} })
    expect(placeOf('')).toEqual({ screen: 'articles', open: {} })
  })
})

describe('who said it, in words', () => {
  const speaker: AttributedSpeaker = {
    id: 'a',
    name: 'Ada Lund',
    certainty: 'named',
    kind: 'person',
    members: [],
    candidates: [],
  }
  const statement = { type: 'indirect' as const, candidateNames: [], speaker }

  it('names a named speaker without more ado', () => {
    expect(speakerWords(statement, 'Lund')).toEqual({ name: 'Ada Lund', how: '', doubtful: false })
  })

  it('shows what a speaker was worked out from', () => {
    const resolved: AttributedSpeaker = { ...speaker, certainty: 'resolved' }
    expect(speakerWords({ ...statement, speaker: resolved }, 'she').how).toBe('worked out from “she”')
  })

  it('never shows a guess as a name', () => {
    const unknown: AttributedSpeaker = { ...speaker, name: null, certainty: 'unknown' }
    expect(speakerWords({ ...statement, candidateNames: ['Ada Lund', 'Bo Rask'], speaker: unknown }, 'she')).toEqual({
      name: 'Unknown',
      how: '“she”: Ada Lund or Bo Rask?',
      doubtful: true,
    })
  })
})

describe('dates', () => {
  it('say where they come from', () => {
    expect(datedWords({ value: '2031-04-12', origin: 'printed' })).toBe('12 April 2031')
    expect(datedWords({ value: '2031-04-12', origin: 'worked out' })).toBe('12 April 2031, worked out')
    expect(datedWords({ value: null, origin: 'unknown' })).toBe('date unknown')
  })
})

describe('boilerplate', () => {
  it('is gathered in runs, body paragraphs stand alone', () => {
    const paragraph = (start: number, body: boolean) =>
      ({ span: [start, start + 1], kind: 'text', body, set: false, page: null }) as const
    const groups = foldBoilerplate([paragraph(0, false), paragraph(2, false), paragraph(4, true), paragraph(6, true)])
    expect(groups.map((group) => group.length)).toEqual([2, 1, 1])
  })
})

describe('finding a command', () => {
  it('takes the beginnings of words in any order', () => {
    expect(matches('Take this paragraph out', 'par ta')).toBe(true)
    expect(matches('Prüfen', 'pruf')).toBe(true)
    expect(matches('Take this paragraph out', 'graph')).toBe(false)
  })
})
