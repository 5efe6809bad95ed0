/** A thing that can be done here: shown as a button with its key, in the command palette and on the key sheet. */
export interface Command {
  /** Unique among the commands on screen. */
  id: string
  label: string
  /** Heading on the key sheet. */
  group: string
  /**
   * Keys that run it, such as `n`, `Ctrl+K`, `Shift+N` or a sequence `g a`. Ctrl stands for Cmd on a Mac. The first one
   * is shown beside the button.
   */
  keys: readonly string[]
  run(): void
  /** False greys the button out and silences the key. */
  enabled?: boolean
  /** True for keys that work in text fields too, such as Ctrl+K. */
  inFields?: boolean
  /** Layer it belongs to: 0 the screens, higher numbers open dialogs. Only the topmost layer's keys work. */
  layer?: number
}

/** What the dispatcher needs to know of a key press. */
export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  /** True when typing goes into a text field or a list that finds items by their letters. */
  inField: boolean
  /** Milliseconds, from any fixed point. */
  at: number
}

/** The pause after which the first key of a sequence is forgotten. */
const SEQUENCE_MILLISECONDS = 1500

/** A key press in the notation of `Command.keys`. */
export function nameOfPress(press: Pick<Press, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const isLetter = /^\p{L}$/u.test(press.key)
  const key = press.key === ' ' ? 'Space' : isLetter ? press.key.toLowerCase() : press.key
  const parts: string[] = []
  if (press.ctrlKey || press.metaKey) parts.push('Ctrl')
  if (press.altKey) parts.push('Alt')
  // Shift is part of a sign such as `?`; it is named where it would not show.
  if (press.shiftKey && (isLetter || press.key.length > 1)) parts.push('Shift')
  return [...parts, parts.length > 0 && isLetter ? key.toUpperCase() : key].join('+')
}

export interface Keys {
  /** All commands that can be reached now, topmost layer first. */
  commands(): readonly Command[]
  watch(listener: () => void): () => void
  /** Puts commands on offer; returns a function that takes them away. */
  offer(commands: readonly Command[]): { update(commands: readonly Command[]): void; withdraw(): void }
  /** The number of a layer that is about to be opened. */
  reserveLayer(): number
  /** Opens a reserved layer above all others; returns a function that closes it. */
  openLayer(layer: number): () => void
  /** Runs what the press stands for; true when something was run or a sequence was begun. */
  press(press: Press): boolean
  /** Runs a command by its id, where it is on offer on any layer. */
  run(id: string): void
  /** Single-letter keys can be switched off, for people whose speech or switch input would trigger them. */
  lettersOn: boolean
}

const looksOf = (commands: readonly Command[]) =>
  JSON.stringify(commands.map(({ id, label, group, keys, enabled, layer }) => [id, label, group, keys, enabled, layer]))

const isPlain = (keys: string) => !/^(Ctrl|Alt)\+/.test(keys)

/** The registry of commands and their keys. Later offers win where two want the same key. */
export function createKeys(): Keys {
  const offers: { commands: readonly Command[] }[] = []
  const listeners = new Set<() => void>()
  const layers: number[] = [0]
  let nextLayer = 1
  let begun: { keys: string; at: number } | null = null
  let known: readonly Command[] = []

  const onOffer = () => [...offers].reverse().flatMap((offer) => offer.commands)
  const reachable = () => {
    const top = layers[layers.length - 1] ?? 0
    return onOffer().filter((command) => (command.layer ?? 0) === top)
  }
  const settle = () => {
    known = reachable()
    for (const listener of [...listeners]) listener()
  }

  const self: Keys = {
    lettersOn: true,
    commands: () => known,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    offer(commands) {
      const offer = { commands }
      offers.push(offer)
      settle()
      return {
        // A new closure under the same name is no news: only what can be seen is told.
        update(next) {
          const isNews = looksOf(next) !== looksOf(offer.commands)
          offer.commands = next
          if (isNews) settle()
        },
        withdraw() {
          offers.splice(offers.indexOf(offer), 1)
          settle()
        },
      }
    },
    reserveLayer: () => nextLayer++,
    openLayer(layer) {
      layers.push(layer)
      settle()
      return () => {
        layers.splice(layers.indexOf(layer), 1)
        settle()
      }
    },
    press(press) {
      const name = nameOfPress(press)
      const sequence = begun && press.at - begun.at <= SEQUENCE_MILLISECONDS ? `${begun.keys} ${name}` : null
      begun = null
      const usable = reachable().filter(
        (command) => command.enabled !== false && (!press.inField || (command.inFields === true && !isPlain(name))),
      )
      const allowed = (keys: string) => self.lettersOn || !isPlain(keys) || keys.length > 1
      const find = (keys: string) => usable.find((command) => command.keys.some((own) => own === keys && allowed(own)))
      const command = (sequence && find(sequence)) ?? find(name)
      if (command) {
        command.run()
        return true
      }
      if (usable.some((one) => one.keys.some((keys) => keys.startsWith(`${name} `) && self.lettersOn))) {
        begun = { keys: name, at: press.at }
        return true
      }
      return false
    },
    run(id) {
      onOffer()
        .find((command) => command.id === id && command.enabled !== false)
        ?.run()
    },
  }
  return self
}
