import { passageKey } from './claim-id'
import type { KnownEvent } from './events'

/**
 * Whether others have built on an act, so that its author's undo must not pull it away under them.
 *
 * @param act what an undo would take back.
 * @param others acts of others that stand, before the undo, in the same group.
 * @param standing all acts that stand, before the undo, in the same group.
 */
export function isBuiltOn(act: KnownEvent, others: readonly KnownEvent[], standing: readonly KnownEvent[]): boolean {
  switch (act.type) {
    case 'claim.touched': {
      const touchedAgain = standing.some(
        (event) => event.type === 'claim.touched' && event.id !== act.id && event.data.claim === act.data.claim,
      )
      return !touchedAgain && others.some((event) => claimsNamed(event).includes(act.data.claim))
    }
    case 'claim.reworded':
    case 'claim.speakerConfirmed':
      return others.some((event) => isAfter(event, act, standing) && isJudgement(event, act.data.claim))
    case 'evidence.added':
      return others.some((event) => evidenceNamed(event).includes(act.id))
    case 'verdict.recorded':
      return others.some((event) => verdictNamed(event) === act.id)
    case 'article.imported': {
      const importedAgain = standing.some((event) => event.type === 'article.imported' && event.id !== act.id)
      return !importedAgain && others.length > 0
    }
    case 'statement.added': {
      const added = passageKey(act.data.statement.content)
      return others.some((event) => statementNamed(event) === added)
    }
    default:
      return false
  }
}

function isAfter(event: KnownEvent, act: KnownEvent, standing: readonly KnownEvent[]): boolean {
  return standing.indexOf(event) > standing.indexOf(act)
}

function isJudgement(event: KnownEvent, claim: string): boolean {
  switch (event.type) {
    case 'verdict.recorded':
    case 'verdict.reviewed':
    case 'verdict.adjudicated':
    case 'claim.waived':
      return event.data.claim === claim
    default:
      return false
  }
}

/** The claims that an event names. */
export function claimsNamed(event: KnownEvent): readonly string[] {
  switch (event.type) {
    case 'claim.joined':
      return [event.data.into, event.data.from]
    case 'claim.touched':
    case 'claim.reworded':
    case 'claim.speakerConfirmed':
    case 'claim.waived':
    case 'evidence.added':
    case 'evidence.placed':
    case 'evidence.removed':
    case 'verdict.recorded':
    case 'verdict.reviewed':
    case 'verdict.adjudicated':
    case 'verdict.shown':
      return [event.data.claim]
    case 'note.added':
    case 'item.withheld':
      return event.data.target.kind === 'claim' ? [event.data.target.claim] : []
    default:
      return []
  }
}

function evidenceNamed(event: KnownEvent): readonly string[] {
  switch (event.type) {
    case 'verdict.recorded':
      return [...(event.data.said?.evidence ?? []), ...(event.data.truth?.evidence ?? [])]
    case 'evidence.placed':
    case 'evidence.removed':
      return [event.data.evidence]
    case 'note.added':
    case 'item.withheld':
      return event.data.target.kind === 'evidence' ? [event.data.target.evidence] : []
    default:
      return []
  }
}

function verdictNamed(event: KnownEvent): string | null {
  switch (event.type) {
    case 'verdict.recorded':
      return event.data.supersedes
    case 'verdict.reviewed':
    case 'verdict.adjudicated':
    case 'claim.waived':
      return event.data.verdict
    default:
      return null
  }
}

function statementNamed(event: KnownEvent): string | null {
  switch (event.type) {
    case 'statement.changed':
    case 'statement.removed':
      return passageKey(event.data.was)
    case 'statement.speakerSet':
      return passageKey(event.data.content)
    default:
      return null
  }
}
