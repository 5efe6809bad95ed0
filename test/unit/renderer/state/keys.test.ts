import { describe, expect, it } from 'vitest'
import { type Command, createKeys, nameOfPress, type Press } from '../../../../renderer/state/keys'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  inField: false,
  at: 0,
  ...more,
})

function recorder() {
  const ran: string[] = []
  const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
    id,
    label: id,
    group: 'Test',
    keys,
    run: () => void ran.push(id),
    ...more,
  })
  return { ran, command }
}

describe('names of presses', () => {
  it.each([
    [{ key: 'n' }, 'n'],
    [{ key: 'O', shiftKey: true }, 'Shift+O'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'z', ctrlKey: true }, 'Ctrl+Z'],
    [{ key: 'Z', metaKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
    [{ key: 'Delete' }, 'Delete'],
    [{ key: ' ' }, 'Space'],
  ])('%j is %s', (more, name) => {
    expect(nameOfPress(press(more.key, more))).toBe(name)
  })
})

describe('keys', () => {
  it('run the command on offer, and nothing once it is withdrawn', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    const offer = keys.offer([command('new', ['n'])])
    expect(keys.press(press('n'))).toBe(true)
    offer.withdraw()
    expect(keys.press(press('n'))).toBe(false)
    expect(ran).toEqual(['new'])
  })

  it('are off in text fields, except those that say otherwise', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    keys.offer([command('new', ['n']), command('find', ['Ctrl+F'], { inFields: true })])
    keys.press(press('n', { inField: true }))
    keys.press(press('f', { inField: true, ctrlKey: true }))
    expect(ran).toEqual(['find'])
  })

  it('may be sequences, forgotten after a pause', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    keys.offer([command('articles', ['g a']), command('all', ['a'])])
    keys.press(press('g', { at: 0 }))
    keys.press(press('a', { at: 400 }))
    keys.press(press('g', { at: 1000 }))
    keys.press(press('a', { at: 9000 }))
    expect(ran).toEqual(['articles', 'all'])
  })

  it('of a screen rest while a dialog is open over it', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    keys.offer([command('below', ['n'])])
    const layer = keys.reserveLayer()
    const close = keys.openLayer(layer)
    keys.offer([command('dialog', ['d'], { layer })])
    keys.press(press('n'))
    keys.press(press('d'))
    close()
    keys.press(press('n'))
    expect(ran).toEqual(['dialog', 'below'])
  })

  it('are silent for a command that cannot be done now', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    keys.offer([command('save', ['s'], { enabled: false })])
    expect(keys.press(press('s'))).toBe(false)
    expect(ran).toEqual([])
  })

  it('can be switched off where they are single letters', () => {
    const { ran, command } = recorder()
    const keys = createKeys()
    keys.lettersOn = false
    keys.offer([
      command('new', ['n']),
      command('undo', ['Ctrl+Z']),
      command('articles', ['g a']),
      command('remove', ['Delete']),
    ])
    for (const key of ['n', 'g', 'a', 'Delete']) keys.press(press(key))
    keys.press(press('z', { ctrlKey: true }))
    expect(ran).toEqual(['remove', 'undo'])
  })

  it('tell of what can be seen, not of new closures', () => {
    const { command } = recorder()
    const keys = createKeys()
    const offer = keys.offer([command('new', ['n'])])
    let told = 0
    keys.watch(() => told++)
    offer.update([command('new', ['n'])])
    expect(told).toBe(0)
    offer.update([command('new', ['n'], { label: 'New claim' })])
    expect(told).toBe(1)
  })
})
