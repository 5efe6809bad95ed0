import { expect, type Page } from 'playwright/test'
import type { Bridge, MethodName, MethodParams, MethodReply, MethodResult } from '../../electron/contract'

/** Asks the workbench as the page itself does, in either shell: what a spec is not about need not be clicked through. */
export async function ask<M extends MethodName>(
  page: Page,
  method: M,
  params: MethodParams<M>,
): Promise<MethodResult<M>> {
  const reply = await page.evaluate(
    async ([name, given]) => {
      const bridge = (window as { attest?: Bridge }).attest
      if (bridge) return bridge.call(name, given)
      const response = await fetch('/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-attest-token': sessionStorage.getItem('attest.token') ?? '' },
        body: JSON.stringify({ method: name, params: given }),
      })
      return (await response.json()) as MethodReply
    },
    [method, params] as [MethodName, MethodParams<MethodName>],
  )
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value as MethodResult<M>
}

/** Waits until the articles of the case, so many, are read and compared. The sample case has five. */
export async function waitForAnalysis(page: Page, articles = 5): Promise<void> {
  const state = async () => {
    const { analysis } = await ask(page, 'case.summary', {})
    const { items } = await ask(page, 'article.list', {})
    return (
      analysis.state === 'idle' && items.length === articles && items.every(({ statementCount }) => statementCount > 0)
    )
  }
  await expect.poll(state, { timeout: 60_000 }).toBe(true)
}

/** Makes a claim of the first quotation in an article and judges it: final, or left as a draft, perhaps with one answer. */
export async function judge(
  page: Page,
  article: string,
  speaker: string,
  stage: 'draft' | 'final',
  truth: 'not-rated' | null = 'not-rated',
) {
  const { statements, text } = await ask(page, 'article.get', { id: article })
  const statement = statements.find(
    ({ type, claim, content }) => type === 'direct' && claim === null && content.length > 0,
  )
  if (!statement) throw new Error(`no quotation in ${article}`)
  const { claim } = await ask(page, 'claim.touch', { statement: statement.id })
  await ask(page, 'claim.confirmSpeaker', {
    claim,
    speaker: { known: true, name: speaker, kind: 'person' },
    reason: '',
  })
  const { event } = await ask(page, 'evidence.add', {
    claim,
    evidence: { kind: 'reference', citation: 'Minutes of the council', url: null, accessed: null },
    stance: 'for',
    note: '',
  })
  const said = { judgement: 'as quoted', reasons: 'The minutes have it.', evidence: [event] } as const
  const { verdict } = await ask(page, 'verdict.record', {
    claim,
    said: { ...said, evidence: [...said.evidence] },
    truth: truth && { scale: 'plain', rating: truth, reasons: 'An intention.', evidence: [] },
    stage: stage === 'final' ? 'ready' : 'draft',
  })
  if (stage === 'final') await ask(page, 'claim.waive', { claim, verdict, reason: 'The desk is one person.' })
  return { claim, words: text.slice(...(statement.content[0] ?? [0, 0])).slice(0, 40) }
}
