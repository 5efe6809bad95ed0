import type { DifferenceKind, OccasionState } from './analysis'
import type { ClaimStage, Dated, SaidDay } from './case'
import type { ArticleRole, SpeakerChoice, Stance } from './events'
import type { SaidJudgement } from './scale'

/**
 * A report as a value, before any renderer: everything a renderer prints stands here, and nothing withheld does.
 * *publish*: final verdicts, short quotes, no drafts, notes or reviewers' names unless asked. *archive*: everything.
 */
export interface Report {
  schema: 'attest.report/1'
  kind: 'publish' | 'archive'
  /** ISO date-time, given by the caller. */
  generatedAt: string
  program: string
  case: { id: string; name: string; question: string; why: string; responsible: string; createdAt: string }
  /** Organisation that publishes, and the base URL of its reports; null where not set. */
  organisation: string | null
  baseUrl: string | null
  /** Names of reviewers shown, by id; empty in a publish report unless asked for. */
  reviewers: Record<string, string>
  /** What filter was on, in words; null for none. */
  filter: string | null
  articles: ReportArticle[]
  claims: ReportClaim[]
  /** Claims without a final verdict, and pages nobody checked: what was not checked. */
  notChecked: { what: 'claim' | 'article'; id: string; title: string }[]
  method: string[]
  scales: { id: string; name: string; ratings: { name: string; meaning: string; value: number | null }[] }[]
  corrections: { claim: string; text: string; at: string }[]
  /** Archive only: every act, oldest first. */
  history: { at: string; by: string; label: string; event: string; hash: string }[]
  limits: string[]
}

export interface ReportArticle {
  id: string
  /** Number printed in references, 1-based. */
  number: number
  title: string | null
  outlet: string | null
  author: string | null
  url: string | null
  archive: string | null
  published: Dated
  captured: string | null
  role: ArticleRole
  credit: string | null
  checked: boolean
  sha256: string
  sharedTextWith: number[]
}

export interface ReportQuote {
  article: number
  /** The passage with a sentence either side; `start`/`end` mark the quoted part in it (UTF-16). */
  text: string
  start: number
  end: number
  speaker: string | null
  /** When it was said, as the article tells it. */
  said: SaidDay
  /** W3C selectors for whoever checks. Code points. */
  selector: {
    start: number
    end: number
    exact: string
    prefix: string
    suffix: string
    textHash: string
    page: number | null
  }
  state: 'exact' | 'moved' | 'lost'
}

export interface ReportVerdict {
  id: string
  by: string
  at: string
  stage: 'draft' | 'ready' | 'final' | 'superseded'
  said: { judgement: SaidJudgement; reasons: string; evidence: number[] } | null
  truth: {
    scale: string
    scaleName: string
    rating: string
    ratingName: string
    value: number | null
    best: number
    worst: number
    reasons: string
    evidence: number[]
  } | null
  reviewed: { by: string; at: string; agrees: boolean; reasons: string }[]
  waiver: { by: string; at: string; reason: string } | null
}

export interface ReportClaim {
  id: string
  number: number
  wording: string
  speaker: SpeakerChoice | null
  speakerConfirmed: boolean
  stage: ClaimStage
  quotes: ReportQuote[]
  differences: { kind: DifferenceKind; note: string; articles: [number, number]; conflict: boolean }[]
  occasion: OccasionState | null
  /** The verdict that stands; null when none does. */
  verdict: ReportVerdict | null
  /** Archive only: all others. */
  earlier: ReportVerdict[]
  /** 1-based numbers are what `evidence` above refers to. */
  evidence: {
    number: number
    stance: Stance
    note: string
    quote: ReportQuote | null
    file: { name: string; sha256: string } | null
    reference: { citation: string; url: string | null; accessed: string | null } | null
  }[]
  /** Archive only. */
  notes: { by: string; at: string; text: string }[]
}

export type ReportFormat = 'html' | 'markdown' | 'csv' | 'json' | 'claimreview' | 'pdf'
