import { expect, type Page } from 'playwright/test'

export type ScreenLabel = 'Articles' | 'Read' | 'Compare' | 'Review' | 'Report'

const KEYS: Record<ScreenLabel, readonly [string, string]> = {
  Articles: ['g', 'a'],
  Read: ['g', 'r'],
  Compare: ['g', 'c'],
  Review: ['g', 'v'],
  Report: ['g', 'e'],
}

/** What is around every screen: the rail, messages, undo, what opens over the screens. */
export function frame(page: Page) {
  const rail = page.getByRole('navigation', { name: 'Case' })
  const messages = page.getByRole('region', { name: 'Messages' })
  const acting = rail.getByRole('button', { name: /^Acting/ })
  const dialog = page.getByRole('dialog')
  const expectMessage = (text: string | RegExp) => expect(messages.getByText(text)).toBeVisible()
  return {
    rail,
    messages,
    acting,
    dialog,
    expectMessage,
    /** Goes to a screen by its link in the rail. */
    async go(screen: ScreenLabel) {
      await rail.getByRole('link', { name: screen }).click()
      await expect(page.getByRole('main', { name: screen })).toBeVisible()
    },
    /** Goes to a screen by its keys. */
    async goByKeys(screen: ScreenLabel) {
      for (const key of KEYS[screen]) await page.keyboard.press(key)
      await expect(page.getByRole('main', { name: screen })).toBeVisible()
    },
    undo: () => rail.getByRole('button', { name: /^Undo/ }).click(),
    redo: () => rail.getByRole('button', { name: /^Redo/ }).click(),
    async undoByKeys() {
      await page.keyboard.press('Control+z')
      await expectMessage(/^Taken back: /)
    },
    async redoByKeys() {
      await page.keyboard.press('Control+Shift+z')
      await expectMessage(/^Done again: /)
    },
    async actAs(name: string) {
      await acting.click()
      await dialog.getByLabel('Your name').fill(name)
      await dialog.getByRole('button', { name: 'Use this name' }).click()
      await expect(acting).toContainText(name)
    },
    /** Runs a command by typing part of its name into the palette. */
    async runCommand(typed: string) {
      await page.keyboard.press('Control+k')
      await page.getByRole('searchbox', { name: 'Find a command' }).fill(typed)
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
    /** Searches everything; gives the places found. */
    async search(words: string) {
      await page.keyboard.press('Control+f')
      await page.getByRole('searchbox', { name: 'Search texts, statements, claims and notes' }).fill(words)
      return page.getByRole('list', { name: 'Places found' }).getByRole('button')
    },
    /** Opens the key sheet. */
    async showKeys() {
      await page.keyboard.press('?')
      return page.getByRole('dialog', { name: 'Keys' })
    },
    /** Opens the history; gives its lines, newest first. */
    async history() {
      await page.keyboard.press('g')
      await page.keyboard.press('h')
      return page.getByRole('list', { name: 'What was done' }).getByRole('listitem')
    },
    async setAppearance(appearance: 'automatic' | 'light' | 'dark') {
      const button = page.getByRole('button', { name: /^Appearance: / })
      for (let tries = 0; tries < 3; tries++) {
        if ((await button.textContent())?.endsWith(appearance)) return
        await button.click()
      }
      await expect(button).toHaveText(`Appearance: ${appearance}`)
    },
    async closeCase() {
      await rail.getByRole('button', { name: /about this case$/ }).click()
      await dialog.getByRole('button', { name: 'Close the case' }).click()
      await expect(rail).toBeHidden()
    },
  }
}
