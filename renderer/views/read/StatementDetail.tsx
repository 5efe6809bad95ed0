import type { ReactNode } from 'react'
import type { ArticleView, StatementView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { CommandButton } from '../../parts/Button'
import type { Command } from '../../state/keys'
import { wordsOf } from '../../state/marks'
import { speakerWords, TYPE_WORDS, timeWords } from '../../state/say'

export interface StatementCommands {
  speaker: Command
  confirm: Command
  change: Command
  remove: Command
  claim: Command
}

/** The selected statement: who, how sure, what, and what can be done with it. */
export function StatementDetail({
  article,
  statement,
  commands,
  onThread,
}: {
  article: ArticleView
  statement: StatementView
  commands: StatementCommands
  onThread: (thread: string) => void
}): ReactNode {
  const source = wordsOf(article.text, statement.source)
  const who = speakerWords(statement, source)
  const within = article.statements.find((other) => other.id === statement.within)
  return (
    <section className="statement-detail" aria-label="Selected statement">
      <p className={`who ${who.doubtful ? 'doubtful' : ''}`} dir="auto">
        <strong>{who.name}</strong>
        {who.how !== '' && <span className="how">{who.how}</span>}
      </p>
      <p className="what" dir="auto">
        {wordsOf(article.text, statement.content)}
      </p>
      <p className="row">
        <Badge>{TYPE_WORDS[statement.type]}</Badge>
        {statement.origin === 'added' && <Badge tone="own">added by a reviewer</Badge>}
        {statement.origin === 'changed' && <Badge tone="own">changed by a reviewer</Badge>}
        {statement.claim !== null && <Badge tone="own">under review</Badge>}
        {statement.topics.map((topic) => (
          <Badge key={topic}>{topic}</Badge>
        ))}
      </p>
      {statement.speakerSet && (
        <p className="hint">
          Speaker set {timeWords(statement.speakerSet.at)}
          {statement.speakerSet.reason !== '' && `: ${statement.speakerSet.reason}`}
        </p>
      )}
      {within && (
        <p className="hint" dir="auto">
          Reported inside a statement by {speakerWords(within, wordsOf(article.text, within.source)).name}
        </p>
      )}
      <div className="row">
        <CommandButton command={commands.confirm} />
        <CommandButton command={commands.speaker} />
        <CommandButton command={commands.change} />
        <CommandButton command={commands.claim} />
        <CommandButton command={commands.remove} look="quiet" />
      </div>
      {statement.threads.length > 0 && (
        <ul className="detail-threads">
          {statement.threads.map((thread, index) => (
            <li key={thread}>
              <button type="button" className="link" onClick={() => onThread(thread)}>
                Same claim elsewhere{statement.threads.length > 1 ? ` (${index + 1})` : ''}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
