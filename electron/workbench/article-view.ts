import type { ArticleRow, ArticleView, CaseState } from '../contract'
import { lengthNote } from '../core/compare/bounds'
import { resolveAnchor } from '../core/text/anchors'
import { likenessesOf } from './likeness'
import type { MachineArticle } from './machine'
import type { ArticleEntry, CaseModel } from './model'
import { authorOf, datedOf, outletOf, titleOf, urlOf } from './passage'
import { reviewerName } from './people'
import { statementView } from './statement-view'
import { clockTime } from './times'
import { isWithheld } from './withheld'

const wordCounts = new WeakMap<MachineArticle, number>()
/** Words of the article's own text. */
function wordCount(machine: MachineArticle): number {
  let count = wordCounts.get(machine)
  if (count === undefined) {
    const own = machine.article.paragraphs.filter(({ body }) => body)
    count = own.reduce((sum, { span }) => sum + (machine.article.text.slice(...span).match(/\S+/gu)?.length ?? 0), 0)
    wordCounts.set(machine, count)
  }
  return count
}

/** What an article's row in every list shows. */
export function articleRow(entry: ArticleEntry, model: CaseModel, caseState: CaseState): ArticleRow {
  const { state, machine, statements } = entry
  return {
    id: state.id,
    name: state.name,
    format: machine?.article.format ?? formatOf(state.reader),
    title: titleOf(entry),
    outlet: outletOf(entry),
    url: urlOf(entry),
    author: authorOf(entry),
    credit: machine?.article.credit ?? null,
    published: datedOf(entry),
    captured: state.stated.captured ?? null,
    capturedBy: state.stated.capturedBy ?? null,
    archive: state.stated.archive ?? null,
    role: state.stated.role ?? 'report',
    language: machine?.article.language ?? null,
    checked: state.checked && { by: reviewerName(caseState, state.checked.by), at: clockTime(state.checked.at) },
    importedAt: clockTime(state.at),
    importedBy: reviewerName(caseState, state.by),
    withheld: isWithheld(caseState, { kind: 'article', article: state.id }),
    statementCount: statements.filter(({ type }) => type !== 'narrated').length,
    wordCount: machine ? wordCount(machine) : 0,
    warnings: warningsOf(entry, model, statements.length),
    sharedTextWith: likenessesOf(entry, model),
  }
}

const FORMATS = ['text', 'markdown', 'html', 'pdf', 'docx', 'eml'] as const
const formatOf = (reader: string) => FORMATS.find((format) => format === reader) ?? 'text'

function warningsOf({ state, machine }: ArticleEntry, model: CaseModel, count: number): string[] {
  if (!machine) {
    const missing = model.missing().get(state.id)
    return missing ? [missing.reason] : []
  }
  const { language, paragraphs, notes } = machine.article
  const warnings = [...notes]
  if (language !== null && language !== 'en')
    warnings.push(`Written in another language (${language}): no statements are found; read and compare by hand.`)
  else if (count === 0) warnings.push('No text of an article was found on this page. Put paragraphs back in Read.')
  const tooLong = lengthNote(machine.analysis.sentences)
  if (tooLong !== null) warnings.push(tooLong)
  if (!paragraphs.some(({ body }) => body)) warnings.push('Everything on this page was taken for menus and the like.')
  if (machine.lost.length + (model.set().lost.get(state.id)?.length ?? 0) > 0)
    warnings.push('Some corrections no longer fit the text; see Read.')
  return [...new Set(warnings)]
}

/** An article with its text, statements and everything pinned to it. */
export function articleView(
  entry: ArticleEntry & { readonly machine: MachineArticle },
  model: CaseModel,
  caseState: CaseState,
  /** The id of the event of this hybrid clock. */
  eventAt: (at: string) => string,
): ArticleView {
  const { state, machine, statements } = entry
  const { article, analysis } = machine
  const lost = [...machine.lost, ...(model.set().lost.get(state.id) ?? [])]
  return {
    ...articleRow(entry, model, caseState),
    text: article.text,
    paragraphs: article.paragraphs.map(({ span, kind, body, page }, index) => ({
      span,
      kind,
      body,
      set: machine.setParagraphs.has(index),
      page: page ?? null,
    })),
    sentences: [...analysis.sentences],
    statements: statements.map((statement) => statementView(statement, model, caseState)),
    sharedText: model.sharedText().passagesOf(state.id),
    notes: Object.values(caseState.notes).filter(
      ({ target }) => target.kind === 'article' && target.article === state.id,
    ),
    evidence: Object.values(caseState.claims).flatMap((claim) =>
      claim.evidence.flatMap((evidence) => {
        if (evidence.removed || evidence.evidence.kind !== 'passage') return []
        const { anchor } = evidence.evidence
        if (anchor.article !== state.id) return []
        const resolution = resolveAnchor(anchor, article.text, machine.textHash)
        return [{ claim: claim.id, evidence: evidence.id, resolution, stance: evidence.stance }]
      }),
    ),
    lost: lost.map(({ at, what, why }) => ({ event: eventAt(at), what, why })),
  }
}
