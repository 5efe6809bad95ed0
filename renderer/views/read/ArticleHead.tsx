import type { ArticleView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { CommandButton } from '../../parts/Button'
import type { Command } from '../../state/keys'
import { likenessWords } from '../../state/likeness'
import { count, datedWords, timeWords } from '../../state/say'

/** More than these are counted. */
const MOST_NAMED = 3

/** What stands above the text: outlet, date with its origin, author; the title where the text does not show it. */
export function ArticleHead({
  article,
  commands,
  onOpen,
}: {
  article: ArticleView
  commands: Record<'checked' | 'details' | 'notes' | 'withhold' | 'marks' | 'all' | 'changes', Command>
  /** Opens another article. */
  onOpen: (article: string) => void
}) {
  const titleInText = article.paragraphs.some(({ kind, body }) => kind === 'title' && body)
  const hidden = article.paragraphs.some(({ body }) => !body)
  return (
    <header className="article-head">
      <p className="article-outlet" dir="auto">
        {article.outlet ?? 'Outlet unknown'}
        {article.role !== 'report' && <Badge tone="own">{article.role}</Badge>}
        {article.withheld && <Badge tone="bad">withheld</Badge>}
      </p>
      <h1 className={titleInText ? 'unseen' : ''} dir="auto">
        {article.title ?? article.name}
      </h1>
      <p className="hint" dir="auto">
        {[
          datedWords(article.published),
          article.author,
          article.credit === null ? null : `credit: ${article.credit}`,
          count(article.wordCount, 'word'),
          article.evidence.length > 0 ? `${count(article.evidence.length, 'passage')} used as evidence` : null,
          article.checked ? `page checked ${timeWords(article.checked.at)}` : 'page not checked',
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {article.warnings.map((warning) => (
        <p key={warning} className="article-warning">
          {warning}
        </p>
      ))}
      {article.lost.map((lost) => (
        <p key={lost.event} className="article-warning">
          {lost.what}: {lost.why}
        </p>
      ))}
      {article.sharedTextWith.length > 0 && (
        <ul className="likenesses" aria-label="Articles with the same text">
          {article.sharedTextWith.slice(0, MOST_NAMED).map((other) => (
            <li key={other.article} className="hint">
              <button type="button" className="link" dir="auto" onClick={() => onOpen(other.article)}>
                {[other.outlet, other.title].filter((part) => part !== null).join(': ') || 'Another article'}
              </button>
              : {likenessWords(other)}
            </li>
          ))}
          {article.sharedTextWith.length > MOST_NAMED && (
            <li className="hint">and {count(article.sharedTextWith.length - MOST_NAMED, 'other article')}</li>
          )}
          {commands.changes.enabled && (
            <li>
              <CommandButton command={commands.changes} look="quiet" />
            </li>
          )}
        </ul>
      )}
      <div className="row article-tools">
        <CommandButton command={commands.checked} look={article.checked ? 'quiet' : 'plain'} />
        <CommandButton command={commands.details} look="quiet" />
        <CommandButton command={commands.notes} look="quiet" />
        <CommandButton command={commands.withhold} look="quiet" />
        <CommandButton command={commands.marks} look="quiet" />
        {hidden && <CommandButton command={commands.all} look="quiet" />}
      </div>
    </header>
  )
}
