import { describe, expect, it } from 'vitest'
import type { Dated, SaidDay, Span } from '../../../../electron/contract'
import { type DatedTelling, layOutTimeline } from '../../../../electron/core/compare/timeline'
import { saidDay } from '../../../../electron/core/compare/timeline-said'

const printed = (value: string | null): Dated => ({ value, origin: value === null ? 'unknown' : 'printed' })
const said = (value: string | null): SaidDay => ({ ...printed(value), words: null })
const telling = (id: string, change: Partial<DatedTelling> = {}): DatedTelling => ({
  ...{ id, speaker: 'mayor', said: said('2031-05-05'), published: printed('2031-05-06'), threads: [] },
  ...change,
})

describe('the timeline', () => {
  it('has a column for each day on which something is told, and says how many days lie between', () => {
    const { days } = layOutTimeline([telling('b', { said: said('2031-05-19') }), telling('a')], 10)
    expect(days).toEqual([
      { day: '2031-05-05', since: 0 },
      { day: '2031-05-19', since: 14 },
    ])
  })

  it('makes one moment of what several articles tell alike, and two of what two speakers say', () => {
    const { lanes, total } = layOutTimeline(
      [
        telling('a', { threads: ['x'] }),
        telling('b', { threads: ['y'] }),
        telling('c', { threads: ['x', 'y'] }),
        telling('d', { speaker: 'union', threads: ['x'] }),
      ],
      10,
    )
    expect(lanes.map(({ speaker, moments }) => [speaker, moments.map((moment) => moment.tellings)])).toEqual([
      ['mayor', [['a', 'b', 'c']]],
      ['union', [['d']]],
    ])
    expect(total).toBe(2)
  })

  it('never puts what was said on a day together with what was only published on it', () => {
    const tellings = [
      telling('a', { threads: ['x'] }),
      telling('b', { threads: ['x'], said: said(null), published: printed('2031-05-05') }),
    ]
    const moments = layOutTimeline(tellings, 10).lanes[0]?.moments
    expect(moments?.map(({ basis }) => basis)).toEqual(['said', 'published'])
  })

  it('keeps what has no date in a last column of its own', () => {
    const { days, lanes } = layOutTimeline(
      [telling('a', { said: said(null), published: printed(null) }), telling('b')],
      9,
    )
    expect(days.at(-1)).toEqual({ day: null, since: 0 })
    expect(lanes[0]?.moments.map(({ column, basis }) => [column, basis])).toEqual([
      [0, 'said'],
      [1, 'none'],
    ])
  })

  it('shows what most articles tell where not everything fits, and says how much there is', () => {
    const tellings = [telling('a'), telling('b', { threads: ['x'] }), telling('c', { threads: ['x'] })]
    const { lanes, total, shown, days } = layOutTimeline(tellings, 1)
    expect(lanes).toHaveLength(1)
    expect(lanes[0]?.moments[0]?.tellings).toEqual(['b', 'c'])
    expect([total, shown, days.length]).toEqual([2, 1, 1])
  })
})

/** Marks the parts of a sentence: `<source>`, `[content]`, `{cue}`. */
function dayIn(marked: string, published: string | null): SaidDay {
  const spans: Record<string, Span[]> = { '<': [], '[': [], '{': [] }
  let text = ''
  let open: [string, number] = ['', 0]
  for (const sign of marked) {
    if (sign in spans) open = [sign, text.length]
    else if ('>]}'.includes(sign)) spans[open[0]]?.push([open[1], text.length])
    else text += sign
  }
  const statement = { source: spans['<'] ?? [], cue: spans['{'] ?? [], content: spans['['] ?? [] }
  return saidDay({ text, sentences: [[0, text.length]], published }, statement)
}

describe('the day on which something was said', () => {
  it('is the date beside the words that report it, not one within what is said', () => {
    const told = '[The bridge opens on 4 June 2031], <the mayor> {said} on Monday.'
    expect(dayIn(told, '2031-05-07')).toEqual({ value: '2031-05-05', origin: 'worked out', words: 'Monday' })
  })

  it('is printed where the text prints it in full', () => {
    const told = 'On 5 May 2031 <the mayor> {said} [the bridge would open].'
    expect(dayIn(told, null)).toMatchObject({ value: '2031-05-05', origin: 'printed' })
  })

  it('stays unknown, with the words of the text, where a weekday can not be worked out', () => {
    const told = '[The bridge opens], <the mayor> {said} on Monday.'
    expect(dayIn(told, null)).toEqual({ value: null, origin: 'unknown', words: 'Monday' })
  })

  it('is no day to come, nor that of something else that is named beside it', () => {
    expect(dayIn('[It opens], <she> {said} ahead of the vote on Sunday.', '2031-05-07').value).toBeNull()
    expect(dayIn('Due on 9 May 2031, [it opens], <she> {said}.', '2031-05-07').value).toBeNull()
    expect(dayIn('[It opens], <she> {said}.', '2031-05-07')).toEqual({ value: null, origin: 'unknown', words: null })
  })
})
