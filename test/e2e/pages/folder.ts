import { expect, type Page } from 'playwright/test'
import { frame } from './frame'

/** What is done with the case folder as a whole. */
export function folderPage(page: Page) {
  const dialog = page.getByRole('dialog')
  const button = (name: string | RegExp) => dialog.getByRole('button', { name })
  const chooseBundle = (file: string) => dialog.getByLabel('Bundle', { exact: true }).setInputFiles(file)
  /** The file that the browser is given as a download. */
  const download = async (press: () => Promise<void>): Promise<string> => {
    const [got] = await Promise.all([page.waitForEvent('download'), press()])
    const place = await got.path()
    return place
  }
  return {
    dialog,
    button,
    chooseBundle,
    banner: page.getByRole('region', { name: 'Read-only' }),
    /** Opens one of its dialogs by keys, such as `b` for *Bring in*. */
    async openByKeys(key: string, title: string) {
      await page.keyboard.press('g')
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    },
    /** Opens one of its dialogs from the palette. */
    async openByPalette(typed: string, title: string) {
      await frame(page).runCommand(typed)
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    },
    /** Gives the path of a case folder or bundle, in the shell that has no dialog for it. */
    async givePath(path: string) {
      await dialog.getByLabel(/^Or the path of/).fill(path)
      await button('Look at it').click()
    },
    /** Ticks a claim that somebody else should judge. */
    async tickClaim(words: string) {
      const claim = dialog.getByRole('checkbox', { name: words })
      if ((await claim.getAttribute('aria-checked')) !== 'true') await claim.click()
      await expect(claim).toBeChecked()
    },
    makeBundle: () => download(() => button('Make the bundle…').click()),
    async close() {
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    },
    /** Presses what can't be taken back a second time: not at once, since a double click is not two presses. */
    async pressAgain(name: string) {
      await expect(button(name)).toBeVisible()
      await page.waitForTimeout(450)
      await button(name).click()
    },
    async unlock(passphrase: string) {
      await dialog.getByLabel('Passphrase').fill(passphrase)
      await button('Unlock').click()
    },
  }
}
