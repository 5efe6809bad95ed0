import type { ArticleState, MemberText, Thread } from '../contract'
import { bodySpans } from '../core/article/article'
import { compareJoined } from '../core/compare/joined'
import { type MachineSet, machineSet, type ReviewedSet, reviewSet } from '../core/review/overlay'
import type { ConfirmedSpeaker, ReviewedStatement } from '../core/review/overlay-statements'
import { keep, overlayThreads, type ReviewedThread, type ThreadMember, threadId } from '../core/review/overlay-threads'
import { bestOverlap, type Place, placeAll } from '../core/review/placing'
import type { CaseStore } from '../store/types'
import type { Analysis } from './analysis'
import { placeIn } from './anchors'
import { type ClaimIndex, confirmedSpeakers, createClaimIndex } from './claim-index'
import type { Comparable, Comparison } from './comparison'
import type { MachineArticle, MissingArticle } from './machine'
import { memo, sameEvents } from './memo'
import { Refusal } from './refusal'
import { indexSharedText, type SharedTextIndex } from './shared-text'
import { indexThreads, type ThreadIndex } from './thread-index'

/** One article of the case: what people stated of it, what was read, its statements as they stand. */
export interface ArticleEntry {
  readonly state: ArticleState
  /** Null while it is being read, or where it can't be. */
  readonly machine: MachineArticle | null
  readonly statements: readonly ReviewedStatement[]
}

/** The case as it stands, machine and people together; every part is worked out when asked for and kept until it changes. */
export interface CaseModel {
  articles(): ReadonlyMap<string, ArticleEntry>
  set(): ReviewedSet
  machine(): MachineSet
  statements(): ReadonlyMap<string, ReviewedStatement>
  threads(): ThreadIndex
  claims(): ClaimIndex
  /** Articles of the case that can't be shown, with the reason. */
  missing(): ReadonlyMap<string, MissingArticle>
  /** Speaker id → name. */
  speakerNames(): ReadonlyMap<string, string>
  /** Long runs of text that articles share. */
  sharedText(): SharedTextIndex
  /** What threads are found from; null while articles are still being analysed. */
  comparable(): Comparable | null
  /** Finds anchors in an article's text. */
  place(article: string): Place
  /** The statement that stands at a member's passage now. */
  statementAt(member: MemberText): ReviewedStatement | null
}

/** What is printed or stated as the day an article was published: ISO date, or null. */
export const publishedOf = (state: ArticleState, machine: MachineArticle | null): string | null =>
  state.stated.published === undefined ? (machine?.article.published ?? null) : state.stated.published

export function createModel(store: CaseStore, analysis: Analysis, comparison: Comparison): CaseModel {
  const statementEvents = sameEvents<(typeof store.state.statements)[number]>()
  const speakerEvents = sameEvents<(typeof store.state.speakers)[number]>()
  const topicEvents = sameEvents<(typeof store.state.topics)[number]>()
  const confirmations = sameEvents<ConfirmedSpeaker>()
  const confirmed = memo(
    () => [store.state.claims],
    () => confirmations(confirmedSpeakers(store.state.claims)),
  )
  const threadEvents = sameEvents<(typeof store.state.threads)[number]>()

  const place = (article: string): Place => {
    const found = analysis.articles.get(article)
    return found ? placeIn(found.article.text, found.textHash) : () => ({ state: 'lost', why: 'text missing' })
  }

  const machine = memo(
    () => [analysis.revision],
    () => machineSet([...analysis.articles.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
  )
  const set = memo(
    () => [
      machine(),
      statementEvents(store.state.statements),
      speakerEvents(store.state.speakers),
      topicEvents(store.state.topics),
      confirmed(),
    ],
    () => reviewSet(machine(), store.state, place, confirmed()),
  )
  const statements = memo(
    () => [set()],
    () => new Map([...set().statements.values()].flat().map((statement) => [statement.id, statement])),
  )
  const articles = memo(
    () => [set(), store.state.articles, analysis.revision],
    () =>
      new Map(
        Object.values(store.state.articles).map((state): [string, ArticleEntry] => [
          state.id,
          {
            state,
            machine: analysis.articles.get(state.id) ?? null,
            statements: set().statements.get(state.id) ?? [],
          },
        ]),
      ),
  )

  function statementAt(member: MemberText): ReviewedStatement | null {
    const article = member.content[0]?.article ?? ''
    const placed = placeAll(member.content, place(article))
    if ('why' in placed) return null
    return bestOverlap(set().statements.get(article) ?? [], ({ content }) => content, placed.spans)
  }

  const published = () =>
    [...analysis.articles.values()]
      .map((found) => {
        const state = store.state.articles[found.id]
        return state ? `${found.id}${publishedOf(state, found)}` : ''
      })
      .join()
  const comparable = memo(
    () => [set(), published()],
    (): Comparable => {
      const members = machine().members.flatMap(({ id, article, analysis: found }) => {
        const state = store.state.articles[id]
        if (!state) return []
        return {
          id,
          text: article.text,
          body: bodySpans(article),
          sentences: found.sentences,
          published: publishedOf(state, analysis.articles.get(id) ?? null),
          statements: [...(set().statements.get(id) ?? [])].map(plainStatement),
        }
      })
      return { key: {}, articles: members, speakers: set().speakers.speakers }
    },
  )

  const sharedText = memo(
    () => [comparison.revision],
    () =>
      indexSharedText(comparison.sharedText, (id) => {
        const article = analysis.articles.get(id)?.article
        return article ? bodySpans(article).reduce((sum, [start, end]) => sum + end - start, 0) : 0
      }),
  )

  const threads = memo(
    () => [set(), comparison.revision, threadEvents(store.state.threads)],
    (): ThreadIndex => {
      // Until the next comparison is done, threads may hold statements that are gone.
      const known = statements()
      const found = comparison.threads.flatMap((thread) =>
        keep({ ...thread, decided: null, occasionSet: null }, ({ statement }) => known.has(statement)),
      )
      const member = (text: MemberText): ThreadMember | null => {
        const statement = statementAt(text)
        return statement && { article: statement.article, statement: statement.id }
      }
      return indexThreads(overlayThreads(found, store.state.threads, { place: member, compare: compareMembers }))
    },
  )

  function compareMembers(members: readonly ThreadMember[]): Thread {
    const { articles: comparables, speakers } = comparable()
    const joined = members.flatMap((member) => {
      const article = comparables.find(({ id }) => id === member.article)
      const statement = article?.statements.find(({ id }) => id === member.statement)
      return article && statement ? [{ article, statement }] : []
    })
    return {
      id: threadId(members),
      members: [...members],
      why: 'put together by a reviewer',
      sharedText: sharedText().mostlyShared(
        joined.map(({ article, statement }) => ({ article: article.id, spans: statement.content })),
      ),
      ...compareJoined(joined, speakers),
    }
  }

  const claims = createClaimIndex(store, { set, threads, statementAt })

  return {
    articles,
    set,
    machine,
    statements,
    threads,
    claims,
    missing: () => analysis.missing,
    speakerNames: memo(
      () => [set()],
      () => new Map(set().speakers.speakers.map(({ id, name }) => [id, name])),
    ),
    sharedText,
    comparable: () => (analysis.progress.state === 'running' ? null : comparable()),
    place,
    statementAt,
  }
}

/** A statement as the contract has it, without what the overlay adds. */
export function plainStatement(statement: ReviewedStatement) {
  const { id, type, source, cue, content, within, speaker, topics } = statement
  return { id, type, source, cue, content, within, speaker, topics }
}

/** The statement of this id; refuses where it is gone, as after a correction. */
export function needStatement(model: CaseModel, id: string): ReviewedStatement {
  const statement = model.statements().get(id)
  if (!statement) throw new Refusal('not found', 'This statement has changed or is gone. Look at the text again.')
  return statement
}

/** The thread of this id; refuses where it is gone. */
export function needThread(model: CaseModel, id: string): ReviewedThread {
  const thread = model.threads().byId.get(id)
  if (!thread)
    throw new Refusal('not found', 'This group of statements has changed or is gone. Look at the list again.')
  return thread
}

/** The article of this id, read; refuses where it can't be. */
export function needArticle(model: CaseModel, id: string): ArticleEntry & { readonly machine: MachineArticle } {
  const entry = model.articles().get(id)
  if (!entry) throw new Refusal('not found', 'This article is not in the case.')
  const { machine } = entry
  if (!machine) throw new Refusal('refused', 'This article is still being read. Try again in a moment.')
  return { ...entry, machine }
}
