import { expect, type Page } from 'playwright/test'

export type FormatLabel = 'HTML' | 'PDF' | 'Markdown' | 'CSV' | 'JSON' | 'ClaimReview'

/** What goes out: kind, format, filter, preview, export, what was published and corrected. */
export function reportPage(page: Page) {
  const screen = page.getByRole('region', { name: 'Report', exact: true })
  const options = page.getByRole('region', { name: 'What the report is to be' })
  const dialog = page.getByRole('dialog')
  return {
    screen,
    /** The page as it would be printed. */
    page: page.frameLocator('iframe[title="Preview of the report"]').locator('body'),
    /** The frame that the page is shown in. */
    frame: page.locator('iframe[title="Preview of the report"]'),
    /** A text format. */
    text: page.getByRole('region', { name: 'Preview of the report' }),
    filterStated: screen.getByRole('status').filter({ hasText: 'A filter is on' }),
    lastExport: page.getByRole('region', { name: 'Last export' }),
    past: page.getByRole('region', { name: 'Published and corrected' }),
    choose: (kind: 'To publish' | 'Archive') =>
      options.getByRole('group', { name: 'Kind' }).getByRole('button', { name: kind }).click(),
    format: (format: FormatLabel) =>
      options.getByRole('group', { name: 'Format' }).getByRole('button', { name: format, exact: true }).click(),
    async saidBy(speaker: string) {
      await options.getByLabel('Said by').fill(speaker)
      await page.keyboard.press('Escape')
    },
    /** The bytes of a report that the browser is given as a download, and its name. */
    async download(): Promise<{ name: string; path: string }> {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        screen.getByRole('button', { name: 'Export…' }).click(),
      ])
      return { name: download.suggestedFilename(), path: await download.path() }
    },
    async markPublished(where: string) {
      await screen.getByRole('button', { name: 'Mark as published…' }).click()
      await dialog.getByLabel('Where was it published?').fill(where)
      await dialog.getByRole('button', { name: 'Mark as published' }).click()
      await expect(dialog).toBeHidden()
    },
    async correct(text: string) {
      await screen.getByRole('button', { name: 'Add a correction…' }).click()
      await dialog.getByLabel('What was wrong, and what is right?').fill(text)
      await dialog.getByRole('button', { name: 'Add the correction' }).click()
      await expect(dialog).toBeHidden()
    },
    showPast: () => screen.getByRole('button', { name: 'Published and corrected' }).click(),
  }
}
