import type {
  CaseState,
  ClaimState,
  DifferenceKind,
  EvidenceState,
  OccasionState,
  Report,
  ReportArticle,
  ReportClaim,
  Scale,
  SpeakerChoice,
  Target,
  TextAnchor,
} from '../../contract'
import { namesPattern } from '../review/names'
import { limitsOf, methodOf } from './method'
import { quoteOf, type ReportSource, type ResolveAnchor, type Told } from './quotes'
import { reportVerdicts } from './verdicts'
import { isWithheld, redacted, type Withheld, withheldOf } from './withhold'
import { momentOf } from './wording'

/** How a claim's appearances differ, by article id. */
export interface ClaimComparison {
  readonly occasion: OccasionState
  readonly differences: readonly {
    readonly kind: DifferenceKind
    readonly note: string
    readonly articles: readonly [string, string]
    readonly conflict: boolean
  }[]
}

/** Everything a report is made from. */
export interface ReportMaterial {
  readonly state: CaseState
  readonly scales: readonly Scale[]
  readonly articles: readonly ReportSource[]
  readonly resolve: ResolveAnchor
  /** Claim id → comparison; absent for claims told once. */
  readonly comparisons: ReadonlyMap<string, ClaimComparison>
  readonly toldOf: (article: string, content: readonly TextAnchor[]) => Told
  /** The names by which a speaker is called in the articles. */
  readonly aliases: (name: string) => readonly string[]
  /** Every act, oldest first, in words; `at` an ISO date-time. */
  readonly history: readonly (Report['history'][number] & { readonly target: Target | null })[]
}

export interface ReportOptions {
  readonly kind: Report['kind']
  /** ISO date-time. */
  readonly generatedAt: string
  /** Program and version. */
  readonly program: string
  /** A filter that is on: in words, and the ids of the claims that pass. */
  readonly filter: { readonly words: string; readonly claims: readonly string[] } | null
  /** Print reviewers' names in a publish report; an archive always does. */
  readonly names: boolean
  readonly organisation: string | null
  readonly baseUrl: string | null
}

/** Code-unit order. */
const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The speaker as confirmed by a person, or as the machine found it. */
function speakerOf(claim: ClaimState): SpeakerChoice | null {
  if (claim.speakerConfirmed) return claim.speakerConfirmed.speaker
  // What kind of speaker it is nobody confirmed; a person is what most are.
  return claim.speaker === null ? null : { known: true, name: claim.speaker, kind: 'person' }
}

/** A claim is left out if it is withheld, if its speaker is, or if it appears in withheld articles alone. */
function isLeftOut(claim: ClaimState, withheld: Withheld): boolean {
  if (claim.joinedInto !== null || withheld.claims.has(claim.id)) return true
  const speaker = speakerOf(claim)
  const names = [claim.speaker, speaker?.known ? speaker.name : null]
  if (names.some((name) => name !== null && withheld.speakers.has(name.toLowerCase()))) return true
  return claim.appearances.every(({ content }) => content.some((anchor) => withheld.articles.has(anchor.article)))
}

/** Evidence that a report may hold, in its order. */
function printableEvidence(claim: ClaimState, withheld: Withheld): EvidenceState[] {
  return claim.evidence.filter(({ id, evidence, removed }) => {
    if (removed !== null || withheld.evidence.has(id)) return false
    if (evidence.kind === 'passage') return !withheld.articles.has(evidence.anchor.article)
    return evidence.kind !== 'file' || !withheld.articles.has(evidence.file)
  })
}

/** The articles that claims quote or cite, by id. */
function citedArticles(claims: readonly ClaimState[], withheld: Withheld): ReadonlySet<string> {
  const cited = new Set<string>()
  for (const claim of claims) {
    for (const { content } of claim.appearances) for (const anchor of content) cited.add(anchor.article)
    for (const { evidence } of printableEvidence(claim, withheld))
      if (evidence.kind === 'passage') cited.add(evidence.anchor.article)
  }
  return cited
}

function reportArticle(source: ReportSource, number: number, numbers: ReadonlyMap<string, number>): ReportArticle {
  const { title, outlet, author, url, archive, published, captured, role, credit } = source
  const shared = source.sharedTextWith.flatMap(({ article }) => numbers.get(article) ?? [])
  return {
    ...{ id: source.id, number, title, outlet, author, url, archive, published, captured, role, credit },
    checked: source.checked !== null,
    sha256: source.id.replace(/^sha256:/, ''),
    sharedTextWith: shared.sort((a, b) => a - b),
  }
}

/** What each claim is printed from. */
interface Context {
  readonly material: ReportMaterial
  readonly kind: Report['kind']
  readonly withheld: Withheld
  readonly sources: ReadonlyMap<string, ReportSource>
  readonly numbers: ReadonlyMap<string, number>
  readonly nameOf: (reviewer: string) => string
}

function quotesOf(claim: ClaimState, { material, sources, numbers }: Context): ReportClaim['quotes'] {
  return claim.appearances.flatMap(({ content }) => {
    const id = content[0]?.article ?? ''
    const source = sources.get(id)
    const number = numbers.get(id)
    if (!source || number === undefined) return []
    return [quoteOf(content, source, number, material.toldOf(id, content), material.resolve)]
  })
}

function evidenceOf(item: EvidenceState, number: number, context: Context): ReportClaim['evidence'][number] {
  const { evidence, stance, note } = item
  const common = { number, stance, note, quote: null, file: null, reference: null }
  if (evidence.kind === 'file') {
    return { ...common, file: { name: evidence.name, sha256: evidence.file.replace(/^sha256:/, '') } }
  }
  if (evidence.kind === 'reference') {
    const { citation, url, accessed } = evidence
    return { ...common, reference: { citation, url, accessed } }
  }
  const { anchor } = evidence
  const source = context.sources.get(anchor.article)
  const article = context.numbers.get(anchor.article)
  if (!source || article === undefined) return common
  const told = context.material.toldOf(anchor.article, [anchor])
  return { ...common, quote: quoteOf([anchor], source, article, told, context.material.resolve) }
}

function reportClaim(claim: ClaimState, number: number, context: Context): ReportClaim {
  const { material, kind, withheld, numbers, nameOf } = context
  const evidence = printableEvidence(claim, withheld)
  const evidenceNumbers = new Map(evidence.map((item, index) => [item.id, index + 1]))
  const comparison = material.comparisons.get(claim.id)
  const { verdict, earlier } = reportVerdicts(claim, material.scales, evidenceNumbers, nameOf)
  const notes = Object.values(material.state.notes).filter(
    ({ target }) => target.kind === 'claim' && target.claim === claim.id,
  )
  return {
    id: claim.id,
    number,
    wording: claim.wording,
    speaker: speakerOf(claim),
    speakerConfirmed: claim.speakerConfirmed !== null,
    stage: claim.stage,
    quotes: quotesOf(claim, context),
    differences: (comparison?.differences ?? []).flatMap(({ articles, ...difference }) => {
      const [one, other] = articles.map((id) => numbers.get(id))
      return one === undefined || other === undefined ? [] : [{ ...difference, articles: [one, other] }]
    }),
    occasion: comparison?.occasion ?? null,
    verdict: kind === 'archive' || verdict?.stage === 'final' ? verdict : null,
    earlier: kind === 'archive' ? earlier : [],
    evidence: evidence.map((item, index) => evidenceOf(item, index + 1, context)),
    notes: kind === 'archive' ? notes.map(({ by, at, text }) => ({ by: nameOf(by), at: momentOf(at), text })) : [],
  }
}

/** Reviewers by name, or, where names are not printed, as "reviewer 1", "reviewer 2" in the order in which they appear. */
function reviewerNames(state: CaseState, named: boolean) {
  const shown: Record<string, string> = {}
  const pseudonyms = new Map<string, string>()
  const nameOf = (id: string) => {
    const name = state.reviewers[id]
    if (named && name) {
      shown[id] = name
      return id
    }
    const known = pseudonyms.get(id) ?? `reviewer ${pseudonyms.size + 1}`
    pseudonyms.set(id, known)
    return known
  }
  return { shown, nameOf }
}

/** True if who answers for the case is one of its reviewers by name, not a desk or an organisation. */
const namesReviewer = ({ reviewers, responsible }: CaseState): boolean =>
  namesPattern(Object.values(reviewers).filter((name) => name !== null))?.test(responsible) ?? false

/**
 * Makes the report of a case: a value that holds all that a renderer prints, and nothing withheld.
 * @returns the report, or why there can be none
 */
export function buildReport(
  material: ReportMaterial,
  options: ReportOptions,
): { ok: true; report: Report } | { ok: false; reason: string } {
  const { state } = material
  const withheld = withheldOf(state, material.aliases)
  if (withheld.wholeCase) return { ok: false, reason: 'This case is withheld: no report of it can be made.' }
  const filtered = new Set(options.filter?.claims)
  const candidates = Object.values(state.claims)
    .filter((claim) => !isLeftOut(claim, withheld) && (options.filter === null || filtered.has(claim.id)))
    .sort((a, b) => ascending(a.at, b.at) || ascending(a.id, b.id))
  const chosen = options.kind === 'archive' ? candidates : candidates.filter((claim) => claim.stage === 'final')
  const cited = citedArticles(chosen, withheld)
  const listed = material.articles.filter(
    ({ id }) => !withheld.articles.has(id) && (options.filter === null || cited.has(id)),
  )
  const numbers = new Map(listed.map(({ id }, index) => [id, index + 1]))
  const named = options.kind === 'archive' || options.names
  const { shown, nameOf } = reviewerNames(state, named)
  const sources = new Map(listed.map((source) => [source.id, source]))
  const context: Context = { material, kind: options.kind, withheld, sources, numbers, nameOf }
  const claims = chosen.map((claim, index) => reportClaim(claim, index + 1, context))
  const printed = new Set(chosen.map((claim) => claim.id))
  const keptSecret = (target: Target | null) =>
    isWithheld(target, withheld) || (target?.kind === 'claim' && !printed.has(target.claim))
  const report: Report = {
    schema: 'attest.report/1',
    kind: options.kind,
    generatedAt: options.generatedAt,
    program: options.program,
    case: {
      ...{ id: state.id, name: state.name, question: state.question, why: state.why },
      responsible: named || !namesReviewer(state) ? state.responsible : '',
      createdAt: momentOf(state.createdAt),
    },
    organisation: options.organisation,
    baseUrl: options.baseUrl,
    reviewers: shown,
    filter: options.filter?.words ?? null,
    articles: listed.map((source, index) => reportArticle(source, index + 1, numbers)),
    claims,
    notChecked: [
      ...candidates
        .filter((claim) => claim.stage !== 'final')
        .map(({ id, wording }) => ({ what: 'claim' as const, id, title: wording })),
      ...listed
        .filter((source) => source.checked === null)
        .map(({ id, title, outlet }) => ({ what: 'article' as const, id, title: title ?? outlet ?? 'Untitled page' })),
    ],
    method: methodOf(options.kind),
    scales: usedScales(material.scales, claims),
    corrections: state.corrections
      .filter(({ claim }) => printed.has(claim))
      .map(({ claim, text, at }) => ({ claim, text, at: momentOf(at) })),
    history:
      options.kind === 'archive'
        ? material.history
            .filter(({ target }) => !keptSecret(target))
            .map(({ at, by, label, event, hash }) => ({ at, by: nameOf(by), label, event, hash }))
        : [],
    limits: limitsOf(options.kind),
  }
  return { ok: true, report: redacted(report, withheld) }
}

/** The scales that the printed verdicts rate on. */
function usedScales(scales: readonly Scale[], claims: readonly ReportClaim[]): Report['scales'] {
  const used = new Set(
    claims.flatMap(({ verdict, earlier }) => [verdict, ...earlier].flatMap((one) => one?.truth?.scale ?? [])),
  )
  return scales
    .filter((scale) => used.has(scale.id))
    .map(({ id, name, ratings }) => ({
      ...{ id, name },
      ratings: ratings.map(({ name, meaning, value }) => ({ name, meaning, value })),
    }))
}
