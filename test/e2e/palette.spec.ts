import { expect, test } from './fixtures'
import { frame } from './pages/frame'
import { welcomePage } from './pages/welcome'

test('one press of Escape leaves the palette, whatever was typed, and a case can be closed from it', async ({
  attest,
}) => {
  const { page } = attest
  const { keyboard } = page
  const welcome = welcomePage(page)
  const palette = page.getByRole('dialog', { name: 'Commands' })
  await welcome.sayName('Ada Lund')
  await welcome.openSample()

  for (const typed of ['', 'sea', 'nothing is called that']) {
    await keyboard.press('Control+k')
    await expect(page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused()
    await keyboard.type(typed)
    await keyboard.press('Escape')
    await expect(palette).toHaveCount(0)
  }

  await frame(page).runCommand('close the case')
  await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
})
