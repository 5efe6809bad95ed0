import type { ArticleView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { CommandButton } from '../../parts/Button'
import type { Command } from '../../state/keys'
import { count, datedWords, timeWords } from '../../state/say'

/** What stands above the text: outlet, date with its origin, author; the title where the text does not show it. */
export function ArticleHead({
  article,
  commands,
}: {
  article: ArticleView
  commands: { checked: Command; details: Command; notes: Command; withhold: Command; marks: Command; all: Command }
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
