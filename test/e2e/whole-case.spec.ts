import { samplePages } from './files'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { comparePage } from './pages/compare'
import { frame } from './pages/frame'
import { readPage } from './pages/read'
import { reviewPage } from './pages/review'
import { welcomePage } from './pages/welcome'

test('a case from import to a final verdict, and everything is there after a restart', async ({ attest }) => {
  test.setTimeout(240_000)
  const { page } = attest
  const around = frame(page)
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).newCase({
    name: 'Kessim',
    question: 'Did Telland move troops?',
    why: 'Three outlets tell it differently',
    responsible: 'Ada Lund',
  })

  await test.step('import', async () => {
    await articlesPage(page).add(samplePages())
    await articlesPage(page).expectCount(5)
    await expect(page.getByRole('progressbar')).toHaveCount(0)
  })

  await test.step('read, and correct a speaker', async () => {
    await articlesPage(page).open('Kessim sluices could open within days, ministers say')
    const read = readPage(page)
    await read.select('still supplying the Blue River Front')
    await read.setSpeaker('Ilan Dorsk', 'The transcript of his remarks has the same words')
    await expect(read.selected).toContainText('set by a reviewer')
  })

  await test.step('the matrix on a topic shows who said what, and says why a cell is empty', async () => {
    await around.go('Compare')
    const compare = comparePage(page)
    await compare.pickTopic('Blue River')
    await expect(compare.row('Ilan Dorsk')).toContainText('still supplying the Blue River Front')
    await expect(compare.matrix).toContainText('page not checked')
  })

  await test.step('the same claim side by side, with the words that differ', async () => {
    const compare = comparePage(page)
    await compare.allTopics()
    await compare.showThreads()
    await compare.openThread('village dry')
    await expect(compare.places).not.toHaveCount(1)
    await expect(compare.thread).toContainText('Occasion not established')
    await compare.makeClaim()
  })

  const review = reviewPage(page)
  await test.step('ready names what is missing, and records nothing', async () => {
    const refusal = page.getByText(/^Not ready\. It still needs/)
    await expect(review.claim).toContainText('village dry')
    await page.keyboard.press('Control+Enter')
    await expect(refusal.filter({ hasText: 'an answer with reasons to “did they say it?”' })).toBeVisible()
    await review.answer('As quoted')
    await review.open('village dry')
    await page.keyboard.press('Control+Enter')
    const lacks =
      'an answer with reasons to “is it true?”, evidence, a speaker confirmed by a person, or confirmed unknown.'
    await expect(
      refusal.filter({ hasText: 'needs an answer with reasons to “is it true?”, reasons for' }),
    ).toBeVisible()
    await expect(review.claim).toContainText(`To be ready it still needs reasons for “did they say it?”, ${lacks}`)
    await expect(page.getByText('Marked as ready')).toHaveCount(0)
    await expect(review.verdicts).not.toContainText('ready')
    await review.expectStage('draft')
  })

  await test.step('both judgements with evidence, and undo', async () => {
    await expect(review.claim).toContainText('village dry')
    await review.confirmSpeaker()
    await review.addReference('Recording of the press remarks, Lindhaven, 17 May 2024, 00:41')
    await expect(review.evidence).toHaveCount(1)
    await around.undo()
    await expect(review.evidence).toHaveCount(0)
    await around.redo()
    await expect(review.evidence).toHaveCount(1)
    await review.giveReasons('did they say it?', 'One outlet changed the words within the quotation marks.')
    await review.answer('Altered')
    await review.open('village dry')
    await review.expectStage('draft')
    await review.giveReasons('is it true?', 'An intention.')
    await review.answer('Not rated')
    await review.open('village dry')
  })

  await test.step('ready, then final by a second reviewer', async () => {
    await review.markReady()
    await review.expectStage('ready')
    await around.actAs('Ben Okafor')
    await review.agree()
    await review.expectStage('final')
  })

  await test.step('reopened, everything is there', async () => {
    const again = await attest.restart()
    await welcomePage(again).openRecent('Kessim')
    await articlesPage(again).expectCount(5)
    await frame(again).go('Review')
    await reviewPage(again).show('Final')
    await reviewPage(again).open('village dry')
    await reviewPage(again).expectStage('final')
    await expect(reviewPage(again).verdicts).toContainText('One outlet changed the words within the quotation marks.')
  })
})
