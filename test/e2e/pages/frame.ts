import { expect, type Page } from 'playwright/test'

export type ScreenLabel = 'Articles' | 'Read' | 'Compare' | 'Review' | 'Report'

/** What is around every screen: the rail, messages, undo. */
export function frame(page: Page) {
  const rail = page.getByRole('navigation', { name: 'Case' })
  return {
    rail,
    async go(screen: ScreenLabel) {
      await rail.getByRole('link', { name: screen }).click()
      await expect(page.getByRole('main', { name: screen })).toBeVisible()
    },
    undo: () => rail.getByRole('button', { name: /^Undo/ }).click(),
    redo: () => rail.getByRole('button', { name: /^Redo/ }).click(),
    async actAs(name: string) {
      await rail.getByRole('button', { name: /^Acting/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Your name').fill(name)
      await dialog.getByRole('button', { name: 'Use this name' }).click()
      await expect(rail.getByRole('button', { name: /^Acting/ })).toContainText(name)
    },
  }
}
