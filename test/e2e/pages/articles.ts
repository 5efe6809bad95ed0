import { expect, type Page } from 'playwright/test'

/** Bring in pages and say what they are. */
export function articlesPage(page: Page) {
  const list = page.getByRole('list', { name: 'Articles' })
  const line = (title: string | RegExp) => list.getByRole('listitem').filter({ hasText: title })
  return {
    list,
    line,
    problems: page.getByRole('region', { name: 'Files that could not be read' }),
    /** Chooses files as the open dialog would, in the shell that has none of its own. */
    async add(files: { name: string; mimeType: string; buffer: Buffer }[]) {
      await page.getByLabel('Files to add').setInputFiles(files)
    },
    /** Drops files onto the list. */
    async drop(files: readonly { name: string; mimeType: string; text: string }[]) {
      const data = await page.evaluateHandle((dropped) => {
        const transfer = new DataTransfer()
        for (const { name, mimeType, text } of dropped) transfer.items.add(new File([text], name, { type: mimeType }))
        return transfer
      }, files)
      await page.getByRole('region', { name: 'Articles' }).dispatchEvent('drop', { dataTransfer: data })
    },
    async paste(text: string, name = '') {
      await page.getByRole('button', { name: 'Paste text…' }).first().click()
      const dialog = page.getByRole('dialog', { name: 'Paste text' })
      await dialog.getByLabel('Text', { exact: true }).fill(text)
      if (name !== '') await dialog.getByLabel('Name in the list').fill(name)
      await dialog.getByRole('button', { name: 'Add to the case' }).click()
      await expect(dialog).toBeHidden()
    },
    async open(title: string) {
      await list.getByRole('button', { name: title, exact: true }).click()
      await expect(page.getByRole('main', { name: 'Read' })).toBeVisible()
    },
    tick: (title: string) => line(title).getByRole('checkbox').press('Space'),
    /** Sets details of the ticked articles, by the labels of their fields. */
    async setDetails(fields: Readonly<Record<string, string>>, role?: 'Report' | 'Rewrite' | 'Primary record') {
      await page.getByRole('button', { name: 'Details…' }).click()
      const dialog = page.getByRole('dialog', { name: /^Details/ })
      for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value)
      if (role !== undefined) await dialog.getByRole('radio', { name: role }).press('Space')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toBeHidden()
    },
    /** Marks a page as checked with the button in its line. */
    async check(title: string) {
      await line(title)
        .getByRole('button', { name: /^Page not checked/ })
        .click()
      await expect(line(title).getByRole('button', { name: /^Page checked/ })).toBeVisible()
    },
    async expectCount(count: number) {
      await expect(
        page
          .getByRole('main')
          .getByRole('status')
          .filter({ hasText: `${count} article` }),
      ).toBeVisible()
    },
  }
}
