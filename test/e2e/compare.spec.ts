import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright/test'
import { violations } from './accessibility'
import { ferryFollowUp, ferryPages } from './files'
import { type Attest, expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { comparePage } from './pages/compare'
import { frame } from './pages/frame'
import { welcomePage } from './pages/welcome'
import { ask, waitForAnalysis } from './workbench'

/** The case on the ferry, read and compared. */
async function openFerry({ page }: Pick<Attest, 'page'>): Promise<void> {
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({
    name: 'Ferry',
    question: 'Will it sail?',
    why: 'Papers differ',
    responsible: 'Ada Lund',
  })
  await articlesPage(page).add(ferryPages())
  await articlesPage(page).expectCount(4)
  await waitForAnalysis(page, 4)
}

/** The claims found in several articles: how each is decided, and its wording. */
const threadsOf = async (page: Page) =>
  (await ask(page, 'compare.threads', { sort: 'text' })).items.map(({ id, wording, decided, members }) => ({
    ...{ id, wording, decided },
    members: members.map(({ statement }) => statement).sort(),
  }))

test('the matrix is filtered, ordered and goes out as it is seen', async ({ attest }) => {
  const { page } = attest
  const compare = comparePage(page)
  await openFerry(attest)
  await frame(page).go('Compare')

  await expect(compare.row('Ivo Marsh')).toContainText('outlets')
  await expect(compare.row('Ivo Marsh')).toContainText('4 million crowns')
  await compare.order('By name')
  await expect(compare.matrix.getByRole('rowheader').first()).toContainText('harbour office')
  await compare.filterBySpeaker('Ivo Marsh')
  await expect(compare.matrix.getByRole('rowheader')).toHaveCount(1)

  const csv = await compare.exportMatrix('CSV')
  expect(csv.name).toMatch(/\.csv$/)
  const [header = '', row = '', ...rest] = readFileSync(csv.path, 'utf8').trim().split('\r\n')
  expect(header).toContain('"Courier","Mirror","Tribune"')
  expect(row).toContain('"Ivo Marsh"')
  expect(rest).toEqual([])
  const html = readFileSync((await compare.exportMatrix('HTML')).path, 'utf8')
  expect(html).toContain('Speaker: Ivo Marsh')
  expect(html).not.toContain('<script')

  await compare.filterBySpeaker('')
  await expect(compare.matrix.getByRole('rowheader')).not.toHaveCount(1)
  await compare.filterByType('Quoted')
  await expect(page.getByText('No statement found', { exact: true })).toBeVisible()
})

test('the timeline tells who said what when, by keyboard and to screen readers', async ({ attest }) => {
  const { page } = attest
  const compare = comparePage(page)
  await openFerry(attest)
  await frame(page).goByKeys('Compare')
  await page.keyboard.press('d')

  // 21 April 2031 is the Monday that all of them mean.
  await expect(compare.day('21 April 2031')).toContainText('Monday')
  const office = compare.timeline
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'harbour office' }) })
  await expect(office).toContainText('said “Monday”, worked out')
  await expect(office).toContainText('Courier')
  await expect(office).toContainText('Mirror')
  await expect(page.getByRole('list', { name: 'Signs' })).toContainText('when it was said is not told')

  await page.keyboard.press('ArrowDown')
  const cells = compare.timeline.getByRole('gridcell')
  await expect(cells.first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(cells.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(compare.thread).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(compare.timeline).toBeVisible()
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])
})

test('a claim in many articles is one picture; shared text is named and proves nothing', async ({ attest }) => {
  const { page } = attest
  const compare = comparePage(page)
  await openFerry(attest)
  await frame(page).go('Compare')
  await compare.showThreads()
  await expect(compare.threads.filter({ hasText: 'engines' }).first()).toContainText(
    /\d articles; shared text found in \d/,
  )
  await compare.openThread('sail')
  await expect(compare.thread).toContainText('shared text found in')
  await expect(compare.collation.getByRole('columnheader').first()).toHaveText('Told alike by all')
  await expect(
    compare.collation.getByRole('row').filter({ hasText: /Courier 22 April 2031|Courier22 April 2031/ }),
  ).toContainText('not')
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])

  // A place that tells it in words of its own has a row of its own, and the others are still one picture.
  await page.keyboard.press('Escape')
  await compare.openThread('engines')
  await expect(compare.collation.getByRole('columnheader').first()).toHaveText('Told alike by 3 of 4')
  const rows = compare.collation.getByRole('row')
  await expect(rows.filter({ hasText: 'Tribune' })).toContainText(
    'in other words: two new engines had been fitted to the Orsa ferry for about 5 million crowns',
  )
  await expect(rows.filter({ hasText: 'in other words' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Courier22 April 2031' })).toContainText('6')
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])

  await compare.collation.getByRole('button', { name: /^Mirror/ }).click()
  await expect(page.getByRole('main', { name: 'Read' })).toContainText('Same words in Courier')
  await expect(page.getByRole('list', { name: 'Articles with the same text' })).toContainText('near-duplicate')
})

test('a later version of a page is offered, with what changed', async ({ attest }) => {
  const { page } = attest
  await openFerry(attest)
  const articles = articlesPage(page)
  await expect(articles.line('Ferry to sail in May')).toContainText('a later version is here')
  await expect(articles.line('Orsa gets its ferry back')).toContainText('near-duplicate')
  await articles.open('Ferry to sail in May')
  await page.keyboard.press('Shift+V')
  const dialog = page.getByRole('dialog', { name: 'What changed' })
  await expect(dialog).toContainText('From Courier, 21 April 2031 to Courier, 22 April 2031')
  await expect(dialog.getByRole('deletion').filter({ hasText: '4 million' })).toBeVisible()
  await expect(dialog.getByRole('insertion').filter({ hasText: '6 million' })).toBeVisible()
  for (const colours of ['light', 'dark'] as const) expect(await violations(page, colours)).toEqual([])
})

test('confirmed, rejected, split and joined by keyboard; a new analysis changes none of it', async ({ attest }) => {
  test.setTimeout(180_000)
  let { page } = attest
  const { keyboard } = page
  await openFerry(attest)
  const before = await threadsOf(page)
  const find = (words: string) => {
    const found = before.find(({ wording }) => wording.includes(words))
    if (!found) throw new Error(`no claim holds: ${words}`)
    return found
  }
  const [sail, engines, people] = [find('sail'), find('engines'), find('4,500')]
  const open = async (id: string) => {
    await page.evaluate(
      (hash) => {
        window.location.hash = hash
      },
      `#/compare?thread=${encodeURIComponent(id)}`,
    )
    await expect(comparePage(page).thread).toBeVisible()
    await page.getByRole('main', { name: 'Compare' }).focus()
  }
  const messages = frame(page)

  await test.step('confirm, and reject', async () => {
    await open(sail.id)
    await keyboard.press('c')
    await messages.expectMessage('Confirmed as the same claim')
    await open(people.id)
    await keyboard.press('n')
    await messages.expectMessage('These are not the same claim')
    await expect(comparePage(page).thread).toBeHidden()
  })

  let split: string[] = []
  await test.step('split off the place that the keys are on', async () => {
    await open(engines.id)
    await keyboard.press('l')
    await keyboard.press('s')
    await messages.expectMessage('Split off as another claim')
    await expect(comparePage(page).places).toHaveCount(engines.members.length - 1)
    const rest = (await threadsOf(page)).find(({ id }) =>
      page.url().includes(encodeURIComponent(id).replaceAll('%20', '+')),
    )
    split = rest?.members ?? []
    expect(split).toHaveLength(engines.members.length - 1)
  })

  await test.step('join with another claim', async () => {
    await keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Which tells the same?' })
    await dialog.getByRole('button', { name: /sail/ }).first().press('Space')
    await dialog.getByRole('button', { name: 'Join', exact: true }).press('Enter')
    await messages.expectMessage('Joined as the same claim')
    await expect(comparePage(page).places).toHaveCount(new Set([...split, ...sail.members]).size)
    await messages.undoByKeys()
    await page.keyboard.press('Escape')
  })

  const stands = async () => {
    const now = await threadsOf(page)
    const apart = (members: readonly string[]) =>
      now.every((thread) => thread.members.filter((id) => members.includes(id)).length < 2)
    // What is found later may join a confirmed claim; nothing leaves it.
    const holds = now.find(({ members }) => sail.members.every((id) => members.includes(id)))
    expect(holds?.decided).toBe('confirmed')
    expect(apart(people.members)).toBe(true)
    const gone = engines.members.filter((id) => !split.includes(id))
    for (const thread of now)
      if (thread.members.some((id) => gone.includes(id)))
        expect(thread.members.filter((id) => split.includes(id))).toEqual([])
  }

  await test.step('another article has everything compared anew', async () => {
    await frame(page).go('Articles')
    await articlesPage(page).add([ferryFollowUp()])
    await waitForAnalysis(page, 5)
    await stands()
  })

  await test.step('the machine’s results are thrown away and made again', async () => {
    await frame(page).closeCase()
    const [folder = ''] = readdirSync(attest.casesFolder)
    rmSync(path.join(attest.casesFolder, folder, 'analysis'), { recursive: true })
    page = await attest.restart()
    await welcomePage(page).openRecent('Ferry')
    await waitForAnalysis(page, 5)
    await stands()
  })
})
