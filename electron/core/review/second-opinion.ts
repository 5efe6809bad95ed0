import type { CaseState, LogEvent, Target } from '../../contract'
import { claimsNamed } from './built-on'
import { type KnownEvent, readEvent } from './events'
import { citedOriginals } from './fold-article'
import { targetKey } from './fold-notes'
import { checkedArticles } from './homes'

/** What a bundle holds: everything that is not withheld, or what somebody needs to judge chosen claims unseen. */
export interface BundleChoice {
  /** Claims to be judged; null for the whole case. */
  readonly claims: readonly string[] | null
  readonly notes: boolean
}

/** Which parts of a case go into a bundle. */
export interface BundleSelection {
  /** Ids of events that go with their data; of all others only the line's hashes do. */
  readonly events: ReadonlySet<string>
  /** SHA-256 of originals and texts. */
  readonly files: ReadonlySet<string>
  /** How many things are withheld and so not in it. */
  readonly withheld: number
}

/**
 * Selects what a bundle holds. Nothing that is withheld goes, nor any act that names it. A bundle of chosen claims
 * leaves out the verdicts given on them, so that whoever is asked judges unseen, and everything about other claims.
 *
 * @param events in fold order.
 */
export function selectForBundle(events: readonly LogEvent[], state: CaseState, choice: BundleChoice): BundleSelection {
  const secrets = secretsOf(state)
  const known = events.map((event) => readEvent(event).known).filter((event) => event !== null)
  const chosen = choice.claims === null ? null : chosenClaims(state, choice.claims)
  const articles = chosen && citedBy(known, chosen, secrets)
  const included = new Map<string, KnownEvent>()
  for (const event of known) {
    if (!isNoteToo(event, choice, included) || namesSecret(event, secrets)) continue
    const follows = followed(event)
    if (follows !== null && !included.has(follows)) continue
    if (chosen && articles && follows === null && !isForJudging(event, chosen, articles, included)) continue
    included.set(event.id, event)
  }
  if (chosen) {
    const people = new Set([...included.values()].map((event) => event.by))
    for (const [id, event] of included)
      if (event.type === 'reviewer.named' && !people.has(event.by)) included.delete(id)
  }
  return { events: new Set(included.keys()), files: filesNamed(included.values()), withheld: state.withheld.length }
}

/** Keys of what is withheld, and the names of speakers that are. */
interface Secrets {
  readonly keys: ReadonlySet<string>
  readonly names: readonly string[]
}

function secretsOf(state: CaseState): Secrets {
  const names = state.withheld.flatMap(({ target }) => (target.kind === 'speaker' ? [target.name] : []))
  return { keys: new Set(state.withheld.map(({ target }) => targetKey(target))), names }
}

function namesSecret(event: KnownEvent, { keys, names }: Secrets): boolean {
  if (keys.size === 0) return false
  const targets: Target[] = [
    ...claimsNamed(event).map((claim) => ({ kind: 'claim' as const, claim })),
    ...[...articlesOf(event), ...citedOriginals(event)].map((article) => ({ kind: 'article' as const, article })),
    { kind: 'evidence', evidence: evidenceOf(event) },
  ]
  if (event.type === 'note.added' || event.type === 'item.withheld') targets.push(event.data.target)
  if (targets.some((target) => keys.has(targetKey(target)))) return true
  return (
    names.length > 0 && names.some((name) => JSON.stringify(event.data).includes(JSON.stringify(name).slice(1, -1)))
  )
}

const evidenceOf = (event: KnownEvent): string =>
  event.type === 'evidence.removed' || event.type === 'evidence.placed' ? event.data.evidence : event.id

/** The chosen claims and those that were joined into them. */
function chosenClaims(state: CaseState, claims: readonly string[]): ReadonlySet<string> {
  const chosen = new Set(claims)
  for (const { id, joinedInto } of Object.values(state.claims)) {
    if (joinedInto !== null && chosen.has(joinedInto)) chosen.add(id)
  }
  return chosen
}

function citedBy(known: readonly KnownEvent[], claims: ReadonlySet<string>, secrets: Secrets): ReadonlySet<string> {
  const ofClaims = known.filter(
    (event) => claimsNamed(event).some((claim) => claims.has(claim)) && !namesSecret(event, secrets),
  )
  return new Set(ofClaims.flatMap(citedOriginals))
}

function isForJudging(
  event: KnownEvent,
  claims: ReadonlySet<string>,
  articles: ReadonlySet<string>,
  included: ReadonlyMap<string, KnownEvent>,
): boolean {
  switch (event.type) {
    case 'case.created':
    case 'case.updated':
    case 'reviewer.named':
    case 'erasure':
      return true
    case 'verdict.recorded':
    case 'verdict.reviewed':
    case 'verdict.adjudicated':
    case 'verdict.shown':
    case 'claim.waived':
    case 'item.withheld':
      return false
    case 'note.added': {
      const { target } = event.data
      if (target.kind === 'article') return articles.has(target.article)
      if (target.kind === 'evidence') return included.has(target.evidence)
      return target.kind === 'claim' && claims.has(target.claim)
    }
    case 'file.kept':
      return articles.has(event.data.file)
    default: {
      const named = claimsNamed(event)
      if (named.length > 0) return named.every((claim) => claims.has(claim))
      return articlesOf(event).some((article) => articles.has(article))
    }
  }
}

/** The event without which this one means nothing. */
function followed(event: KnownEvent): string | null {
  if (event.type === 'undo') return event.data.event
  return event.type === 'note.changed' ? event.data.note : null
}

function isNoteToo(event: KnownEvent, { notes }: BundleChoice, included: ReadonlyMap<string, KnownEvent>): boolean {
  if (notes) return true
  if (event.type === 'undo') return included.has(event.data.event)
  return event.type !== 'note.added' && event.type !== 'note.changed'
}

function articlesOf(event: KnownEvent): readonly string[] {
  switch (event.type) {
    case 'article.updated':
      return event.data.articles
    case 'article.checked':
      return checkedArticles(event.data)
    case 'article.imported':
    case 'article.bodySet':
    case 'statement.added':
    case 'statement.changed':
    case 'statement.removed':
    case 'statement.speakerSet':
      return [event.data.article]
    case 'file.kept':
      return [event.data.file]
    default:
      return []
  }
}

function filesNamed(events: Iterable<KnownEvent>): ReadonlySet<string> {
  const files = new Set<string>()
  for (const event of events) {
    if (event.type === 'file.kept') files.add(event.data.file.replace(/^sha256:/, ''))
    if (event.type !== 'article.imported') continue
    files.add(event.data.article.replace(/^sha256:/, ''))
    files.add(event.data.textHash)
  }
  return files
}
