import { needClaim } from './claim-view'
import { type Methods, openCaseOf } from './context'
import { Refusal } from './refusal'

/** Reports: looked at, written, marked as published, corrected. */
export const reportMethods: Methods<'report.render' | 'report.export' | 'report.publish' | 'report.correct'> = {
  // The report's renderers are not in the program yet.
  'report.render'() {
    throw new Refusal('failed', 'Reports can’t be made yet.')
  },
  'report.export'() {
    throw new Refusal('failed', 'Reports can’t be made yet.')
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
}
