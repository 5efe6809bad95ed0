import type { Locator, Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { frame } from './pages/frame'

/** A reviewer who has no mouse: everything goes through `page.keyboard`. */
function byKeyboard(page: Page) {
  const { keyboard } = page
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  return {
    press,
    type: (words: string) => keyboard.type(words),
    /** Presses Tab until this has the focus, as somebody would who sees where the focus is. */
    async tabTo(target: Locator, most = 30) {
      await target.waitFor()
      for (let pressed = 0; pressed <= most; pressed++) {
        if (await target.evaluate((element) => element === document.activeElement)) return
        await keyboard.press('Tab')
      }
      throw new Error(`${most} presses of Tab do not lead to ${target}`)
    },
    /** Replaces what stands in the field that has the focus. */
    async retype(words: string) {
      await keyboard.press('Control+a')
      await keyboard.type(words)
    },
  }
}

test('the whole way through the sample case with the keyboard alone', async ({ attest }) => {
  test.setTimeout(240_000)
  const { page } = attest
  const { press, type, tabTo, retype } = byKeyboard(page)
  const around = frame(page)
  const dialog = page.getByRole('dialog')
  const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name })

  await test.step('who works here, and the sample case', async () => {
    await expect(page.getByLabel('Your name')).toBeFocused()
    await type('Ada Lund')
    await press('Enter')
    await tabTo(button('Look at the sample case'))
    await press('Enter')
    await expect(page.getByRole('main', { name: 'Articles' })).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: '5 articles' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('progressbar')).toHaveCount(0)
  })

  await test.step('mark a page as checked, take it back, do it again', async () => {
    await press('ArrowDown', 'ArrowDown', 'p')
    await expect(button(/^Page checked/)).toHaveCount(1)
    await around.undoByKeys()
    await expect(button(/^Page checked/)).toHaveCount(0)
    await around.redoByKeys()
    await expect(button(/^Page checked/)).toHaveCount(1)
  })

  await test.step('read: the second statement of the article has another speaker, for a reason', async () => {
    await press('Enter')
    await expect(page.getByRole('main', { name: 'Read' })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Statements in reading order' })).toBeVisible()
    await press('j', 'j', 's')
    await expect(dialog.getByRole('combobox', { name: 'Speaker' })).toBeFocused()
    await retype('Tomas Abreu')
    await press('Escape') // closes the list of known names, not the dialog
    await tabTo(dialog.getByLabel('Reason'))
    await type('The paragraph before names him')
    await tabTo(button('Set the speaker', dialog))
    await press('Enter')
    await expect(dialog).toBeHidden()
    const selected = page.getByRole('region', { name: 'Selected statement' })
    await expect(selected).toContainText('Tomas Abreu')
    await expect(selected).toContainText('set by a reviewer')
  })

  await test.step('compare: a topic, and from cell to cell of its matrix', async () => {
    await around.goByKeys('Compare')
    await press('/')
    await expect(page.getByRole('searchbox', { name: 'Find a topic' })).toBeFocused()
    await type('Blue River')
    await expect(page.getByRole('list', { name: 'Topics' }).getByRole('listitem')).not.toHaveCount(0)
    await expect(page.getByRole('list', { name: 'Topics' }).getByText('Telland', { exact: true })).toHaveCount(0)
    await press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Blue River Front' })).toBeVisible()
    const cells = page.getByRole('grid', { name: 'Who said what, speakers by outlets' }).getByRole('gridcell')
    await expect(cells.first()).toBeVisible()
    await press('ArrowDown')
    await expect(cells.first()).toBeFocused()
    await press('ArrowRight')
    await expect(cells.nth(1)).toBeFocused()
  })

  await test.step('compare: one claim side by side, which becomes a claim to judge', async () => {
    await press('l')
    const first = page.getByRole('list', { name: 'Same claims' }).getByRole('button').first()
    await expect(first).toBeVisible()
    await press('ArrowDown')
    await expect(first).toBeFocused()
    await press('Enter')
    const places = page.getByRole('list', { name: 'Places, side by side' }).getByRole('listitem')
    await expect(places.nth(1)).toBeVisible()
    await press('l')
    await expect(places.nth(1)).toContainText('Read it in the article')
    await press('m')
    await expect(page.getByRole('main', { name: 'Review' })).toBeVisible()
  })

  const claim = page.getByRole('region', { name: 'Claim', exact: true })
  const title = claim.getByRole('heading', { level: 1 })
  const evidence = claim.getByRole('region', { name: 'Evidence' }).getByRole('listitem')
  await expect(title).toBeFocused()
  const wording = (await title.textContent()) ?? ''

  await test.step('review: the speaker, evidence, undo and redo', async () => {
    await press('c')
    await expect(claim.getByText('confirmed by a person')).toBeVisible()
    await press('f')
    await expect(dialog.getByLabel('What it is')).toBeFocused()
    await type('Recording of the press remarks, Lindhaven, 17 May 2024, 00:41')
    await tabTo(dialog.getByRole('radio', { name: 'For' }))
    await press('ArrowRight')
    await expect(dialog.getByRole('radio', { name: 'Against' })).toBeChecked()
    await tabTo(button('Add the evidence', dialog))
    await press('Enter')
    await expect(evidence).toHaveCount(1)
    await around.undoByKeys()
    await expect(evidence).toHaveCount(0)
    await around.redoByKeys()
    await expect(evidence).toHaveCount(1)
  })

  await test.step('review: one key for each judgement; the next item comes, and the way back is one key', async () => {
    await press('w')
    await expect(title).not.toHaveText(wording)
    await expect(title).toBeFocused()
    await press('k')
    await expect(title).toHaveText(wording)
    await expect(button('Altered', claim)).toHaveAttribute('aria-pressed', 'true')
    await press('0')
    await expect(title).not.toHaveText(wording)
    await press('k')
    await expect(title).toHaveText(wording)
    await expect(button('Not rated', claim)).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('review: reasons, and ready', async () => {
    await expect(claim.getByText(/^To be ready it still needs reasons for both/)).toBeVisible()
    await press('a')
    await expect(claim.getByLabel('Reasons: did they say it?')).toBeFocused()
    await type('One outlet changed the words within the quotation marks.')
    await press('Escape', 'd')
    await expect(claim.getByLabel('Reasons: is it true?')).toBeFocused()
    await type('An intention, which nobody can check yet.')
    await expect(claim.getByText('Nothing is missing: it can be marked as ready.')).toBeVisible()
    await press('Control+Enter')
    await expect(claim.getByText('ready', { exact: true }).first()).toBeVisible()
  })

  await test.step('a second reviewer sees no verdict before asking, agrees, and it is final', async () => {
    await press('Escape', 'g', 'n')
    await expect(dialog.getByLabel('Your name')).toBeFocused()
    await retype('Ben Okafor')
    await press('Enter')
    await expect(around.acting).toContainText('Ben Okafor')
    await expect(claim.getByLabel('Reasons: did they say it?')).toHaveValue('')
    await expect(button('Altered', claim)).toHaveAttribute('aria-pressed', 'false')
    await expect(claim).not.toContainText('changed the words')
    await press('y')
    await expect(dialog).toContainText('One outlet changed the words')
    await expect(dialog.getByLabel('Reasons')).toBeFocused()
    await tabTo(button('Agree', dialog))
    await press('Enter')
    await expect(dialog).toBeHidden()
    await expect(claim.getByText('final', { exact: true }).first()).toBeVisible()
    await expect(claim).toContainText('changed the words')
  })

  await test.step('one key does not question what is final', async () => {
    await press('q')
    await expect(title).toHaveText(wording)
    await expect(claim.getByText('final', { exact: true }).first()).toBeVisible()
  })

  await test.step('search finds the claim', async () => {
    await around.goByKeys('Articles')
    await press('Control+f')
    await expect(page.getByRole('searchbox', { name: /^Search texts/ })).toBeFocused()
    await type(wording.split(' ').slice(0, 5).join(' '))
    await tabTo(dialog.getByRole('radio', { name: 'Everything' }))
    await press('ArrowRight', 'ArrowRight', 'ArrowRight')
    await expect(dialog.getByRole('radio', { name: 'Claims' })).toBeChecked()
    const found = page.getByRole('list', { name: 'Places found' }).getByRole('button')
    await expect(found).toHaveCount(1)
    await tabTo(found)
    await press('Enter')
    await expect(title).toHaveText(wording)
  })

  await test.step('the key sheet lists what can be done here', async () => {
    await press('?')
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    await expect(sheet.getByRole('region', { name: 'Second review' })).toBeVisible()
    await expect(sheet).toContainText('Judge it again')
    await press('Escape')
    await expect(sheet).toBeHidden()
  })

  await test.step('close the case from the claim; the next case begins with its articles', async () => {
    await press('g', 'i')
    await tabTo(button('Close the case', dialog))
    await press('Enter')
    await expect(button('New case…')).toBeFocused()
    await press('Enter')
    await type('Another case')
    await press('Enter')
    await expect(page.getByRole('main', { name: 'Articles' })).toBeFocused()
    await expect(around.rail).toContainText('Another case')
  })
})
