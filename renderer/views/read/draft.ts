import type { ArticleView, Span, SpeakerChoice, StatementType, StatementView } from '../../../electron/contract'
import type { Role } from '../../state/marks'

/** A statement being made or changed. */
export interface StatementDraft {
  /** The statement being changed; null for a new one. */
  statement: string | null
  type: StatementType
  source: readonly Span[]
  cue: readonly Span[]
  content: readonly Span[]
}

const QUOTED = /^["“”„«‘'].*["”“»’'][.,]?$/su

/** A new statement from a selection: quoted where the selection is, else reported. */
export function newDraft(text: string, span: Span): StatementDraft {
  const words = text.slice(span[0], span[1]).trim()
  return { statement: null, type: QUOTED.test(words) ? 'direct' : 'indirect', source: [], cue: [], content: [span] }
}

export const draftOf = ({ id, type, source, cue, content }: StatementView): StatementDraft => ({
  statement: id,
  type,
  source,
  cue,
  content,
})

/** The selection as one part of the draft; with `further` it is added to what that part already has. */
export function withPart(draft: StatementDraft, role: Role, span: Span, further: boolean): StatementDraft {
  const kept = further ? draft[role].filter(([start, end]) => end <= span[0] || start >= span[1]) : []
  return { ...draft, [role]: [...kept, span].sort((a, b) => a[0] - b[0]) }
}

/** The kind of speaker that a name was found as, where the case knows it. */
export const choiceOf = (name: string, kind: NonNullable<StatementView['speaker']>['kind']): SpeakerChoice => ({
  known: true,
  name,
  kind,
})

/** The paragraph that holds an offset. */
export const paragraphAt = (article: ArticleView, offset: number) =>
  article.paragraphs.find(({ span }) => span[0] <= offset && offset < span[1]) ?? null
