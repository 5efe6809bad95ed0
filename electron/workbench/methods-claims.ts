import type { ClaimState, EvidenceState, MemberText, ParsedParams } from '../contract'
import { claimIdOfMember, claimIdOfMembers } from '../core/review/claim-id'
import { lacksToBeReady } from '../core/review/claim-stage'
import { isBlindNow } from '../core/review/kept-back'
import { claimView, needClaim, resolveMember } from './claim-view'
import { type Context, type Methods, openCaseOf, reviewerOf } from './context'
import { anchorsOf, memberText } from './methods-statements'
import { needStatement, needThread } from './model'
import { pageOfMapped } from './paging'
import { wordsOf } from './passage'
import { queue } from './queue'
import { notFound, Refusal } from './refusal'
import type { Session } from './session'
import { threadPut } from './thread-view'

/** Claims under review: the queue, a claim's facts, evidence, verdicts. */
export const claimMethods: Methods<
  | 'claim.queue'
  | 'claim.touch'
  | 'claim.get'
  | 'claim.look'
  | 'claim.reword'
  | 'claim.confirmSpeaker'
  | 'claim.join'
  | 'claim.waive'
  | 'claim.skip'
  | 'evidence.addPassage'
  | 'evidence.add'
  | 'evidence.confirmPlace'
  | 'evidence.remove'
  | 'verdict.record'
  | 'verdict.review'
  | 'verdict.adjudicate'
  | 'scale.list'
> = {
  'claim.queue'(context, { show, topic, ...paging }) {
    const filter = topic === undefined ? { show } : { show, topic }
    return pageOfMapped(queue(openCaseOf(context), filter), paging, (item) => item())
  },
  async 'claim.touch'(context, params) {
    const session = openCaseOf(context)
    return 'thread' in params ? touchThread(session, params.thread) : touchStatement(session, params.statement)
  },
  async 'claim.get'(context, { id }) {
    const session = openCaseOf(context)
    return claimView(session, needClaim(session, id), await reviewerOf(context))
  },
  async 'claim.look'(context, { claim }) {
    const session = openCaseOf(context)
    return {
      event: (await session.record({ type: 'verdict.shown', data: { claim: needClaim(session, claim).id } })).id,
    }
  },
  async 'claim.reword'(context, { claim, wording }) {
    const session = openCaseOf(context)
    const data = { claim: needClaim(session, claim).id, wording }
    return { event: (await session.record({ type: 'claim.reworded', data })).id }
  },
  async 'claim.confirmSpeaker'(context, { claim, speaker, reason }) {
    const session = openCaseOf(context)
    const data = { claim: needClaim(session, claim).id, speaker, reason }
    return { event: (await session.record({ type: 'claim.speakerConfirmed', data })).id }
  },
  async 'claim.join'(context, { into, from }) {
    const session = openCaseOf(context)
    const data = { into: needClaim(session, into).id, from: needClaim(session, from).id }
    if (data.into === data.from) throw new Refusal('bad request', 'These two are one claim already.')
    return { event: (await session.record({ type: 'claim.joined', data })).id }
  },
  async 'claim.waive'(context, { claim, verdict, reason }) {
    const session = openCaseOf(context)
    const data = { ...needVerdict(session, claim, verdict), reason }
    return { event: (await session.record({ type: 'claim.waived', data })).id }
  },
  async 'claim.skip'(context, { item, kind, reason }) {
    const session = openCaseOf(context)
    const { model } = session
    const claim = kind === 'claim' ? needClaim(session, item) : null
    const statements =
      kind === 'thread'
        ? needThread(model, item).members.map(({ statement }) => needStatement(model, statement))
        : kind === 'statement'
          ? [needStatement(model, item)]
          : []
    const members = statements.map((statement) => memberText(model, statement))
    const data = { claim: claim?.id ?? null, members, reason }
    return { event: (await session.record({ type: 'queue.skipped', data })).id }
  },

  async 'evidence.addPassage'(context, { claim, article, span, stance, note }) {
    const session = openCaseOf(context)
    const [anchor] = anchorsOf(session.model, article, [span])
    if (!anchor) throw notFound('This passage')
    const data = { claim: needClaim(session, claim).id, evidence: { kind: 'passage', anchor } as const, stance, note }
    return { event: (await session.record({ type: 'evidence.added', data })).id }
  },
  async 'evidence.add'(context, { claim, evidence, stance, note }) {
    const session = openCaseOf(context)
    if (evidence.kind === 'file' && !session.store.state.files[evidence.file]) throw notFound('This file')
    const data = { claim: needClaim(session, claim).id, evidence, stance, note }
    return { event: (await session.record({ type: 'evidence.added', data })).id }
  },
  async 'evidence.confirmPlace'(context, { claim, evidence }) {
    const session = openCaseOf(context)
    const { id, evidence: all } = needClaim(session, claim)
    const found = all.find((each) => each.id === evidence && !each.removed)
    if (found?.evidence.kind !== 'passage') throw notFound('This passage')
    const { article } = found.evidence.anchor
    const resolution = resolveMember(session.model, { content: [found.evidence.anchor] })
    if (resolution.state !== 'moved') throw new Refusal('refused', 'This passage has not moved to another place.')
    const [anchor] = anchorsOf(session.model, article, [resolution.span])
    if (!anchor) throw notFound('This passage')
    return { event: (await session.record({ type: 'evidence.placed', data: { claim: id, evidence, anchor } })).id }
  },
  async 'evidence.remove'(context, { claim, evidence, reason }) {
    const session = openCaseOf(context)
    const found = standingEvidence(needClaim(session, claim))
    if (!found.some(({ id }) => id === evidence)) throw notFound('This piece of evidence')
    const data = { claim: needClaim(session, claim).id, evidence, reason }
    return { event: (await session.record({ type: 'evidence.removed', data })).id }
  },

  async 'verdict.record'(context, { claim: id, said, truth, stage }) {
    const session = openCaseOf(context)
    const claim = needClaim(session, id)
    if (stage === 'ready') needComplete(claim, { said, truth })
    if (!said && !truth) throw new Refusal('bad request', 'Choose at least one of the two judgements.')
    await needRating(context, truth)
    needEvidence(claim, { said, truth })
    const reviewer = (await reviewerOf(context)) ?? ''
    const supersedes = supersededBy(claim, reviewer)
    const data = { claim: claim.id, said, truth, stage, supersedes, blind: isBlindNow(claim, reviewer) }
    const event = await session.record({ type: 'verdict.recorded', data })
    return { event: event.id, verdict: event.id }
  },
  async 'verdict.review'(context, { claim, verdict, agrees, reasons }) {
    const session = openCaseOf(context)
    const data = needVerdict(session, claim, verdict)
    const { reviewer } = await context.settings.read()
    const found = needClaim(session, claim).verdicts.find(({ id }) => id === verdict)
    if (found?.by === reviewer?.id)
      throw new Refusal('refused', 'A verdict is reviewed by somebody else than its author, or the review is waived.')
    const event = await session.record({ type: 'verdict.reviewed', data: { ...data, agrees, reasons } })
    return { event: event.id }
  },
  async 'verdict.adjudicate'(context, { claim, verdict, reasons }) {
    const session = openCaseOf(context)
    const data = { ...needVerdict(session, claim, verdict), reasons }
    return { event: (await session.record({ type: 'verdict.adjudicated', data })).id }
  },
  async 'scale.list'(context) {
    return { scales: [...(await context.scales())] }
  },
}

async function touchStatement(session: Session, id: string): Promise<{ claim: string }> {
  const { model, store } = session
  const known = model.claims().ofStatement.get(id)
  if (known !== undefined) return { claim: known }
  const statement = needStatement(model, id)
  const member = memberText(model, statement)
  const claim = claimIdOfMember(member)
  if (claim === null) throw notFound('This statement')
  const existing = store.state.claims[claim]
  if (existing) return { claim: existing.joinedInto ?? existing.id }
  const text = model.articles().get(statement.article)?.machine?.article.text ?? ''
  const speaker = statement.speaker?.name ?? null
  return touch(session, claim, wordsOf(text, statement.content), speaker, [member])
}

async function touchThread(session: Session, id: string): Promise<{ claim: string }> {
  const { model, store } = session
  const thread = needThread(model, id)
  const known = model.claims().ofThread.get(id)
  if (known !== undefined) return { claim: known }
  const statements = thread.members.map(({ statement }) => needStatement(model, statement))
  const members = statements.map((statement) => memberText(model, statement))
  const claim = claimIdOfMembers(members)
  if (claim === null) throw notFound('This group of statements')
  const existing = store.state.claims[claim]
  if (existing?.joinedInto) return { claim: existing.joinedInto }
  const named = statements.find(({ speaker }) => speaker?.name)
  // Touching a claim that one of the statements already is adds the others to its appearances.
  return touch(session, claim, threadPut(thread, model).wording, named?.speaker?.name ?? null, members)
}

async function touch(
  session: Session,
  claim: string,
  wording: string,
  speaker: string | null,
  appearances: MemberText[],
): Promise<{ claim: string }> {
  await session.record({ type: 'claim.touched', data: { claim, wording, speaker, appearances } })
  return { claim }
}

type Judgements = Pick<ParsedParams<'verdict.record'>, 'said' | 'truth'>

const standingEvidence = (claim: ClaimState): EvidenceState[] => claim.evidence.filter(({ removed }) => !removed)

/** *Ready* is never recorded of a verdict that is not: what it lacks is named, all of it at once. */
function needComplete(claim: ClaimState, judgements: Judgements): void {
  const lacking = lacksToBeReady(claim, judgements)
  if (lacking.length > 0) throw new Refusal('refused', `Not ready. It still needs ${lacking.join(', ')}.`)
}

/** A verdict rests on evidence of its own claim alone. */
function needEvidence(claim: ClaimState, { said, truth }: Judgements): void {
  const known = new Set(standingEvidence(claim).map(({ id }) => id))
  for (const id of [...(said?.evidence ?? []), ...(truth?.evidence ?? [])])
    if (!known.has(id))
      throw new Refusal('bad request', 'A piece of evidence named in the verdict is not on this claim.')
}

async function needRating(context: Context, truth: Judgements['truth']): Promise<void> {
  if (!truth) return
  const scale = (await context.scales()).find(({ id }) => id === truth.scale)
  if (!scale?.ratings.some(({ id }) => id === truth.rating))
    throw new Refusal('bad request', `There is no rating “${truth.rating}” on a scale “${truth.scale}”.`)
}

/** One's own standing verdict is replaced; where somebody else's stands alone, a new one replaces that. */
function supersededBy({ verdicts, current }: ClaimState, reviewer: string): string | null {
  const standing = verdicts.filter(({ id }) => current.includes(id))
  return standing.filter(({ by }) => by === reviewer).at(-1)?.id ?? null
}

function needVerdict(session: Session, claimId: string, verdict: string): { claim: string; verdict: string } {
  const claim = needClaim(session, claimId)
  if (!claim.verdicts.some(({ id }) => id === verdict)) throw notFound('This verdict')
  return { claim: claim.id, verdict }
}
