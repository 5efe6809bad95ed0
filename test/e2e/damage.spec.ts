import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright/test'
import { violations } from './accessibility'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { folderPage } from './pages/folder'
import { frame } from './pages/frame'
import { welcomePage } from './pages/welcome'
import { ask } from './workbench'

const QUESTION = 'Who closed the quay bridge?'

async function expectAccessible(page: Page): Promise<void> {
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])
}

/** A case with one article, whose question was changed after that. */
async function quayCase(page: Page): Promise<string> {
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({ name: 'Quay', question: '', why: '', responsible: 'Ada Lund' })
  await articlesPage(page).paste('The bridge was closed on Monday, Mara Quist said.', 'Herald')
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await ask(page, 'case.update', { question: QUESTION })
  await ask(page, 'case.update', { why: 'Two outlets tell it differently' })
  return (await ask(page, 'case.summary', {})).folder
}

/** Changes one letter in the line of the log that has the question; answers file and line. */
function damage(folder: string): { file: string; line: number } {
  const [name = ''] = readdirSync(path.join(folder, 'log'))
  const log = path.join(folder, 'log', name)
  const lines = readFileSync(log, 'utf8').split('\n')
  const line = lines.findIndex((each) => each.includes(QUESTION))
  lines[line] = lines[line]?.replace('bridge', 'brigde') ?? ''
  writeFileSync(log, lines.join('\n'))
  return { file: `log/${name}`, line: line + 1 }
}

const openRecent = (page: Page) => page.getByRole('button', { name: /Quay/ }).click()

test('a damaged case names file and line, can be read, and comes back whole from another copy', async ({ attest }) => {
  test.setTimeout(180_000)
  const folderOnDisk = await quayCase(attest.page)
  const bundle = path.join(attest.folder, 'kept elsewhere.attest.zip')
  await ask(attest.page, 'case.exportBundle', { notes: true, path: bundle })
  let where = { file: '', line: 0 }
  const page = await attest.restart(() => {
    where = damage(folderOnDisk)
  })
  const folder = folderPage(page)

  await test.step('whoever opens it is told at once, and asked what is to be done', async () => {
    await openRecent(page)
    await expect(page.getByRole('dialog', { name: 'This case is damaged' })).toBeVisible()
    await expect(folder.dialog.getByRole('list', { name: 'Damaged files' })).toContainText(
      `${where.file}, line ${where.line}`,
    )
    await expect(folder.dialog).toContainText('2 acts are lost')
    await expectAccessible(page)
    await folder.button('Read it as it is').click()
  })

  await test.step('it can be read and not changed, and the banner says why', async () => {
    await expect(folder.banner).toContainText('This case can be read but not changed.')
    await expect(folder.banner).toContainText(`damaged at line ${where.line}`)
    await articlesPage(page).expectCount(1)
    await expect(page.getByRole('button', { name: 'Add files…' }).first()).toBeDisabled()
    await expect(page.getByText(`damaged at line ${where.line}`)).toHaveCount(1)
    await expectAccessible(page)
  })

  await test.step('the check names each fault with its file and line', async () => {
    await folder.openByKeys('k', 'Check the case folder')
    const faults = folder.dialog.getByRole('list', { name: 'Faults' })
    await expect(faults).toContainText(where.file)
    await expect(faults).toContainText(`line ${where.line}`)
    // The check in the background does not say again what stands above the screen.
    await expect(frame(page).messages.getByText(where.file)).toHaveCount(0)
    await expectAccessible(page)
    await folder.close()
  })

  await test.step('another copy gives back what is lost', async () => {
    await folder.openByKeys('d', 'This case is damaged')
    await folder.button('Restore from another copy…').click()
    await folder.chooseBundle(bundle)
    await expect(folder.dialog.getByRole('status')).toContainText('holds 2 acts that the damaged case does not show')
    await expectAccessible(page)
    await folder.button('Restore from it').click()
    await expect(page.getByRole('dialog', { name: 'The case was restored' })).toContainText('2 acts recovered.')
    await expectAccessible(page)
    await folder.button('Done').click()
    await expect(folder.banner).toBeHidden()
    expect((await ask(page, 'case.summary', {})).question).toBe(QUESTION)
    expect((await ask(page, 'case.verify', {})).faults).toEqual([])
    expect(readdirSync(path.join(folderOnDisk, 'quarantine')).join()).toContain('damaged')
  })
})

test('without another copy one goes on after pressing twice; what was damaged is kept aside', async ({ attest }) => {
  const folderOnDisk = await quayCase(attest.page)
  const page = await attest.restart(() => void damage(folderOnDisk))
  const folder = folderPage(page)
  await openRecent(page)
  await folder.button('Go on without what is lost…').click()
  await expectAccessible(page)
  await folder.button('Go on without it').click()
  await expect(folder.dialog.getByRole('status')).toContainText('once more')
  expect((await ask(page, 'case.summary', {})).readOnly).not.toBeNull()
  await folder.pressAgain('Press again to give it up')
  await expect(page.getByRole('dialog', { name: 'The case was restored' })).toContainText('can be changed again')
  await folder.button('Done').click()
  await expect(folder.banner).toBeHidden()
  await articlesPage(page).expectCount(1)
  expect(readdirSync(path.join(folderOnDisk, 'quarantine')).join()).toContain('damaged')
})

test('a case of a newer version opens read-only and says so', async ({ attest }) => {
  const folderOnDisk = await quayCase(attest.page)
  const page = await attest.restart(() => {
    const file = path.join(folderOnDisk, 'case.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": \d+/, '"version": 99'))
  })
  const folder = folderPage(page)
  await openRecent(page)
  await expect(folder.banner).toContainText('written by a newer version of Attest. Update to write in it.')
  await expect(folder.dialog).toBeHidden()
  await expectAccessible(page)
  await folder.banner.getByRole('button', { name: 'Open it again' }).click()
  await expect(folder.banner).toContainText('newer version')
})

test('a disk that fails is told while it fails, nothing is lost, and work goes on when it is well', async ({
  attest,
}) => {
  const { page } = attest
  const folderOnDisk = await quayCase(page)
  const folder = folderPage(page)
  const log = path.join(folderOnDisk, 'log')
  renameSync(log, `${log} away`)
  await page.getByRole('button', { name: 'Page not checked' }).click()
  await expect(folder.banner).toContainText('Nothing can be recorded')
  await expect(page.getByRole('button', { name: 'Page not checked' })).toBeDisabled()
  await expectAccessible(page)
  renameSync(`${log} away`, log)
  await expect(folder.banner).toBeHidden({ timeout: 30_000 })
  await frame(page)
    .messages.getByRole('button', { name: /^Dismiss/ })
    .first()
    .click()
  await articlesPage(page).check('Herald')
  expect((await ask(page, 'case.verify', {})).faults).toEqual([])
})
