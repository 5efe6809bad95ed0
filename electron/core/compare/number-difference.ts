import { type Quantity, readQuantities, sameQuantity } from '../text/numbers'
import { isFunctionWord } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import type { Telling } from './telling'
import { type AlignedStretch, SMALL_CHANGE, smallChangeAround } from './word-alignment'

/** So many words on either side of a number show what it counts. */
const NEIGHBOURS = 3

interface Counted {
  readonly quantity: Quantity
  /** Index of its word in the telling. */
  readonly at: number
  /** Stems of the telling words around it. */
  readonly around: ReadonlySet<string>
}

function counted({ text, words, sentence }: Telling): Counted[] {
  return readQuantities(text, ...sentence).flatMap((quantity) => {
    const at = words.findIndex(({ start, end }) => start < quantity.end && end > quantity.start)
    if (at < 0) return []
    const around = words
      .slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)
      .filter(({ plain }) => !isFunctionWord(plain) && !plain.startsWith('#'))
    return [{ quantity, at, around: new Set(around.map(({ stem }) => stem)) }]
  })
}

const unitClass = ({ unit }: Quantity) => unit.replace(/ .*/, '')

/** True if the same words are changed around both, so that one number stands where the other does. */
const sameStretch = (stretches: readonly AlignedStretch[], x: Counted, y: Counted) =>
  stretches.some(
    ({ same, a, b }) =>
      !same &&
      x.at >= a[0] &&
      x.at < a[1] &&
      y.at >= b[0] &&
      y.at < b[1] &&
      Math.max(a[1] - a[0], b[1] - b[0]) <= SMALL_CHANGE,
  )

/** Versions do not round each other's numbers: "about 80" that was "about 83" was changed. */
const equalQuantity = (a: Quantity, b: Quantity) => a.value === b.value && a.unit === b.unit && a.bound === b.bound

/** Numbers that differ where both tell of the same thing: units, words and bounds ("at least") are looked through. */
export function numberDifferences(
  a: Telling,
  b: Telling,
  stretches: readonly AlignedStretch[],
  areVersions = false,
): FoundDifference[] {
  const isSame = areVersions ? equalQuantity : sameQuantity
  const left = counted(a)
  const right = counted(b)
  const onlyLeft = left.filter((x) => !right.some((y) => isSame(x.quantity, y.quantity)))
  const onlyRight = right.filter((y) => !left.some((x) => isSame(x.quantity, y.quantity)))
  const times = (list: readonly Counted[], { quantity }: Counted) =>
    list.filter((other) => isSame(other.quantity, quantity)).length
  /** One of several equal numbers is changed: it is told once less here, the other once more there. */
  const replaces = (x: Counted, y: Counted) => {
    const stretch = smallChangeAround(stretches, x.at, 'a')
    const isChanged = stretch !== null && sameStretch([stretch], x, y) && !isSame(x.quantity, y.quantity)
    return isChanged && times(left, x) > times(right, x) && times(right, y) > times(left, y)
  }
  const found: FoundDifference[] = []
  const used = new Set<Counted>()
  for (const x of left) {
    const y = right.find((candidate) => {
      if (used.has(candidate) || unitClass(candidate.quantity) !== unitClass(x.quantity)) return false
      const isOnly = onlyLeft.includes(x) && onlyRight.includes(candidate)
      if (isOnly ? sameStretch(stretches, x, candidate) : replaces(x, candidate)) return true
      const share = [...x.around].filter((stem) => candidate.around.has(stem)).length
      const loneUnit = unitClass(x.quantity) !== 'plain' && onlyLeft.length === 1 && onlyRight.length === 1
      return isOnly && x.quantity.unit !== 'ordinal' && (share > 0 || loneUnit)
    })
    if (!y) continue
    used.add(y)
    const [p, q] = [x.quantity, y.quantity]
    found.push({
      kind: 'number',
      spans: [[[p.boundStart, p.end]], [[q.boundStart, q.end]]],
      note: `${a.text.slice(p.boundStart, p.end)} / ${b.text.slice(q.boundStart, q.end)}`,
    })
  }
  return found
}
