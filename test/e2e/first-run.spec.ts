import { samplePages, unreadableFiles } from './files'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { frame } from './pages/frame'
import { welcomePage } from './pages/welcome'

test('the first run asks who works here, then opens the sample case', async ({ attest }) => {
  const welcome = welcomePage(attest.page)
  await welcome.sayName('Ada Lund')
  await welcome.openSample()
  await expect(frame(attest.page).rail).toContainText('Sample case')
  await expect(frame(attest.page).rail).toContainText('Ada Lund')
  await articlesPage(attest.page).expectCount(5)
})

test('a file that can not be read is named with its reason, and the others are added', async ({ attest }) => {
  const { page } = attest
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({
    name: 'Kessim',
    question: 'Did Telland move troops?',
    why: 'Three outlets tell it differently',
    responsible: 'Ada Lund',
  })
  const articles = articlesPage(page)
  const [first, ...rest] = samplePages()
  await articles.add([...(first ? [first] : []), ...unreadableFiles(), ...rest])
  await articles.expectCount(5)
  for (const { name } of unreadableFiles()) await expect(articles.problems).toContainText(name)
})

test('a case is found again with everything in it after a restart', async ({ attest }) => {
  await welcomePage(attest.page).sayName('Ada Lund')
  await welcomePage(attest.page).openSample()
  await articlesPage(attest.page).expectCount(5)
  await attest.page.getByRole('button', { name: 'Page not checked' }).first().click()
  await expect(attest.page.getByRole('button', { name: /Page checked/ })).toHaveCount(1)
  const page = await attest.restart()
  await welcomePage(page).openRecent('Sample case')
  await articlesPage(page).expectCount(5)
  await expect(page.getByRole('button', { name: /Page checked/ })).toHaveCount(1)
})
