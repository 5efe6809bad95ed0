import type { ArticleRow } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Check } from '../../parts/Fields'
import { likenessBadge } from '../../state/likeness'
import { count, datedWords, timeWords } from '../../state/say'

/** One article in the list: what it is called, who published it and when, and whether a person checked the page. */
export function ArticleLine({
  article,
  current,
  ticked,
  writable,
  onTick,
  onOpen,
  onCheck,
}: {
  article: ArticleRow
  current: boolean
  ticked: boolean
  writable: boolean
  onTick: (on: boolean) => void
  onOpen: () => void
  onCheck: (checked: boolean) => void
}) {
  const title = article.title ?? article.name
  const facts = [
    article.outlet ?? 'outlet unknown',
    datedWords(article.published),
    article.author,
    article.credit === null ? null : `from ${article.credit}`,
    article.format,
    article.language !== null && article.language !== 'en' ? `language: ${article.language}` : null,
  ].filter((fact) => fact !== null)
  const likeness = likenessBadge(article.sharedTextWith)
  return (
    <div className={`article-line ${ticked ? 'ticked' : ''}`}>
      <Check name={`Tick ${title}`} checked={ticked} onChange={onTick} stop={current} />
      <div className="article-words">
        <button
          type="button"
          className="article-title"
          data-row
          tabIndex={current ? 0 : -1}
          onClick={onOpen}
          dir="auto"
        >
          {title}
        </button>
        <p className="hint" dir="auto">
          {facts.join(' · ')}
        </p>
        {article.warnings.map((warning) => (
          <p key={warning} className="article-warning">
            {warning}
          </p>
        ))}
      </div>
      <div className="article-badges">
        {article.role !== 'report' && <Badge tone="own">{article.role}</Badge>}
        {article.withheld && <Badge tone="bad">withheld</Badge>}
        {likeness !== null && <Badge tone="shared">{likeness}</Badge>}
        <span className="hint">{count(article.statementCount, 'statement')}</span>
      </div>
      <Button
        look={article.checked ? 'plain' : 'quiet'}
        className="article-checked"
        pressed={article.checked !== null}
        disabled={!writable}
        stop={current}
        name={
          article.checked ? `Page checked on ${timeWords(article.checked.at)}: ${title}` : `Page not checked: ${title}`
        }
        onPress={() => onCheck(article.checked === null)}
      >
        {article.checked ? '✓ Page checked' : 'Page not checked'}
      </Button>
    </div>
  )
}
