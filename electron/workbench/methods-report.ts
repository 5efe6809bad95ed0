import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { MethodResult, ParsedParams, Report } from '../contract'
import { buildReport } from '../core/report/build'
import { renderReport, reportFileName } from '../core/report/render'
import { needClaim } from './claim-view'
import { type Context, type Methods, openCaseOf } from './context'
import { Refusal } from './refusal'
import { reportMaterial, reportOptions } from './report-input'
import { saveFile } from './save-file'
import { withExported } from './settings'
import { clockTime, isoTime } from './times'

/** Reports: looked at, written, marked as published, corrected, listed. */
export const reportMethods: Methods<
  'report.render' | 'report.export' | 'report.publish' | 'report.correct' | 'report.past'
> = {
  async 'report.render'(context, params) {
    const report = await makeReport(context, params)
    // What is printed to PDF is the page that is previewed.
    const made = renderReport(report, params.format === 'pdf' ? 'html' : params.format)
    const { name, mediaType, text, claims, missing } = made
    return { name, mediaType, text, sha256: sha256(text), claims: [...claims], missing: [...missing] }
  },
  async 'report.export'(context, { path: target, ...params }) {
    const report = await makeReport(context, params)
    const isPdf = params.format === 'pdf'
    const made = renderReport(report, params.format === 'pdf' ? 'html' : params.format)
    const name = isPdf ? reportFileName(report, 'pdf') : made.name
    const mediaType = isPdf ? 'application/pdf' : made.mediaType
    const about = { name, mediaType, claims: [...made.claims], missing: [...made.missing] }
    if (made.text === '') return { ...about, path: null, base64: null, sha256: '' }
    const bytes = isPdf ? await printed(context, made.text) : new Uint8Array(Buffer.from(made.text, 'utf8'))
    const saved = await saveFile(context, name, bytes, target)
    const result = { ...about, ...saved, sha256: sha256(bytes) }
    const isGone = saved.path === null && saved.base64 === null
    return isGone ? result : remembered(context, params, result, report.generatedAt)
  },
  async 'report.publish'(context, { kind, ...about }) {
    if (!/^[0-9a-f]{64}$/.test(about.sha256)) throw new Refusal('bad request', 'sha256: give the report’s SHA-256.')
    const session = openCaseOf(context)
    for (const claim of about.claims) needClaim(session, claim)
    return { event: (await session.record({ type: 'report.published', data: { ...about, report: kind } })).id }
  },
  async 'report.correct'(context, { claim, text }) {
    const session = openCaseOf(context)
    const data = { claim: needClaim(session, claim).id, text }
    return { event: (await session.record({ type: 'correction.published', data })).id }
  },
  async 'report.past'(context) {
    const { state } = openCaseOf(context).store
    const { exported } = await context.settings.read()
    const wordingOf = (id: string) => state.claims[id]?.wording ?? 'a claim that is no longer here'
    const byName = (by: string) => state.reviewers[by] ?? by
    return {
      exported: exported.filter((one) => one.case === state.id).map(({ case: _, ...one }) => one),
      published: state.published
        .map(({ sha256, report, format, where, claims, by, at }) => ({
          ...{ sha256, kind: report, format, where, byName: byName(by), at: clockTime(at) },
          claims: claims.map((id) => ({ id, wording: wordingOf(id) })),
        }))
        .reverse(),
      corrections: state.corrections
        .map(({ claim, text, by, at }) => ({
          ...{ claim, wording: wordingOf(claim), text, byName: byName(by), at: clockTime(at) },
        }))
        .reverse(),
    }
  },
}

/** Keeps in mind what was exported, so that this very file can be marked as published later. */
async function remembered(
  context: Context,
  { kind, format }: Pick<ParsedParams<'report.export'>, 'kind' | 'format'>,
  made: MethodResult<'report.export'>,
  at: string,
): Promise<MethodResult<'report.export'>> {
  const { name, path: place, sha256: hash, claims } = made
  const { id } = openCaseOf(context).store.state
  await context.settings.update((now) =>
    withExported(now, { case: id, sha256: hash, kind, format, name, path: place, at, claims }),
  )
  context.options.emit('changed', { what: ['claims'] })
  return made
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

async function makeReport(context: Context, params: Omit<ParsedParams<'report.render'>, 'format'>): Promise<Report> {
  const session = openCaseOf(context)
  // A page that is still being read would be printed as one in which no quotation was found again.
  await session.settled()
  const { version, now } = context.options
  const options = reportOptions(session, params, { version, generatedAt: isoTime(now()) })
  const made = buildReport(reportMaterial(session, await context.scales()), options)
  if (!made.ok) throw new Refusal('refused', made.reason)
  return made.report
}

async function printed({ options }: Context, html: string): Promise<Uint8Array> {
  const bytes = await options.host.printToPdf(html)
  if (!bytes) throw new Refusal('refused', 'This shell can’t make a PDF. Export HTML and print that from a browser.')
  return bytes
}
