import type { ArticleView, StatementView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Empty } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { Wording } from '../../parts/Wording'
import type { Command } from '../../state/keys'
import { wordsOf } from '../../state/marks'
import { count, speakerWords, TYPE_WORDS } from '../../state/say'
import { type StatementCommands, StatementDetail } from './StatementDetail'

/** Who said what in this article, in reading order; the selected one in full above. */
export function StatementPanel({
  article,
  statements,
  selected,
  commands,
  onSelect,
  onThread,
}: {
  article: ArticleView
  statements: readonly StatementView[]
  selected: StatementView | null
  commands: StatementCommands & { next: Command; previous: Command }
  onSelect: (id: string) => void
  onThread: (thread: string) => void
}) {
  const at = selected ? statements.findIndex((statement) => statement.id === selected.id) : -1
  return (
    <section className="statement-panel" aria-label="Statements">
      <header className="panel-head">
        <h2>{count(statements.length, 'statement')}</h2>
        <CommandButton command={commands.previous} look="quiet">
          Previous
        </CommandButton>
        <CommandButton command={commands.next} look="quiet">
          Next
        </CommandButton>
      </header>
      {selected && <StatementDetail article={article} statement={selected} commands={commands} onThread={onThread} />}
      {statements.length === 0 ? (
        <Empty title="No statement found">
          {article.language !== null && article.language !== 'en'
            ? 'Statements are found in English texts only. Select words in the text to add one by hand.'
            : 'Select words in the text to add one by hand.'}
        </Empty>
      ) : (
        <VirtualList
          label="Statements in reading order"
          count={statements.length}
          rowHeight={74}
          at={at === -1 ? null : at}
          row={(index, current) => {
            const statement = statements[index]
            if (!statement) return null
            const who = speakerWords(statement, wordsOf(article.text, statement.source))
            return (
              <button
                type="button"
                data-row
                tabIndex={current ? 0 : -1}
                className={`statement-line ${statement.within === null ? '' : 'within'}`}
                aria-current={statement.id === selected?.id ? 'true' : undefined}
                onClick={() => onSelect(statement.id)}
              >
                <span className={`who ${who.doubtful ? 'doubtful' : ''}`} dir="auto">
                  <strong>{who.name}</strong>
                  {who.how !== '' && <span className="how">{who.how}</span>}
                  <span className="how">{TYPE_WORDS[statement.type]}</span>
                </span>
                <span className="statement-words" dir="auto">
                  <Wording
                    cue={wordsOf(article.text, statement.cue)}
                    wording={wordsOf(article.text, statement.content)}
                  />
                </span>
              </button>
            )
          }}
        />
      )}
      <p className="legend">
        <span className="mark source">Who</span> <span className="mark cue">said</span>{' '}
        <span className="mark content direct">what, quoted</span>{' '}
        <span className="mark content indirect">what, reported</span>
      </p>
    </section>
  )
}
