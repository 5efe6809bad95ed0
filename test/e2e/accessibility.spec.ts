import { violations } from './accessibility'
import { expect, test } from './fixtures'
import { frame, type ScreenLabel } from './pages/frame'
import { welcomePage } from './pages/welcome'

const SCREENS: readonly ScreenLabel[] = ['Articles', 'Read', 'Compare', 'Review', 'Report']

for (const colours of ['light', 'dark'] as const) {
  test(`axe finds nothing on the welcome screens, ${colours}`, async ({ attest }) => {
    await expect(attest.page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await violations(attest.page, colours)).toEqual([])
    await welcomePage(attest.page).sayName('Ada Lund')
    await expect(attest.page.getByRole('button', { name: 'New case' })).toBeVisible()
    expect(await violations(attest.page, colours)).toEqual([])
  })

  for (const screen of SCREENS) {
    test(`axe finds nothing on ${screen}, ${colours}`, async ({ attest }) => {
      await welcomePage(attest.page).sayName('Ada Lund')
      await welcomePage(attest.page).openSample()
      await frame(attest.page).go(screen)
      await expect(attest.page.getByRole('progressbar')).toHaveCount(0)
      expect(await violations(attest.page, colours)).toEqual([])
    })
  }
}
