import { describe, expect, it } from 'vitest'
import type { Span } from '../../../electron/contract'
import { alignedSegments } from '../../../electron/workbench/segments'

const whole = (text: string) => ({ text, content: [[0, text.length]] as Span[] })
const marked = (segments: readonly { text: string; state: string }[]) =>
  segments.map(({ text, state }) => (state === 'same' ? text : `[${state}: ${text.trim()}]`)).join('')

describe('contents side by side', () => {
  const first = whole('“The bridge will open in May,” with 4 arches')
  const second = whole('The bridge will not open in June, with 4 arches at last')

  it('show what is the same, changed, added and missing; case and punctuation set aside', () => {
    const [one = [], two = []] = alignedSegments([first, second], [])
    expect(marked(one)).toBe('“The bridge will open in [changed: May,”]with 4 arches')
    expect(marked(two)).toBe('The bridge will [added: not]open in [changed: June,]with 4 arches [added: at last]')
    const third = alignedSegments([first, whole('The bridge will open with 4 arches')], [])
    expect(marked(third[1] ?? [])).toBe('The bridge will open [removed: in May]with 4 arches')
  })
  it('lose no character of what they show', () => {
    for (const [index, member] of [first, second].entries()) {
      const shown = alignedSegments([first, second], [])[index] ?? []
      const own = shown.filter(({ state }) => state !== 'removed')
      expect(own.map(({ text }) => text).join('')).toBe(member.text)
    }
  })
  it('name the kinds of difference that their words make', () => {
    const at = (text: string, word: string): [number, number] => [text.indexOf(word), text.indexOf(word) + word.length]
    const date = { kind: 'date' as const, members: [0, 1] as [number, number] }
    const spans: [[number, number][], [number, number][]] = [[at(first.text, 'May')], [at(second.text, 'June')]]
    const [one = [], two = []] = alignedSegments([first, second], [{ ...date, spans }])
    expect(one.find(({ kinds }) => kinds.includes('date'))?.text).toContain('May')
    expect(two.filter(({ kinds }) => kinds.length > 0).map(({ text }) => text.trim())).toEqual(['June,'])
  })
  it('show a discontinuous content with an ellipsis', () => {
    const text = '“We go,” he said, “and we stay.”'
    const parts = {
      text,
      content: [
        [0, 8],
        [18, text.length],
      ] as Span[],
    }
    const [own = []] = alignedSegments([parts, whole('we go and we leave')], [])
    expect(own.map((segment) => segment.text).join('')).toBe('“We go,” … “and we stay.”')
  })
})
