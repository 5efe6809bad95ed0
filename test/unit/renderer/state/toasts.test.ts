import { describe, expect, it } from 'vitest'
import { createToasts } from '../../../../renderer/state/toasts'

const undo = { label: 'Undo', keys: 'Ctrl+Z', run: () => {} }

describe('messages', () => {
  it('go by themselves, errors stay', () => {
    const later: (() => void)[] = []
    const toasts = createToasts((run) => void later.push(run))
    toasts.show({ text: 'Saved' })
    toasts.show({ level: 'error', text: 'The disk is full' })
    for (const run of later) run()
    expect(toasts.read().map(({ text }) => text)).toEqual(['The disk is full'])
  })

  it('offer undo only while it would undo what they tell of', () => {
    const toasts = createToasts(() => {})
    toasts.show({ text: 'Speaker set', action: undo })
    toasts.outdate()
    toasts.show({ text: 'Page checked', action: undo })
    expect(toasts.read().map(({ text, action }) => [text, action?.label])).toEqual([['Page checked', 'Undo']])
  })

  it('make room for newer ones', () => {
    const toasts = createToasts(() => {})
    for (const text of ['one', 'two', 'three']) toasts.show({ text })
    expect(toasts.read().map(({ text }) => text)).toEqual(['two', 'three'])
  })
})
