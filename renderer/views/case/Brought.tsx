import type { MergeView, QueueItem } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { useApp, useQuery } from '../../state/app'
import { count } from '../../state/say'
import { STAGE_TONES, STAGE_WORDS } from '../review/stages'
import { Acts, Notices } from './Acts'

/** What a merge brought: by whom, and where the claims it is about stand now, the disputed ones first. */
export function Brought({ merged, onClose }: { merged: MergeView; onClose: () => void }) {
  const { overlay, router } = useApp()
  const claims = useQuery('claim.queue', { show: 'claims', limit: 1000 })
  const touched = new Set(merged.claims.map(({ id }) => id))
  const items = (claims.value?.items ?? []).filter(({ id }) => touched.has(id))
  const disputed = items.filter(({ stage }) => stage === 'disputed')
  const others = items.filter(({ stage }) => stage !== 'disputed')
  const number = merged.acts.reduce((sum, { count: own }) => sum + own, 0)
  const open = (claim: string) => {
    onClose()
    router.go('review', { claim })
  }
  return (
    <Dialog
      title="Brought in"
      onClose={onClose}
      width={680}
      reads
      does="Done"
      onDo={onClose}
      foot={<Button onPress={() => overlay.set('agreement')}>How far reviewers agree…</Button>}
    >
      <p role="status">
        {number === 0 && merged.files === 0
          ? 'Nothing in it was new. The case is as it was.'
          : `${[count(number, 'act'), ...(merged.files > 0 ? [count(merged.files, 'file')] : [])].join(' and ')} added.`}{' '}
        {disputed.length > 0 &&
          `${count(disputed.length, 'claim')} ${disputed.length === 1 ? 'is' : 'are'} disputed: reviewers judge differently, and a third act settles it.`}
      </p>
      <Claims title="Disputed" items={disputed} does="Settle it…" onOpen={open} />
      <Claims title="Other claims" items={others} does="Look at it" onOpen={open} />
      <Acts acts={merged.acts} reviewer={null} />
      <Notices title="What was not taken, and why" notices={merged.notices} />
    </Dialog>
  )
}

function Claims({
  title,
  items,
  does,
  onOpen,
}: {
  title: string
  items: readonly QueueItem[]
  does: string
  onOpen: (claim: string) => void
}) {
  if (items.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="lines">
        {items.map(({ id, wording, stage }) => (
          <li key={id} className="row">
            <Badge tone={STAGE_TONES[stage]}>{STAGE_WORDS[stage]}</Badge>
            <span className="grows" dir="auto">
              {wording}
            </span>
            <Button name={`${does} ${wording}`} onPress={() => onOpen(id)}>
              {does}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
