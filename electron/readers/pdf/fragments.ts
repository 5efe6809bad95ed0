import type { Fragment, Run } from './layout-types'

/** Wider gaps than this many font sizes part two fragments: they may be two columns. Pieces of one line meet again later. */
const WIDEST_GAP = 0.9
/** A gap of at least this many font sizes between two runs is a blank that the PDF leaves out. */
const BLANK_GAP = 0.22
/** Runs whose baselines are this close, in font sizes, stand on one line (raised figures included). */
const SAME_LINE = 0.45

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** Ligatures and Arabic letter forms (Unicode presentation forms), which stand for plain letters. */
const PRESENTATION_FORMS = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]+/g

/** The value that weighs most, by characters. */
export function dominant<Value>(runs: readonly Run[], value: (run: Run) => Value): Value | undefined {
  const weights = new Map<Value, number>()
  for (const run of runs) weights.set(value(run), (weights.get(value(run)) ?? 0) + run.text.trim().length)
  let best: Value | undefined
  let most = -1
  for (const [candidate, weight] of weights)
    if (weight > most) {
      best = candidate
      most = weight
    }
  return best
}

/** True if the run continues the fragment that ends with `last`: the same line, right after it or (right to left) before it. */
function continues(last: Run, run: Run, left: number, right: number): boolean {
  const size = Math.max(last.size, run.size)
  if (Math.abs(run.y - last.y) > size * SAME_LINE) return false
  const after = run.left - right
  const before = left - run.right
  return Math.max(after, before) <= size * WIDEST_GAP && (after > -size * 0.6 || before > -size * 0.6)
}

/** Text drawn twice with a hair's offset, as some programs do for bold. */
function isOverprint(run: Run, previous: readonly Run[]): boolean {
  return previous.some(
    (other) =>
      other.text === run.text &&
      run.text.trim() !== '' &&
      Math.abs(other.left - run.left) < run.size * 0.15 &&
      Math.abs(other.y - run.y) < run.size * 0.15,
  )
}

/** Marks without a direction of their own take that of the line, where the PDF holds them as they look: turned round. */
const isNeutral = (run: Run) => !run.rightToLeft && !/[\p{L}\p{N}]/u.test(run.text)
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
}
const mirrored = (run: Run): Run => ({
  ...run,
  text: Array.from(run.text, (character) => MIRRORED[character] ?? character)
    .reverse()
    .join(''),
})

/**
 * The runs in logical order: as they stand from left to right, or from right to left with the left-to-right runs
 * within (numbers, foreign names) turned back.
 */
function inReadingOrder(runs: readonly Run[], rightToLeft: boolean): Run[] {
  const visual = [...runs].sort((a, b) => a.left - b.left)
  if (!rightToLeft) return visual
  const ordered: Run[] = []
  let foreign: Run[] = []
  // Blanks and marks between two foreign runs belong to them; those after the last one belong to the line.
  let open: Run[] = []
  for (const run of visual.reverse()) {
    if (isNeutral(run) && foreign.length > 0) open.push(run)
    else if (isNeutral(run)) ordered.push(mirrored(run))
    else if (run.rightToLeft) {
      ordered.push(...foreign.reverse(), ...open.map(mirrored), run)
      foreign = []
      open = []
    } else {
      foreign.push(...open, run)
      open = []
    }
  }
  return [...ordered, ...foreign.reverse(), ...open.map(mirrored)]
}

/** A small raised figure (a footnote's number, a square) must not run into the number or word before it. */
function runText(run: Run, size: number, baseline: number): string {
  const text = run.text.replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC'))
  const raised = run.size <= size * 0.85 && baseline - run.y >= size * 0.15
  return raised && /^\s*\d+\s*$/.test(text) ? text.replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit))) : text
}

function fragmentOf(runs: readonly Run[]): Fragment | null {
  const inked = runs.filter((run) => run.text.trim() !== '')
  if (inked.length === 0) return null
  const size = dominant(inked, (run) => run.size) ?? 0
  const y = dominant(inked, (run) => run.y) ?? 0
  const rightToLeft = dominant(inked, (run) => run.rightToLeft) ?? false
  let text = ''
  let previous: Run | null = null
  for (const run of inReadingOrder(runs, rightToLeft)) {
    const piece = runText(run, size, y)
    if (previous) {
      const gap = Math.max(run.left - previous.right, previous.left - run.right)
      if (gap > size * BLANK_GAP && !/\s$/.test(text) && !/^\s/.test(piece)) text += ' '
    }
    text += piece
    previous = run
  }
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    left: Math.min(...inked.map((run) => run.left)),
    right: Math.max(...inked.map((run) => run.right)),
    y,
    size,
    font: dominant(inked, (run) => run.font) ?? '',
    rightToLeft,
    artifact: inked.every((run) => run.artifact),
  }
}

/**
 * Joins the runs of a page into fragments, in the order in which the PDF draws them. Pieces that a font or a ligature
 * cuts ("di|ff|erence") are put together by their places, blanks that the PDF leaves out are put in.
 */
export function fragments(runs: readonly Run[]): Fragment[] {
  const found: Fragment[] = []
  let open: Run[] = []
  let left = 0
  let right = 0
  const close = () => {
    const fragment = fragmentOf(open)
    if (fragment) found.push(fragment)
    open = []
  }
  for (const run of runs) {
    // pdf.js puts a blank as wide as the gap between two columns or cells; it must not bridge them.
    if (run.text.trim() === '' && run.right - run.left > run.size * WIDEST_GAP) continue
    const last = open[open.length - 1]
    if (last && run.artifact === last.artifact && continues(last, run, left, right)) {
      if (isOverprint(run, open.slice(-40))) continue
      left = Math.min(left, run.left)
      right = Math.max(right, run.right)
    } else {
      close()
      left = run.left
      right = run.right
    }
    open.push(run)
  }
  close()
  return withoutOverprints(found)
}

/** Leaves out a fragment drawn again at the same place. */
function withoutOverprints(all: readonly Fragment[]): Fragment[] {
  const seen = new Set<string>()
  return all.filter((fragment) => {
    const place = `${Math.round(fragment.left)} ${Math.round(fragment.y)} ${fragment.text}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}
