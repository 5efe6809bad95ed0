import type { Column, Fragment, Line } from './layout-types'

/** A strip with no text in it that parts two columns. */
interface Gutter {
  readonly left: number
  readonly right: number
}

/** A column of prose has at least this many lines; fewer say too little about where it ends. */
const FEWEST_LINES = 4
/** Prose fills its lines; the cells of a table, which must be read row by row, don't. Characters, median. */
const FEWEST_CHARACTERS = 14
/** At most this share of the fragments may run across a gutter (headings over several columns). */
const MOST_CROSSING = 0.3
/** A page with more fragments than this is a table or a drawing, and searching it for columns would take too long. */
const MOST_FRAGMENTS = 5_000
/** Pages are cut at most this many times into side-by-side parts. */
const DEEPEST = 5

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** The strips that at most `most` fragments run across, at least `narrowest` wide. */
function strips(parts: readonly Fragment[], most: number, narrowest: number): Gutter[] {
  const left = Math.floor(Math.min(...parts.map((part) => part.left)))
  const right = Math.ceil(Math.max(...parts.map((part) => part.right)))
  const width = Math.min(right - left, 10_000)
  if (!(width > 0)) return []
  const changes = new Int32Array(width + 2)
  for (const part of parts) {
    const from = Math.max(0, Math.floor(part.left) - left)
    const to = Math.min(width, Math.ceil(part.right) - left)
    changes[from] = (changes[from] ?? 0) + 1
    changes[to] = (changes[to] ?? 0) - 1
  }
  const found: Gutter[] = []
  let crossing = 0
  let start = -1
  for (let x = 0; x <= width; x++) {
    crossing += changes[x] ?? 0
    if (crossing <= most && x < width) {
      if (start === -1) start = x
    } else if (start !== -1) {
      if (x - start >= narrowest && start > 0 && x < width) found.push({ left: left + start, right: left + x })
      start = -1
    }
  }
  return found
}

const top = (parts: readonly Fragment[]) => Math.min(...parts.map((part) => part.y))
const bottom = (parts: readonly Fragment[]) => Math.max(...parts.map((part) => part.y))

/** True if fragments are lines of running text: long enough, and filling the width they share. */
function isProse(parts: readonly Fragment[]): boolean {
  if (parts.length < FEWEST_LINES) return false
  const width = Math.max(...parts.map((part) => part.right)) - Math.min(...parts.map((part) => part.left))
  return (
    median(parts.map((part) => part.text.length)) >= FEWEST_CHARACTERS &&
    median(parts.map((part) => part.right - part.left)) >= width * 0.5
  )
}

const before = (parts: readonly Fragment[], gutter: Gutter) => parts.filter((part) => part.right <= gutter.left + 1)
const after = (parts: readonly Fragment[], gutter: Gutter) => parts.filter((part) => part.left >= gutter.right - 1)

/** The gutter with the most text on its poorer side, where both sides are prose that stand side by side. */
function findGutter(parts: readonly Fragment[]): Gutter | null {
  if (parts.length < FEWEST_LINES * 2 || parts.length > MOST_FRAGMENTS) return null
  const narrowest = Math.max(5, median(parts.map((part) => part.size)) * 0.6)
  for (const share of [0, 0.05, 0.15, MOST_CROSSING]) {
    let best: Gutter | null = null
    let most = 0
    for (const gutter of strips(parts, Math.floor(parts.length * share), narrowest)) {
      const left = before(parts, gutter)
      const right = after(parts, gutter)
      if (!isProse(left) || !isProse(right)) continue
      const together = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right))
      const shorter = Math.min(bottom(left) - top(left), bottom(right) - top(right))
      if (together < shorter * 0.5) continue
      const poorer = Math.min(left.length, right.length)
      if (poorer > most) {
        best = gutter
        most = poorer
      }
    }
    if (best) return best
  }
  return null
}

/** Joins fragments on one baseline into lines, top to bottom. Cells of a table are parted by a tab. */
function linesOf(parts: readonly Fragment[]): Line[] {
  const rows: Fragment[][] = []
  for (const part of [...parts].sort((a, b) => a.y - b.y)) {
    const row = rows[rows.length - 1]
    const first = row?.[0]
    if (row && first && Math.abs(part.y - first.y) <= Math.min(part.size, first.size) * 0.35) row.push(part)
    else rows.push([part])
  }
  return rows.map(joinRow)
}

function joinRow(row: readonly Fragment[]): Line {
  const widest = row.reduce((best, part) => (part.text.length > best.text.length ? part : best))
  if (row.length === 1) return widest
  const rightToLeft = widest.rightToLeft
  const ordered = [...row].sort((a, b) => (rightToLeft ? b.right - a.right : a.left - b.left))
  let text = ''
  let previous: Fragment | null = null
  for (const part of ordered) {
    if (previous) {
      const gap = rightToLeft ? previous.left - part.right : part.left - previous.right
      text += gap > widest.size * 2 ? '\t' : ' '
    }
    text += part.text
    previous = part
  }
  return {
    ...widest,
    text,
    left: Math.min(...row.map((part) => part.left)),
    right: Math.max(...row.map((part) => part.right)),
    artifact: row.every((part) => part.artifact),
  }
}

function columnOf(parts: readonly Fragment[]): Column[] {
  if (parts.length === 0) return []
  return [
    {
      lines: linesOf(parts),
      left: Math.min(...parts.map((part) => part.left)),
      right: Math.max(...parts.map((part) => part.right)),
    },
  ]
}

/**
 * The columns of a page in reading order (a simplified recursive XY-cut, Nagy and Seth 1984): a gutter between prose on both sides
 * parts columns; what runs across it (headings, pictures' captions) parts bands, which are read one after another.
 */
export function columns(parts: readonly Fragment[], depth = 0): Column[] {
  const gutter = depth < DEEPEST ? findGutter(parts) : null
  if (!gutter) return columnOf(parts)
  const left = new Set(before(parts, gutter))
  const right = new Set(after(parts, gutter))
  const crossing = parts.filter((part) => !left.has(part) && !right.has(part))
  const rightToLeft = parts.filter((part) => part.rightToLeft).length > parts.length / 2
  const found: Column[] = []
  const sideBySide = (from: number, to: number) => {
    const within = (part: Fragment) => part.y >= from && part.y < to
    const sides = [[...left].filter(within), [...right].filter(within)]
    if (rightToLeft) sides.reverse()
    for (const side of sides) found.push(...columns(side, depth + 1))
  }
  let from = Number.NEGATIVE_INFINITY
  let band: Fragment[] = []
  for (const part of [...crossing].sort((a, b) => a.y - b.y)) {
    const between = parts.some((other) => (left.has(other) || right.has(other)) && other.y >= from && other.y < part.y)
    if (between) {
      found.push(...columnOf(band))
      band = []
      sideBySide(from, part.y)
    }
    band.push(part)
    from = part.y
  }
  found.push(...columnOf(band))
  sideBySide(from, Number.POSITIVE_INFINITY)
  return found
}
