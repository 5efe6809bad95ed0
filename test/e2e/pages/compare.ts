import { expect, type Page } from 'playwright/test'

/** Topics, the matrix of who said what, and claims side by side. */
export function comparePage(page: Page) {
  const matrix = page.getByRole('grid', { name: 'Who said what, speakers by outlets' })
  const threads = page.getByRole('list', { name: 'Same claims' }).getByRole('button')
  const thread = page.getByRole('region', { name: 'Side by side' })
  const places = page.getByRole('list', { name: 'Places, side by side' }).getByRole('listitem')
  const dialog = page.getByRole('dialog')
  const timeline = page.getByRole('grid', { name: 'Who said what when, speakers by days' })
  return {
    matrix,
    threads,
    thread,
    places,
    timeline,
    /** Everything of a claim in one picture: a row a place. */
    collation: page.getByRole('region', { name: 'All places at once' }),

    async pickTopic(name: string) {
      await page.getByRole('searchbox', { name: 'Find a topic' }).fill(name)
      await page
        .getByRole('list', { name: 'Topics' })
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    },
    /** Back to what is said about anything. */
    async allTopics() {
      await page.getByRole('searchbox', { name: 'Find a topic' }).fill('')
      await page.getByRole('list', { name: 'Topics' }).getByRole('button', { name: 'All topics' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'All topics' })).toBeVisible()
    },
    async filterBySpeaker(name: string) {
      await page.getByRole('combobox', { name: 'Speaker' }).fill(name)
      await page.keyboard.press('Escape')
    },
    async filterByType(label: string) {
      await page.getByRole('button', { name: /How it is put$/ }).click()
      await page.getByRole('option', { name: label, exact: true }).click()
    },
    async order(label: string) {
      await page.getByRole('button', { name: /Order$/ }).click()
      await page.getByRole('option', { name: label }).click()
    },
    /** The bytes of the matrix that the browser is given as a download, and their name. */
    async exportMatrix(format: 'CSV' | 'HTML'): Promise<{ name: string; path: string }> {
      await page.getByRole('button', { name: 'Export…' }).click()
      await dialog.getByRole('radio', { name: new RegExp(format) }).press('Space')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Export…' }).click(),
      ])
      await expect(dialog).toBeHidden()
      return { name: download.suggestedFilename(), path: await download.path() }
    },
    /** The column of a day in the timeline. */
    day: (words: string) => timeline.getByRole('columnheader').filter({ hasText: words }),
    /** The row of a speaker in the matrix. */
    row(speaker: string) {
      return matrix.getByRole('row').filter({ has: page.getByRole('rowheader', { name: speaker }) })
    },
    /** Opens what a statement of the matrix leads to: its claim side by side, or else its place in the article. */
    async openStatement(words: string) {
      await matrix.getByRole('button').filter({ hasText: words }).first().click()
    },
    async showThreads() {
      await page.getByRole('button', { name: 'Same claims' }).click()
    },
    async openThread(words: string) {
      await threads.filter({ hasText: words }).first().click()
      await expect(thread).toBeVisible()
    },
    async setOccasion(finding: 'Same occasion' | 'Different occasions' | 'Occasion not established', reason: string) {
      await thread.getByRole('button', { name: 'Set the occasion…' }).click()
      await dialog.getByRole('radio', { name: finding }).press('Space')
      await dialog.getByLabel('Reason').fill(reason)
      await dialog.getByRole('button', { name: 'Set the occasion' }).click()
      await expect(dialog).toBeHidden()
    },
    /** What is told differently, line by line. */
    differences() {
      return page.getByRole('region', { name: 'What is told differently' }).getByRole('listitem')
    },
    async makeClaim() {
      await thread.getByRole('button', { name: /^(Make it a claim|Review the claim)$/ }).click()
    },
  }
}
