import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { violations } from './accessibility'
import { expect, test } from './fixtures'
import { frame } from './pages/frame'
import { reportPage } from './pages/report'
import { welcomePage } from './pages/welcome'
import { delayReplies, holdReplies } from './slow-replies'
import { ask, judge, waitForAnalysis } from './workbench'

/** The sample case with one final claim and, of another speaker in another article, one that is final or a draft, whether true or not answered. */
async function judged(page: Page, second: 'draft' | 'final', truth: 'not-rated' | null = 'not-rated') {
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).openSample()
  await waitForAnalysis(page)
  const withQuotations: string[] = []
  for (const { id } of (await ask(page, 'article.list', {})).items) {
    const { statements } = await ask(page, 'article.get', { id })
    if (statements.some(({ type }) => type === 'direct')) withQuotations.push(id)
  }
  const [one = '', other = ''] = withQuotations
  const first = await judge(page, one, 'Mara Quist', 'final')
  const last = await judge(page, other, 'Olle Brant', second, truth)
  await frame(page).go('Report')
  return { first: first.words, second: last.words }
}

test('while nothing is final, the report says what to do', async ({ attest }) => {
  await welcomePage(attest.page).sayName('Ada Lund')
  await welcomePage(attest.page).openSample()
  await waitForAnalysis(attest.page)
  await frame(attest.page).go('Report')
  const report = reportPage(attest.page)
  await expect(report.screen).toContainText('Nothing is final yet')
  await expect(report.screen.getByRole('button', { name: 'Export…' })).toBeDisabled()
  await attest.page.keyboard.press('a')
  await expect(report.page).toContainText('This archive holds no claim.')
})

test('a draft is in no report to publish, and in an archive', async ({ attest }) => {
  const words = await judged(attest.page, 'draft')
  const report = reportPage(attest.page)
  await attest.page.keyboard.press('3')
  await expect(report.text).toContainText('Mara Quist')
  await expect(report.text).not.toContainText('Olle Brant')
  await attest.page.keyboard.press('a')
  await expect(report.text).toContainText('Olle Brant')
  await attest.page.keyboard.press('1')
  await expect(report.page.getByRole('heading', { name: words.second })).toBeVisible()
  await attest.page.keyboard.press('p')
  await expect(report.page.getByRole('heading', { name: words.first })).toBeVisible()
  await expect(report.page).not.toContainText('Olle Brant')
})

test('while a page is made, the text before it is shown as the text it is', async ({ attest }, info) => {
  test.skip(info.project.name === 'desktop', 'replies of the desktop can not be held')
  const words = await judged(attest.page, 'draft')
  const report = reportPage(attest.page)
  for (const key of ['3', 'a']) await attest.page.keyboard.press(key)
  await expect(report.text).toContainText('Olle Brant')
  const { letThrough } = await holdReplies(attest.page, 'report.render')
  await attest.page.keyboard.press('1')
  await expect(report.screen.getByRole('button', { name: 'HTML' })).toHaveAttribute('aria-pressed', 'true')
  await expect(report.text).toContainText('Olle Brant')
  await expect(report.screen.getByText('Archive, Markdown')).toBeVisible()
  await expect(report.frame).toHaveCount(0)
  letThrough()
  await expect(report.page.getByRole('heading', { name: words.second })).toBeVisible()
  await expect(report.screen.getByText('Archive, HTML')).toBeVisible()
})

test('pages that follow each other in no time are each shown, none in the frame of another', async ({
  attest,
}, info) => {
  test.skip(info.project.name === 'desktop', 'replies of the desktop can not be delayed')
  const words = await judged(attest.page, 'draft')
  const report = reportPage(attest.page)
  await expect(report.page.getByRole('heading', { name: words.first })).toBeVisible()
  await delayReplies(attest.page, 60, 7)
  for (let round = 0; round < 6; round++) {
    const [kind, heading] = round % 2 === 0 ? ['a', words.second] : ['p', words.first]
    await report.frame.evaluate((frame) => frame.setAttribute('data-before', ''))
    for (const key of ['p', 'a', '2', '1', kind]) await attest.page.keyboard.press(key)
    await expect(report.page.getByRole('heading', { name: heading })).toBeVisible()
    if (round % 2 === 0) await expect(report.frame).not.toHaveAttribute('data-before')
  }
})

test('the preview of a text format and the report itself are without a fault that axe finds', async ({ attest }) => {
  await judged(attest.page, 'draft')
  await attest.page.keyboard.press('5')
  await expect(reportPage(attest.page).text).toContainText('attest.report/1')
  for (const colours of ['light', 'dark'] as const) expect(await violations(attest.page, colours)).toEqual([])
  const { text } = await ask(attest.page, 'report.render', { kind: 'archive', format: 'html' })
  const alone = await attest.page.context().newPage()
  await alone.setContent(text)
  await expect(alone.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await violations(alone, 'light')).toEqual([])
  await alone.close()
})

test('a filter that is on is stated and honoured, and taken off by its key', async ({ attest }) => {
  await judged(attest.page, 'final')
  const report = reportPage(attest.page)
  await report.saidBy('Olle Brant')
  await expect(report.filterStated).toContainText('Only said by Olle Brant')
  await expect(report.page).toContainText('Holds only')
  await expect(report.page.getByRole('table').first()).toContainText('Olle Brant')
  await expect(report.page.getByRole('table').first()).not.toContainText('Mara Quist')
  await attest.page.getByRole('heading', { level: 1 }).click()
  await attest.page.keyboard.press('x')
  await expect(report.filterStated).toBeHidden()
  await expect(report.page.getByRole('table').first()).toContainText('Mara Quist')
})

test('ClaimReview names each claim of which nobody said whether it is true; “not rated” is an answer', async ({
  attest,
}) => {
  const words = await judged(attest.page, 'draft', null)
  await attest.page.getByLabel('Organisation').fill('Orsa Desk')
  await attest.page.getByLabel('Web address of its reports').fill('https://orsa.example/checks')
  for (const key of ['Escape', 'a', '6']) await attest.page.keyboard.press(key)
  const missing = attest.page.getByRole('region', { name: 'Some claims are left out' }).getByRole('listitem')
  await expect(missing.filter({ hasText: words.second })).toContainText([
    'a final verdict',
    'a rating of whether it is true',
  ])
  await expect(missing.filter({ hasText: words.first })).toHaveCount(0)
  await expect(reportPage(attest.page).text).toContainText('"Not rated"')
})

test('ClaimReview is refused, naming what is missing', async ({ attest }) => {
  await judged(attest.page, 'final')
  await attest.page.keyboard.press('6')
  const missing = attest.page.getByRole('region', { name: 'This can’t be made yet' })
  await expect(missing).toContainText('name of the organisation')
  await expect(missing).toContainText('An absolute web address')
  await attest.page.getByLabel('Organisation').fill('Orsa Desk')
  await expect(missing).not.toContainText('name of the organisation')
})

test('an exported report is a file with the SHA-256 shown, marked as published and corrected later', async ({
  attest,
}, info) => {
  test.skip(info.project.name === 'desktop', 'the save dialog of the desktop can not be driven')
  await judged(attest.page, 'final')
  const report = reportPage(attest.page)
  const { name, path } = await report.download()
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(name).toMatch(/^Sample case.* publish .*\.html$/)
  expect(bytes.toString('utf8')).toContain('Mara Quist')
  expect(bytes.toString('utf8')).not.toMatch(/<script/i)
  await expect(report.lastExport).toContainText(sha256)
  await report.markPublished('https://desk.example/kessim')
  await report.correct('The speaker was misheard.')
  await report.showPast()
  await expect(report.past).toContainText('The speaker was misheard.')
  await expect(report.past).toContainText('https://desk.example/kessim')
  await expect(report.past).toContainText(sha256)
  for (const colours of ['light', 'dark'] as const) expect(await violations(attest.page, colours)).toEqual([])
  await attest.page.keyboard.press('v')
  await expect(report.page).toContainText('The speaker was misheard.')
})
