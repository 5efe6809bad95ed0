import { expect, type Page } from 'playwright/test'

/** Before a case is open: who works here, and which case. */
export function welcomePage(page: Page) {
  const expectOpen = () => expect(page.getByRole('navigation', { name: 'Case' })).toBeVisible()
  return {
    async sayName(name: string) {
      await page.getByLabel('Your name').fill(name)
      await page.getByRole('button', { name: 'Continue' }).click()
    },
    async openSample() {
      await page.getByRole('button', { name: 'Look at the sample case' }).click()
      await expectOpen()
    },
    async newCase(about: { name: string; question: string; why: string; responsible: string }) {
      await page.getByRole('button', { name: 'New case' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill(about.name)
      await dialog.getByLabel('What is the question?').fill(about.question)
      await dialog.getByLabel('Why was it chosen?').fill(about.why)
      await dialog.getByLabel('Who answers for it?').fill(about.responsible)
      await dialog.getByRole('button', { name: 'Create the case' }).click()
      await expectOpen()
    },
    async openRecent(name: string) {
      await page.getByRole('button', { name: new RegExp(name) }).click()
      await expectOpen()
    },
    /** Opens a case by its folder, in the shell that has no dialog for it. */
    async openFolder(folder: string) {
      await page.getByRole('button', { name: 'Open a case…' }).click()
      await page.getByLabel('Folder of the case').fill(folder)
      await page.getByRole('button', { name: 'Open', exact: true }).click()
      await expectOpen()
    },
  }
}
