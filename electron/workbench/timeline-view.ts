import type { ParsedParams, TimelineMomentView, TimelineView } from '../contract'
import { type DatedTelling, layOutTimeline } from '../core/compare/timeline'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import { bySpeaker, chooseStatements, threadsOf } from './chosen-statements'
import { type CaseModel, needArticle, needStatement } from './model'
import { columnName, datedOf, titleOf, wordsOf } from './passage'
import { saidOn } from './said'
import { differenceKinds, shortestWording } from './thread-view'
import { topicMeant } from './topics'

/** Who said what when: a lane a speaker, a column a day, one moment for what several articles tell alike. */
export function timelineView(
  model: CaseModel,
  { topic: asked, limit, ...filter }: ParsedParams<'compare.timeline'>,
): TimelineView {
  const topic = asked === null ? null : topicMeant(model, asked)
  const chosen = chooseStatements(model, topic, { ...filter, narrated: false })
  const rows = bySpeaker(model, chosen, filter.speaker)
  const speakers = new Map(rows.map(({ speaker }, index) => [String(index), speaker]))
  const tellings = rows.flatMap(({ statements }, index) =>
    statements.flatMap((statement): DatedTelling[] => {
      const entry = model.articles().get(statement.article)
      if (!entry) return []
      const threads = threadsOf(statement.id, model).map(({ id }) => id)
      const said = saidOn(statement, entry)
      return [{ id: statement.id, speaker: String(index), said, published: datedOf(entry), threads }]
    }),
  )
  const { days, lanes, total, shown } = layOutTimeline(tellings, limit)
  return {
    topic,
    days: [...days],
    lanes: lanes.flatMap(({ speaker, moments }) => {
      const named = speakers.get(speaker)
      if (!named) return []
      const views = moments.map(({ column, basis, tellings: ids }) => ({ column, basis, ...momentView(model, ids) }))
      return [{ speaker: named, moments: views }]
    }),
    total,
    shown,
  }
}

function momentView(model: CaseModel, ids: readonly string[]): Omit<TimelineMomentView, 'column' | 'basis'> {
  const statements = ids.map((id) => needStatement(model, id))
  const threads = statements.flatMap(({ id }) => threadsOf(id, model))
  const within = (thread: (typeof threads)[number]) =>
    thread.members.filter(({ statement }) => ids.includes(statement)).length
  const [thread] = [...new Set(threads)].sort((a, b) => within(b) - within(a))
  return {
    wording: shortestWording(statements.map((statement) => contentOf(statement, model))),
    cues: [...new Set(statements.map((statement) => cueOf(statement, model)).filter((cue) => cue !== ''))],
    tellings: statements.map((statement) => {
      const entry = needArticle(model, statement.article)
      return {
        statement: statement.id,
        article: statement.article,
        outlet: columnName(entry),
        title: titleOf(entry),
        type: statement.type,
        said: saidOn(statement, entry),
        published: datedOf(entry),
      }
    }),
    thread: thread?.id ?? null,
    differences: thread ? differenceKinds(thread) : [],
    claim: ids.map((id) => model.claims().ofStatement.get(id)).find((claim) => claim !== undefined) ?? null,
  }
}

const cueOf = (statement: ReviewedStatement, model: CaseModel): string =>
  wordsOf(needArticle(model, statement.article).machine.article.text, statement.cue)

const contentOf = (statement: ReviewedStatement, model: CaseModel): string =>
  wordsOf(needArticle(model, statement.article).machine.article.text, statement.content)
