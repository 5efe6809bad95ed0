import { Buffer } from 'node:buffer'
import type { MatrixView, MethodResult, ParsedParams } from '../contract'
import { renderMatrixCsv, renderMatrixHtml } from '../core/report/matrix-table'
import { fileNameOf } from '../core/report/render'
import { redacted, type Withheld, withheldOf } from '../core/report/withhold'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import { type Context, openCaseOf } from './context'
import { matrixView } from './matrix-view'
import type { CaseModel } from './model'
import { Refusal } from './refusal'
import { saveFile } from './save-file'
import { isoTime } from './times'

type Params = ParsedParams<'compare.exportMatrix'>

const ORDERS: Readonly<Record<Params['sort'], string>> = {
  statements: 'most statements first',
  disagreement: 'most differences first',
  name: 'by name',
}

/** Writes the matrix as it is seen, without anything that is withheld. */
export async function exportMatrix(
  context: Context,
  { path, format, ...filter }: Params,
): Promise<MethodResult<'compare.exportMatrix'>> {
  const { model, store } = openCaseOf(context)
  const withheld = withheldOf(store.state, (name) => {
    const found = model.set().speakers.named(name)
    return found ? [found.name, ...found.aliases] : []
  })
  if (withheld.wholeCase) throw new Refusal('refused', 'This case is withheld: nothing of it can be exported.')
  const seen = matrixView(model, filter, {
    statement: (statement) => !isSecret(statement, model, withheld),
    article: (id) => !withheld.articles.has(id),
  })
  const matrix = redacted(seen, withheld)
  const madeAt = isoTime(context.options.now())
  const heading = redacted(
    {
      case: store.state.name,
      shown: shownInWords(matrix, filter, model),
      madeAt,
      program: `Attest ${context.options.version}`,
    },
    withheld,
  )
  const text = format === 'csv' ? renderMatrixCsv(matrix) : renderMatrixHtml(matrix, heading)
  const name = `${fileNameOf(`${heading.case} ${matrix.topic ?? ''} who said what`)} ${madeAt.slice(0, 10)}.${format}`
  const mediaType = format === 'csv' ? 'text/csv;charset=utf-8' : 'text/html;charset=utf-8'
  return { ...(await saveFile(context, name, new Uint8Array(Buffer.from(text, 'utf8')), path)), name, mediaType }
}

/** Nothing of a withheld speaker, page or claim leaves the case. */
function isSecret({ id, speaker }: ReviewedStatement, model: CaseModel, withheld: Withheld): boolean {
  const claim = model.claims().ofStatement.get(id)
  if (claim !== undefined && withheld.claims.has(claim)) return true
  const names = model.speakerNames()
  const speakers = [speaker?.id, ...(speaker?.members ?? []), ...(speaker?.candidates ?? [])]
  const called = [speaker?.name, ...speakers.map((one) => names.get(one ?? ''))]
  return called.some((name) => name != null && withheld.speakers.has(name.toLowerCase()))
}

function shownInWords(matrix: MatrixView, filter: Omit<Params, 'path' | 'format'>, model: CaseModel): string[] {
  const { type, speaker, difference, narrated, sort } = filter
  const lines = [`Topic: ${matrix.topic ?? 'all'}`]
  if (speaker !== undefined) lines.push(`Speaker: ${model.speakerNames().get(speaker) ?? speaker}`)
  if (type !== undefined) lines.push(`Only ${type} statements`)
  if (difference !== undefined) lines.push(`Only what differs in ${difference}`)
  if (narrated) lines.push('With the articles’ own voice')
  return [...lines, `Order: ${ORDERS[sort]}`]
}
