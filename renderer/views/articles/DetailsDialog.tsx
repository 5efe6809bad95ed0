import { useState } from 'react'
import type { ArticleChanges, ArticleRole, ArticleView } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Choices, Field } from '../../parts/Fields'
import { Asked } from '../../parts/States'
import { useAct, useQuery } from '../../state/app'
import { count, sizeWords } from '../../state/say'

type Fields = 'title' | 'outlet' | 'url' | 'author' | 'published' | 'captured' | 'capturedBy' | 'archive'

const FIELDS: readonly { name: Fields; label: string; hint?: string; one?: boolean }[] = [
  { name: 'title', label: 'Title', one: true },
  { name: 'outlet', label: 'Outlet', hint: 'Who published it.' },
  { name: 'author', label: 'Author' },
  { name: 'published', label: 'Published', hint: 'As year-month-day, such as 2024-05-31.' },
  { name: 'url', label: 'Address (URL)', one: true },
  { name: 'archive', label: 'Archived copy', hint: 'Address of a copy that will last.', one: true },
  { name: 'captured', label: 'Captured', hint: 'When the page was saved, as year-month-day.' },
  { name: 'capturedBy', label: 'Captured by' },
]

export const ROLES: readonly { value: ArticleRole; label: string }[] = [
  { value: 'report', label: 'Report' },
  { value: 'rewrite', label: 'Rewrite' },
  { value: 'primary record', label: 'Primary record' },
]

const LOOKS_LIKE_DATE = /^\d{4}(-\d{2}(-\d{2}(T[\d:.+Z-]+)?)?)?$/

/** What is known of one article, or the same said of several at once. */
export function DetailsDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const only = ids.length === 1 ? ids[0] : undefined
  const article = useQuery('article.get', only === undefined ? null : { id: only })
  if (only === undefined) return <DetailsForm ids={ids} article={null} onClose={onClose} />
  if (article.status !== 'ready')
    return (
      <Dialog title="Details" onClose={onClose}>
        <Asked query={article}>{() => null}</Asked>
      </Dialog>
    )
  return <DetailsForm ids={ids} article={article.value} onClose={onClose} />
}

function DetailsForm({
  ids,
  article,
  onClose,
}: {
  ids: readonly string[]
  article: ArticleView | null
  onClose: () => void
}) {
  const act = useAct()
  const before = (name: Fields): string => {
    if (article === null) return ''
    return (name === 'published' ? article.published.value : article[name]) ?? ''
  }
  const [values, setValues] = useState<Partial<Record<Fields, string>>>({})
  const [role, setRole] = useState<ArticleRole | null>(article?.role ?? null)
  const changes: ArticleChanges = {}
  for (const { name } of FIELDS) {
    const value = values[name]?.trim()
    // For several articles at once an empty field means "leave as it is".
    if (value === undefined || value === before(name) || (article === null && value === '')) continue
    changes[name] = value === '' ? null : value
  }
  if (role !== null && role !== article?.role) changes.role = role
  const datesAreDates = [changes.published, changes.captured].every(
    (date) => date == null || LOOKS_LIKE_DATE.test(date),
  )
  const save = async () => {
    const done = await act(
      'article.update',
      { ids: [...ids], changes },
      `Details of ${count(ids.length, 'article')} changed`,
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title={article === null ? `Details of ${count(ids.length, 'article')}` : 'Details'}
      does="Save"
      canDo={Object.keys(changes).length > 0 && datesAreDates}
      onDo={() => void save()}
      onClose={onClose}
      width={640}
    >
      {article === null && <p className="hint">Fields left empty stay as they are in each article.</p>}
      <div className="details-grid">
        {FIELDS.filter((field) => article !== null || !field.one).map((field, index) => (
          <Field
            key={field.name}
            label={field.label}
            value={values[field.name] ?? before(field.name)}
            onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
            focusFirst={index === 0}
            {...(field.hint !== undefined && { hint: field.hint })}
          />
        ))}
      </div>
      {!datesAreDates && (
        <p className="wrong" role="alert">
          A date is written year-month-day, such as 2024-05-31.
        </p>
      )}
      <Choices label="Role" value={role} onChange={setRole} options={ROLES} />
      {article && (
        <p className="hint">
          {article.name}, {article.format}, {count(article.wordCount, 'word')},{' '}
          {sizeWords(new Blob([article.text]).size)} of text. The date of publication is{' '}
          {article.published.origin === 'unknown' ? 'not known' : article.published.origin}.
        </p>
      )}
    </Dialog>
  )
}
