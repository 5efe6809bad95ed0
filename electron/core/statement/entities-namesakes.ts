import { personName } from '../text/names-persons'

/** A person as the reader is shown them. */
interface Named {
  readonly id: string
  readonly name: string
  readonly kind: string
}

/** How many are offered for one, however common a name is. */
const MOST_OFFERED = 12

const wordsOf = (name: string) => name.toLowerCase().replaceAll('.', '').split(/\s+/)

/**
 * People who were kept apart though they may be one: a family or first name alone beside those who bear it (`Brask`,
 * `Hanna Brask`, `Ole Brask`), and full names that only a middle name keeps apart. They are for a reviewer to merge.
 * @returns id → ids of those who may be the same, in the order given; nobody stands there without anybody
 */
export function namesakes(speakers: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const people = speakers.flatMap(({ id, name, kind }) => {
    const person = kind === 'person' ? personName(wordsOf(name)) : null
    return person ? [{ id, ...person }] : []
  })
  const full = new Map<string, string[]>()
  const add = (key: string, id: string) => {
    const list = full.get(key)
    if (list) list.push(id)
    else full.set(key, [id])
  }
  for (const { id, first, family } of people) {
    if (first === '') continue
    for (const key of new Set([first, family, `${first} ${family}`])) add(key, id)
  }
  const may = new Map<string, string[]>()
  const pair = (id: string, other: string) => {
    const list = may.get(id) ?? []
    if (list.length < MOST_OFFERED && !list.includes(other)) may.set(id, [...list, other])
  }
  for (const { id, first, family } of people) {
    const others = full.get(first === '' ? family : `${first} ${family}`) ?? []
    for (const other of others.slice(0, MOST_OFFERED + 1)) {
      if (other === id) continue
      pair(id, other)
      pair(other, id)
    }
  }
  const order = new Map(speakers.map(({ id }, index) => [id, index]))
  return new Map([...may].map(([id, ids]) => [id, ids.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))]))
}
