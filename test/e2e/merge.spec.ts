import { copyFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright/test'
import { violations } from './accessibility'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { folderPage } from './pages/folder'
import { frame } from './pages/frame'
import { reviewPage } from './pages/review'
import { welcomePage } from './pages/welcome'
import { ask, judge, waitForAnalysis } from './workbench'

const PASSPHRASE = 'nine quiet herons'

/** Both colours, with whatever is open. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])
}

/** The sample case with one claim that Ada has judged. */
async function adasCase(page: Page) {
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).openSample()
  await waitForAnalysis(page)
  const { items } = await ask(page, 'article.list', {})
  for (const { id } of items) {
    const { statements } = await ask(page, 'article.get', { id })
    if (statements.some(({ type }) => type === 'direct')) return judge(page, id, 'Mara Quist', 'draft')
  }
  throw new Error('no quotation in the sample case')
}

test('a second opinion is asked for, given unseen, brought in, found to differ, and settled', async ({
  attest,
}, info) => {
  test.skip(info.project.name === 'desktop', 'the save dialog of the desktop can not be driven')
  test.setTimeout(240_000)
  const { page } = attest
  const { claim, words } = await adasCase(page)
  const folder = folderPage(page)
  const bundle = path.join(attest.folder, 'to Ben.attest.locked')
  const answer = path.join(attest.folder, 'from Ben.attest.zip')

  await test.step('Ada asks: the claim goes, locked, without her verdict', async () => {
    await folder.openByKeys('s', 'Ask for a second opinion')
    await folder.tickClaim(words)
    await folder.dialog.getByLabel(/^Passphrase/).fill(PASSPHRASE)
    await expectAccessible(page)
    copyFileSync(await folder.makeBundle(), bundle)
    await expect(folder.dialog.getByRole('status')).toContainText('second opinion.attest.locked')
    await expect(folder.dialog).toContainText(PASSPHRASE)
    await expectAccessible(page)
    await folder.close()
  })

  const bens = await attest.another()
  const bensFolder = folderPage(bens)
  const bensReview = reviewPage(bens)
  await test.step('Ben opens it with the passphrase alone, and sees what is in it first', async () => {
    await welcomePage(bens).sayName('Ben Okafor')
    await expect(bens.getByRole('button', { name: 'Open a bundle…' })).toBeVisible()
    await bens.keyboard.press('b')
    await bensFolder.chooseBundle(bundle)
    await bensFolder.unlock('nine loud herons')
    await expect(bensFolder.dialog.getByRole('alert')).toBeVisible()
    await bensFolder.unlock(PASSPHRASE)
    await expect(bensFolder.dialog.getByRole('region', { name: 'Claims to judge' })).toContainText(words)
    await expect(bensFolder.dialog).toContainText('A name in a log proves no identity')
    await expect(bensFolder.dialog).toContainText('Ada Lund')
    await expectAccessible(bens)
    await bensFolder.button('Open it as a case').click()
    await expect(frame(bens).rail).toContainText('Sample case')
  })

  await test.step('Ben judges without Ada’s verdict anywhere, and sends a copy back', async () => {
    await frame(bens).go('Review')
    await bensReview.show('Not yet judged')
    await bensReview.open(words)
    await expect(bensReview.claim).not.toContainText('The minutes have it.')
    await bensReview.giveReasons('did they say it?', 'A word was changed.')
    await bensReview.answer('Altered')
    await bensFolder.openByPalette('Send a copy', 'Send a copy of the whole case')
    copyFileSync(await bensFolder.makeBundle(), answer)
  })

  await test.step('Ada goes on meanwhile, then sees what comes from whom before she takes it', async () => {
    await frame(page).go('Articles')
    await page.getByRole('button', { name: 'Page not checked' }).first().click()
    await expect(page.getByRole('button', { name: /Page checked/ })).toHaveCount(1)
    await folder.openByKeys('b', 'Bring in another copy')
    await expectAccessible(page)
    await folder.chooseBundle(answer)
    const acts = folder.dialog.getByRole('list', { name: 'What comes from whom' })
    await expect(acts).toContainText('Ben Okafor')
    await expect(folder.dialog).toContainText('A name in a log proves no identity')
    await expect(folder.dialog.getByRole('region', { name: 'Claims they are about' })).toContainText(words)
    await expectAccessible(page)
    expect((await ask(page, 'claim.get', { id: claim })).verdicts).toHaveLength(1)
    await folder.button('Bring it in').click()
    await expect(folder.dialog.getByRole('region', { name: 'Disputed' })).toContainText(words)
    await expectAccessible(page)
  })

  await test.step('the dispute is shown with both verdicts, and a third act settles it', async () => {
    await folder.button(/^Settle it… /).click()
    const review = reviewPage(page)
    await review.expectStage('disputed')
    const second = review.claim.getByRole('region', { name: 'Second review' })
    await expect(second).toContainText('The minutes have it.')
    await expect(second).toContainText('A word was changed.')
    await expectAccessible(page)
    await frame(page).actAs('Cleo Anders')
    await second.getByRole('listitem').filter({ hasText: 'A word was changed.' }).getByRole('button').click()
    await frame(page).dialog.getByLabel('Reasons').fill('The recording has the other word.')
    await frame(page).dialog.getByRole('button', { name: 'Let this verdict stand' }).click()
    await expect(frame(page).dialog).toBeHidden()
    await expect(review.claim.getByText('disputed', { exact: true })).toHaveCount(0)
    await expect(review.verdicts).toContainText('Settled by Cleo Anders')
  })

  await test.step('agreement counts the two that were given blind', async () => {
    await folder.openByKeys('t', 'How far reviewers agree')
    const said = folder.dialog.getByRole('row', { name: /Did they say it/ })
    await expect(said).toContainText('Ada Lund, Ben Okafor')
    await expect(said).toContainText('0 %')
    await expect(folder.dialog.getByRole('status')).toContainText('2 verdicts were given blind')
    await expectAccessible(page)
    await folder.close()
  })

  await test.step('a second time the bundle brings nothing, and Ben’s folder what he did since', async () => {
    expect((await ask(page, 'case.summary', {})).counts.checked).toBe(1)
    await folder.openByKeys('b', 'Bring in another copy')
    await folder.chooseBundle(answer)
    await expect(folder.dialog.getByRole('status')).toContainText('here already')
    await folder.button('Bring it in').click()
    await expect(folder.dialog.getByRole('status')).toContainText('Nothing in it was new')
    await folder.button('Done').click()
    await ask(bens, 'note.add', { target: { kind: 'claim', claim }, text: 'I heard the recording twice.' })
    const { folder: bensPlace } = await ask(bens, 'case.summary', {})
    // By keyboard alone.
    await folder.openByKeys('b', 'Bring in another copy')
    await page.keyboard.press('Tab')
    await page.keyboard.type(bensPlace)
    await page.keyboard.press('Enter')
    await expect(folder.dialog).toContainText('I heard the recording twice.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(folder.button('Bring it in')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Brought in' })).toContainText('1 act')
    await page.keyboard.press('Escape')
    await expect(reviewPage(page).claim).toContainText('I heard the recording twice.')
    expect((await ask(page, 'case.verify', {})).faults).toEqual([])
  })
})

test('the first verdict is nowhere before the second is given, and looking at it is recorded', async ({ attest }) => {
  const { page } = attest
  const { words } = await adasCase(page)
  const around = frame(page)
  await around.actAs('Ben Okafor')
  await around.go('Review')
  const review = reviewPage(page)
  await review.show('Drafts')
  await review.open(words)
  await expect(review.verdicts).toContainText('Somebody else has judged this.')
  await expect(review.claim).not.toContainText('The minutes have it.')
  const history = await around.history()
  await expect(history.first()).toContainText('gave a verdict on')
  await expect(history.filter({ hasText: 'as quoted' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await (await around.search('minutes have it')).first().waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+L')
  await expect(review.verdicts).toContainText('The minutes have it.')
  await review.answer('Altered')
  await expect(around.messages).toContainText('Draft: altered')
  const { blind, notBlind } = await ask(page, 'case.agreement', {})
  expect([blind, notBlind]).toEqual([1, 1])
})

test('a copy of another case is refused with its reason, and nothing is taken', async ({ attest }) => {
  const { page } = attest
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({ name: 'Quay', question: '', why: '', responsible: 'Ada Lund' })
  const { folder: other } = await ask(page, 'case.summary', {})
  await frame(page).closeCase()
  await welcomePage(page).newCase({ name: 'Kessim', question: '', why: '', responsible: 'Ada Lund' })
  await articlesPage(page).paste('The bridge was closed, Mara Quist said.', 'Herald')
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  const folder = folderPage(page)
  const before = await ask(page, 'case.history', {})
  await folder.openByKeys('b', 'Bring in another copy')
  await folder.givePath(other)
  await expect(folder.dialog.getByRole('alert')).toContainText('belongs to another case. Nothing was taken.')
  await expectAccessible(page)
  await folder.givePath(path.join(attest.folder, 'nowhere.attest.zip'))
  await expect(folder.dialog.getByRole('alert')).toContainText('the file or folder is gone')
  await folder.close()
  expect(await ask(page, 'case.history', {})).toEqual(before)
})

test('every way to the case folder has its key, in its dialog and in the palette', async ({ attest }) => {
  const { page } = attest
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({ name: 'Kessim', question: '', why: '', responsible: 'Ada Lund' })
  const folder = folderPage(page)
  await folder.openByKeys('f', 'The case folder')
  await expectAccessible(page)
  for (const [key, title] of [
    ['b', 'Bring in another copy'],
    ['s', 'Ask for a second opinion'],
    ['w', 'Send a copy of the whole case'],
    ['t', 'How far reviewers agree'],
    ['k', 'Check the case folder'],
    ['x', 'Erase'],
  ] as const) {
    await folder.openByKeys(key, title)
    await folder.close()
    await folder.openByKeys('f', 'The case folder')
  }
  await folder.close()
  await folder.openByPalette('Erase', 'Erase')
  await expectAccessible(page)
})
