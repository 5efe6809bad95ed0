import { expect, type Page } from 'playwright/test'

/** The queue and the claim that is judged. */
export function reviewPage(page: Page) {
  const claim = page.getByRole('region', { name: 'Claim', exact: true })
  const queue = page.getByRole('list', { name: 'To review' }).getByRole('button')
  const dialog = page.getByRole('dialog')
  return {
    claim,
    queue,
    evidence: page.getByRole('region', { name: 'Evidence' }).getByRole('listitem'),
    verdicts: page.getByRole('region', { name: 'History of the claim' }),
    /** Shows one stage of the queue alone, as its filter names it. */
    async show(stage: string) {
      await page.getByRole('button', { name: /Stage$/ }).click()
      await page.getByRole('option', { name: stage }).click()
    },
    async open(words: string) {
      await queue.filter({ hasText: words }).first().click()
      await expect(claim.getByRole('heading', { level: 1 })).toContainText(words)
    },
    async confirmSpeaker() {
      await claim.getByRole('button', { name: /^It is / }).click()
      await expect(claim.getByText('confirmed by a person')).toBeVisible()
    },
    async addReference(citation: string, stance: 'For' | 'Against' | 'Context' = 'For') {
      await claim.getByRole('button', { name: 'Add a reference…' }).click()
      await dialog.getByLabel('What it is').fill(citation)
      await dialog.getByRole('radio', { name: stance }).press('Space')
      await dialog.getByRole('button', { name: 'Add the evidence' }).click()
      await expect(dialog).toBeHidden()
    },
    /** Records a draft; the next item of the queue opens. */
    answer: (label: string) =>
      claim.getByRole('group', { name: /\?$/ }).getByRole('button', { name: label, exact: true }).click(),
    async giveReasons(question: 'did they say it?' | 'is it true?', reasons: string) {
      await claim.getByLabel(`Reasons: ${question}`).fill(reasons)
    },
    async markReady() {
      await claim.getByRole('button', { name: 'Mark as ready' }).click()
    },
    async agree() {
      await claim.getByRole('button', { name: 'Agree…' }).click()
      await dialog.getByRole('button', { name: 'Agree', exact: true }).click()
      await expect(dialog).toBeHidden()
    },
    async object(reasons: string) {
      await claim.getByRole('button', { name: 'Object…' }).click()
      await dialog.getByLabel('Reasons').fill(reasons)
      await dialog.getByRole('button', { name: 'Object', exact: true }).click()
      await expect(dialog).toBeHidden()
    },
    async expectStage(stage: 'open' | 'draft' | 'ready' | 'final' | 'disputed') {
      await expect(claim.getByText(stage, { exact: true }).first()).toBeVisible()
    },
  }
}
