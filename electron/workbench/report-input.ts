import type {
  CaseState,
  ClaimFilter,
  ClaimState,
  LogEvent,
  ParsedParams,
  SaidDay,
  Scale,
  Span,
  Target,
} from '../contract'
import type { ClaimComparison, ReportMaterial, ReportOptions } from '../core/report/build'
import type { ReportSource } from '../core/report/quotes'
import { labelOf } from '../core/review/labels'
import { nameKey } from '../core/review/names'
import { resolveAnchor } from '../core/text/anchors'
import { articleRow } from './article-view'
import { standingClaims } from './claim-index'
import { actOf, labelNames, targetOf } from './history'
import type { CaseModel } from './model'
import { byCodeUnit } from './paging'
import { columnName } from './passage'
import { speakerOfClaim } from './queue'
import { saidOn } from './said'
import type { Session } from './session'
import { isConflict } from './thread-view'
import { clockTime } from './times'
import { topicMeant } from './topics'
import { isWithheld } from './withheld'

const NOT_TOLD: SaidDay = { value: null, origin: 'unknown', words: null }

/** Everything that a report is made from, out of the open case. */
export function reportMaterial({ store, model }: Session, scales: readonly Scale[]): ReportMaterial {
  const { state, events } = store
  const inOrder = [...model.articles().values()].sort((a, b) => byCodeUnit(a.state.at, b.state.at))
  const hashes = new Map(inOrder.map(({ machine }) => [machine?.article.text, machine?.textHash]))
  const names = labelNames(state, store.event, scales)
  const secrets = withheldPassages(state, model)
  return {
    state,
    scales,
    articles: inOrder.map((entry): ReportSource => {
      const { machine } = entry
      const row = articleRow(entry, model, state)
      return {
        ...row,
        text: machine?.article.text ?? '',
        sentences: machine?.analysis.sentences ?? [],
        sharedTextWith: row.sharedTextWith.filter(({ share }) => share > 0),
      }
    }),
    resolve: (anchor, text) =>
      text === '' ? { state: 'lost', why: 'text missing' } : resolveAnchor(anchor, text, hashes.get(text) ?? ''),
    comparisons: new Map(
      standingClaims(state.claims).flatMap(({ id }) => {
        const found = comparisonOf(id, model, secrets)
        return found ? [[id, found] as const] : []
      }),
    ),
    toldOf: (article, content) => {
      const statement = model.statementAt({ content: content.filter((anchor) => anchor.article === article) })
      const entry = model.articles().get(article)
      const said = statement && entry ? saidOn(statement, entry) : NOT_TOLD
      return { speaker: statement?.speaker?.name ?? null, said }
    },
    aliases: (name) => {
      const found = model.set().speakers.named(name)
      return found ? [found.name, ...found.aliases] : []
    },
    history: events.map((event) => ({
      at: clockTime(event.at),
      by: event.by,
      label: labelOf(event, names),
      event: event.id,
      hash: event.hash,
      target: targetWithin(event, (article) => isWithheld(state, { kind: 'article', article })),
    })),
  }
}

/** What an act is about; an act on several passages is about the withheld one, so that its words are left out too. */
function targetWithin(event: LogEvent, isSecret: (article: string) => boolean): Target | null {
  const act = actOf(event)
  if (!act) return null
  const { data } = act
  const members = [...('members' in data ? data.members : []), ...('from' in data ? [data.from].flat() : [])]
  const anchors = members.flatMap((member) => (typeof member === 'string' ? [] : member.content))
  const cited = [...anchors, ...('passage' in data ? [data.passage] : [])].map(({ article }) => article)
  const secret = cited.find(isSecret)
  return secret === undefined ? targetOf(act) : { kind: 'article', article: secret }
}

/** Places of withheld evidence, by article: what stands there is compared with nothing in a report. */
function withheldPassages(state: CaseState, model: CaseModel): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Span[]>()
  for (const { evidence, id } of Object.values(state.claims).flatMap((claim) => claim.evidence)) {
    if (evidence.kind !== 'passage' || !isWithheld(state, { kind: 'evidence', evidence: id })) continue
    const { anchor } = evidence
    const machine = model.articles().get(anchor.article)?.machine
    const found = machine ? resolveAnchor(anchor, machine.article.text, machine.textHash) : null
    if (found && found.state !== 'lost') places.set(anchor.article, [...(places.get(anchor.article) ?? []), found.span])
  }
  return places
}

function comparisonOf(
  claim: string,
  model: CaseModel,
  secrets: ReadonlyMap<string, readonly Span[]>,
): ClaimComparison | null {
  const thread = model.threads().byId.get(model.claims().threadOf.get(claim) ?? '')
  if (!thread) return null
  const article = (member: number) => thread.members[member]?.article ?? ''
  const isSecret = (member: number, spans: readonly Span[]) =>
    (secrets.get(article(member)) ?? []).some(([from, to]) => spans.some(([start, end]) => start < to && from < end))
  return {
    occasion: thread.occasion,
    differences: thread.differences
      .filter(({ members, spans }) => !isSecret(members[0], spans[0]) && !isSecret(members[1], spans[1]))
      .map(({ kind, note, members }) => ({
        kind,
        note,
        articles: [article(members[0]), article(members[1])],
        conflict: isConflict(kind, thread.occasion),
      })),
  }
}

/** The report's own choices: its kind, who publishes it, and the filter that is on, in words and claims. */
export function reportOptions(
  { store, model }: Session,
  params: Omit<ParsedParams<'report.render'>, 'format'>,
  about: { readonly version: string; readonly generatedAt: string },
): ReportOptions {
  const { kind, names, organisation, baseUrl, filter } = params
  const words = filterWords(filter)
  const claims = standingClaims(store.state.claims).filter((claim) => passes(claim, filter, model))
  return {
    kind,
    generatedAt: about.generatedAt,
    program: `Attest ${about.version}`,
    filter: words === null ? null : { words, claims: claims.map(({ id }) => id) },
    names,
    organisation,
    baseUrl,
  }
}

function passes(claim: ClaimState, { stage, speaker, topic, outlet }: ClaimFilter, model: CaseModel): boolean {
  if (stage !== undefined && claim.stage !== stage) return false
  if (speaker !== undefined) {
    const wanted = model.set().speakers.speakers.find(({ id }) => id === speaker)?.name ?? speaker
    if (nameKey(speakerOfClaim(claim) ?? '') !== nameKey(wanted)) return false
  }
  if (topic !== undefined) {
    const wanted = topicMeant(model, topic)
    const statements = model.claims().statementsOf.get(claim.id) ?? []
    if (!statements.some((id) => model.statements().get(id)?.topics.includes(wanted))) return false
  }
  if (outlet === undefined) return true
  return claim.appearances.some(({ content }) => {
    const entry = model.articles().get(content[0]?.article ?? '')
    return entry !== undefined && nameKey(columnName(entry)) === nameKey(outlet)
  })
}

function filterWords({ stage, speaker, topic, outlet }: ClaimFilter): string | null {
  const parts = [
    stage === undefined ? null : `${stage} claims`,
    speaker === undefined ? null : `said by ${speaker}`,
    topic === undefined ? null : `about ${topic}`,
    outlet === undefined ? null : `in ${outlet}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : `Only ${parts.join(', ')}`
}
