import type { DifferenceKind } from '../../electron/contract'
import { DIFFERENCE_WORDS } from '../state/differences'
import { Badge } from './Badge'

/** What is told differently, each kind with its sign and its name. */
export function Differences({ kinds }: { kinds: readonly DifferenceKind[] }) {
  return kinds.map((kind) => (
    <Badge key={kind} tone={kind === 'detail' || kind === 'wording' ? undefined : 'careful'}>
      <span aria-hidden="true">{DIFFERENCE_WORDS[kind].sign}</span> {DIFFERENCE_WORDS[kind].name}
    </Badge>
  ))
}
