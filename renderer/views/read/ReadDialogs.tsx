import type { ArticleView, Span, StatementView } from '../../../electron/contract'
import { NotesDialog } from '../../parts/NotesDialog'
import { WithholdDialog } from '../../parts/WithholdDialog'
import { useAct } from '../../state/app'
import { wordsOf } from '../../state/marks'
import { DetailsDialog } from '../articles/DetailsDialog'
import { ChangesDialog } from './ChangesDialog'
import { EvidenceDialog } from './EvidenceDialog'
import { SpeakerDialog } from './SpeakerDialog'
import { TopicDialog } from './TopicDialog'

export type ReadDialog = 'speaker' | 'evidence' | 'topic' | 'details' | 'notes' | 'withhold' | 'changes'

/** Whatever is open over an article. */
export function ReadDialogs({
  open,
  article,
  selected,
  span,
  words,
  onClose,
}: {
  open: ReadDialog | null
  article: ArticleView
  selected: StatementView | null
  /** What is selected in the text, and its words. */
  span: Span | null
  words: string
  onClose: () => void
}) {
  const act = useAct()
  return (
    <>
      {open === 'speaker' && selected && (
        <SpeakerDialog
          title="Who says this?"
          words={wordsOf(article.text, selected.content)}
          candidates={selected.candidateNames}
          name={selected.speaker?.name ?? null}
          kind={selected.speaker?.kind ?? 'person'}
          onSet={async (speaker, reason) => {
            const done = await act(
              'statement.setSpeaker',
              { statement: selected.id, speaker, reason },
              speaker.known ? `Speaker set: ${speaker.name}` : 'Speaker confirmed unknown',
            )
            if (done) onClose()
          }}
          onClose={onClose}
        />
      )}
      {open === 'evidence' && span && (
        <EvidenceDialog article={article.id} span={span} words={words} onClose={onClose} />
      )}
      {open === 'topic' && span && <TopicDialog article={article.id} span={span} words={words} onClose={onClose} />}
      {open === 'notes' && (
        <NotesDialog
          title="Notes on this article"
          target={{ kind: 'article', article: article.id }}
          notes={article.notes}
          onClose={onClose}
        />
      )}
      {open === 'withhold' && (
        <WithholdDialog
          what="The article"
          target={{ kind: 'article', article: article.id }}
          withheld={article.withheld}
          onClose={onClose}
        />
      )}
      {open === 'changes' && <ChangesDialog article={article} onClose={onClose} />}
      {open === 'details' && <DetailsDialog ids={[article.id]} onClose={onClose} />}
    </>
  )
}
