import type { DifferenceKind, ThreadView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { DIFFERENCE_KINDS, DIFFERENCE_WORDS } from '../../state/differences'

interface Variant {
  words: string
  outlets: string[]
}

/** The wordings that make a kind of difference, each with the outlets that have it; those of the base first. */
function variantsOf(thread: ThreadView, kind: DifferenceKind): { variants: Variant[]; conflict: boolean } {
  const variants = new Map<string, { words: string; places: Set<number> }>()
  let conflict = false
  for (const difference of thread.differencesFull) {
    if (difference.kind !== kind) continue
    conflict ||= difference.conflict
    for (const [side, place] of difference.members.entries()) {
      const words = difference.words[side] ?? ''
      const key = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
      const variant = variants.get(key) ?? { words, places: new Set<number>() }
      variant.places.add(place)
      variants.set(key, variant)
    }
  }
  const inOrder = [...variants.values()].sort(
    (a, b) => Number(b.places.has(thread.base)) - Number(a.places.has(thread.base)) || b.places.size - a.places.size,
  )
  return {
    conflict,
    variants: inOrder.map(({ words, places }) => ({
      words,
      outlets: [...new Set([...places].map((place) => thread.detail[place]?.outlet ?? 'outlet unknown'))],
    })),
  }
}

/** What is told differently, kind by kind: each wording once, with the outlets that have it. */
export function DifferenceList({ thread }: { thread: ThreadView }) {
  const kinds = DIFFERENCE_KINDS.filter((kind) => thread.differencesFull.some((difference) => difference.kind === kind))
  return (
    <section className="differences" aria-label="What is told differently">
      <h2>
        {kinds.length > 0
          ? 'What is told differently'
          : 'The program names no difference here; read the words that are marked above'}
      </h2>
      <ul>
        {kinds.map((kind) => {
          const { variants, conflict } = variantsOf(thread, kind)
          return (
            <li key={kind}>
              <span className={`difference-kind ${kind}`}>
                <span aria-hidden="true">{DIFFERENCE_WORDS[kind].sign}</span>
                {DIFFERENCE_WORDS[kind].name}
              </span>
              <div className="variants">
                {variants.map(({ words, outlets }) => (
                  <p key={words} className="difference-words" dir="auto">
                    {words === '' ? <span className="hint">no such words</span> : words}
                    <span className="hint">{outlets.join(', ')}</span>
                  </p>
                ))}
              </div>
              {conflict && <Badge tone="bad">conflict</Badge>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
