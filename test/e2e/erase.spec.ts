import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright/test'
import { violations } from './accessibility'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { folderPage } from './pages/folder'
import { frame } from './pages/frame'
import { welcomePage } from './pages/welcome'
import { ask } from './workbench'

const SECRET = 'Odile Marchetti'

async function expectAccessible(page: Page): Promise<void> {
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])
}

/** A case with two articles and a note that names somebody who must be protected. */
async function quayCase(page: Page): Promise<string> {
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({ name: 'Quay', question: '', why: '', responsible: 'Ada Lund' })
  await articlesPage(page).paste('The bridge was closed on Monday, Mara Quist said.', 'Herald')
  await articlesPage(page).paste('The bridge stayed open, the harbour office said on Tuesday.', 'Gazette')
  await articlesPage(page).expectCount(2)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await ask(page, 'note.add', { target: { kind: 'case' }, text: `${SECRET} told me so` })
  return (await ask(page, 'case.summary', {})).folder
}

/** Every file below a folder whose bytes have these words, as text. */
function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(words))
}

/** States a ground and presses twice. */
async function eraseFor(page: Page, ground: string): Promise<void> {
  const { dialog, button, pressAgain } = folderPage(page)
  await dialog.getByLabel('Ground').fill(ground)
  await button('Erase').click()
  await expect(button('Press again to erase for good')).toBeVisible()
  await expectAccessible(page)
  await pressAgain('Press again to erase for good')
  await expect(dialog).toBeHidden()
}

test('what names a person is shown, then erased on a stated ground, to the last byte', async ({ attest }) => {
  test.setTimeout(120_000)
  const { page } = attest
  const folderOnDisk = await quayCase(page)
  const folder = folderPage(page)
  expect(filesWith(folderOnDisk, SECRET)).not.toEqual([])
  await folder.openByKeys('x', 'Erase')
  await folder.dialog.getByRole('radio', { name: 'What names a person' }).press('Space')
  await folder.dialog.getByLabel('Name', { exact: true }).fill('odile  marchetti')
  const shown = folder.dialog.getByRole('region', { name: 'What goes' })
  await expect(shown).toContainText(SECRET)
  await expect(shown).toContainText('the data of 1 act')
  await expect(folder.button('Erase')).toBeDisabled()
  await eraseFor(page, 'The source asked for it')
  expect(filesWith(folderOnDisk, SECRET)).toEqual([])
  expect((await ask(page, 'case.verify', {})).faults).toEqual([])
  const history = await frame(page).history()
  await expect(history.first()).toContainText('The source asked for it')
  await folder.close()
  const again = await attest.restart()
  await welcomePage(again).openRecent('Quay')
  await articlesPage(again).expectCount(2)
  expect(filesWith(folderOnDisk, SECRET)).toEqual([])
})

test('an article goes with everything that quotes it; a note by its words; an act from the history', async ({
  attest,
}) => {
  test.setTimeout(120_000)
  const { page } = attest
  const folderOnDisk = await quayCase(page)
  const folder = folderPage(page)

  await test.step('an article', async () => {
    await folder.openByPalette('Erase', 'Erase')
    await folder.dialog
      .getByRole('list', { name: 'Articles' })
      .getByRole('button')
      .filter({ hasText: 'Gazette' })
      .click()
    const shown = folder.dialog.getByRole('region', { name: 'What goes' })
    await expect(shown).toContainText('1 file with the text read from it')
    await eraseFor(page, 'A court order')
    await articlesPage(page).expectCount(1)
    expect(filesWith(folderOnDisk, 'harbour office')).toEqual([])
  })

  await test.step('changing what is to go asks for both presses anew', async () => {
    await folder.openByKeys('x', 'Erase')
    await folder.dialog.getByRole('radio', { name: 'A note' }).press('Space')
    await folder.dialog.getByLabel('Words of the note').fill('told me')
    await folder.dialog.getByRole('list', { name: 'Notes' }).getByRole('button').click()
    await folder.dialog.getByLabel('Ground').fill('Asked to')
    await folder.button('Erase').click()
    await expect(folder.button('Press again to erase for good')).toBeVisible()
    await folder.dialog.getByLabel('Ground').fill('Asked to by the source')
    await expect(folder.button('Erase')).toBeVisible()
    await eraseFor(page, 'Asked to by the source')
    expect(filesWith(folderOnDisk, SECRET)).toEqual([])
  })

  await test.step('an act, from the history', async () => {
    await ask(page, 'case.update', { why: 'Pell Iverson wrote to us' })
    const history = await frame(page).history()
    await expect(history.first()).toBeVisible()
    await expectAccessible(page)
    await history
      .first()
      .getByRole('button', { name: /^Erase/ })
      .click()
    await expect(folder.dialog.getByRole('region', { name: 'What goes' })).toContainText('the data of 1 act')
    await folder.dialog.getByLabel('Ground').fill('Written by mistake')
    await folder.button('Erase').click()
    await folder.pressAgain('Press again to erase for good')
    await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible()
    expect(filesWith(folderOnDisk, 'Pell Iverson')).toEqual([])
    expect((await ask(page, 'case.verify', {})).faults).toEqual([])
  })
})

test('undo and redo work across a restart', async ({ attest }) => {
  const { page } = attest
  await quayCase(page)
  await articlesPage(page).check('Herald')
  const checked = (on: Page) => on.getByRole('button', { name: /^Page checked/ })
  const again = await attest.restart()
  await welcomePage(again).openRecent('Quay')
  await expect(checked(again)).toHaveCount(1)
  await frame(again).undoByKeys()
  await expect(checked(again)).toHaveCount(0)
  const third = await attest.restart()
  await welcomePage(third).openRecent('Quay')
  await articlesPage(third).expectCount(2)
  await expect(checked(third)).toHaveCount(0)
  await expect(frame(third).rail.getByRole('button', { name: /^Redo: / })).toBeEnabled()
  await frame(third).redoByKeys()
  await expect(checked(third)).toHaveCount(1)
  await frame(third).undo()
  await expect(checked(third)).toHaveCount(0)
})
