import { useState } from 'react'
import type { ArticleView, VersionChanges } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { SelectField } from '../../parts/Fields'
import { Asked } from '../../parts/States'
import { useQuery } from '../../state/app'
import { comparable, likenessWords } from '../../state/likeness'
import { count, datedWords } from '../../state/say'

/** What changed between this article and one that looks like a version or copy of it. */
export function ChangesDialog({ article, onClose }: { article: ArticleView; onClose: () => void }) {
  const others = comparable(article.sharedTextWith)
  const [chosen, setChosen] = useState(others[0]?.article ?? '')
  const other = others.find((one) => one.article === chosen)
  // The earlier one is what was changed; where no date tells, the other one is taken for it.
  const [from, to] = other?.order === 'later' ? [article.id, chosen] : [chosen, article.id]
  const changes = useQuery('article.changes', chosen === '' ? null : { from, to })
  return (
    <Dialog title="What changed" onClose={onClose} width={900}>
      {others.length > 1 && (
        <SelectField
          label="Compared with"
          value={chosen}
          onChange={setChosen}
          options={others.map((one) => ({
            value: one.article,
            label: one.title ?? one.outlet ?? 'another article',
            hint: likenessWords(one),
          }))}
        />
      )}
      <Asked query={changes}>{(value) => <Changes changes={value} />}</Asked>
    </Dialog>
  )
}

const nameOf = ({ outlet, title, published }: VersionChanges['from']) =>
  [outlet ?? title ?? 'outlet unknown', datedWords(published)].join(', ')

function Changes({ changes }: { changes: VersionChanges }) {
  const { words, blocks, from, to } = changes
  const isSame = words.removed + words.added === 0
  return (
    <>
      <p>
        From <strong dir="auto">{nameOf(from)}</strong> to <strong dir="auto">{nameOf(to)}</strong>:{' '}
        {isSame
          ? 'the same words throughout.'
          : `${count(words.removed, 'word')} taken out, ${count(words.added, 'word')} put in, ${count(words.same, 'word')} kept.`}
      </p>
      <ol className="changes" aria-label="Changes, in the order of the text">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: changes have no name of their own, and their order is given
          <li key={index} className={`change ${block.kind}`} dir="auto">
            {block.kind === 'same' ? (
              <>
                {count(block.sentences, 'sentence')} kept: “{cut(block.first)}”
              </>
            ) : (
              block.segments.map((segment, at) => {
                const Tag = segment.state === 'removed' ? 'del' : segment.state === 'added' ? 'ins' : 'span'
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: runs of text have no name of their own
                  <Tag key={at} className="change-words">
                    {segment.state !== 'same' && (
                      <>
                        <span className="segment-sign" aria-hidden="true">
                          {segment.state === 'removed' ? '−' : '+'}
                        </span>
                        <span className="unseen">{segment.state === 'removed' ? 'taken out: ' : 'put in: '}</span>
                      </>
                    )}
                    <span className="change-text">{segment.text.trim()}</span>{' '}
                  </Tag>
                )
              })
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

const cut = (text: string): string => (text.length <= 90 ? text : `${text.slice(0, 88).trimEnd()}…`)
