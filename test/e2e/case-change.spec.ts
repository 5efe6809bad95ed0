import { samplePages } from './files'
import { expect, test } from './fixtures'
import { articlesPage } from './pages/articles'
import { comparePage } from './pages/compare'
import { frame } from './pages/frame'
import { reviewPage } from './pages/review'
import { welcomePage } from './pages/welcome'

test('nothing of the case before is seen in a new case', async ({ attest }, info) => {
  test.skip(info.project.name === 'desktop', 'answers can be held back only where they come over HTTP')
  const { page } = attest
  const around = frame(page)
  const review = reviewPage(page)
  const compare = comparePage(page)
  await welcomePage(page).sayName('Ada Lund')
  await welcomePage(page).openSample()
  await around.go('Compare')
  await expect(compare.matrix).toBeVisible()
  await around.go('Review')
  await expect(review.queue.first()).toBeVisible()
  await around.closeCase()

  // The new case's answers are held back, so that what is shown without them is seen.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/call', async (route) => {
    const { method } = route.request().postDataJSON() as { method: string }
    if (/^(compare|claim|topic)\./.test(method)) await held
    await route.continue()
  })
  await welcomePage(page).newCase({
    name: 'Mill',
    question: 'Who opened the mill?',
    why: 'Asked',
    responsible: 'Ada Lund',
  })
  await around.go('Compare')
  await expect(page.getByText('Comparing…')).toBeVisible()
  await expect(compare.matrix).toHaveCount(0)
  await around.go('Review')
  await expect(review.queue).toHaveCount(0)
  await around.go('Articles')
  letGo()
  await articlesPage(page).add(samplePages().slice(0, 2))
  await articlesPage(page).expectCount(2)
  await around.go('Compare')
  await expect(compare.matrix).toBeVisible()
})
