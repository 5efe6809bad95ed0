import { expect, type Page } from 'playwright/test'

/** Bring in pages and say what they are. */
export function articlesPage(page: Page) {
  const list = page
    .getByRole('list', { name: 'Articles' })
    .getByRole('list', { name: 'Articles' })
    .or(page.getByRole('listbox', { name: 'Articles' }))
    .or(page.getByRole('grid', { name: 'Articles' }))
  return {
    list,
    problems: page.getByRole('region', { name: 'Files that could not be read' }),
    /** Chooses files as the open dialog would, in the shell that has none of its own. */
    async add(files: { name: string; mimeType: string; buffer: Buffer }[]) {
      await page.getByLabel('Files to add').setInputFiles(files)
    },
    open: (title: string) => page.getByRole('button', { name: title }).first().click(),
    async expectCount(count: number) {
      await expect(page.getByRole('status').filter({ hasText: `${count} article` })).toBeVisible()
    },
  }
}
