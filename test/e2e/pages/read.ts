import { expect, type Page } from 'playwright/test'

/** One article: its text, and the statements beside it. */
export function readPage(page: Page) {
  const text = page.getByRole('group', { name: 'Text of the article' })
  const statements = page.getByRole('list', { name: 'Statements in reading order' }).getByRole('button')
  const selected = page.getByRole('region', { name: 'Selected statement' })
  const dialog = page.getByRole('dialog')
  /** Selects words of the text as the mouse would. */
  const selectWords = async (words: string) => {
    await text.evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const pieces: { node: Node; start: number }[] = []
      let all = ''
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        pieces.push({ node, start: all.length })
        all += node.textContent ?? ''
      }
      const start = all.indexOf(wanted)
      if (start < 0) throw new Error(`The text does not show: ${wanted}`)
      const pointAt = (offset: number) => {
        const piece = pieces.findLast((one) => one.start <= offset)
        if (!piece) throw new Error('No text')
        return { node: piece.node, offset: offset - piece.start }
      }
      const from = pointAt(start)
      const to = pointAt(start + wanted.length - 1)
      document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset + 1)
      root.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
    }, words)
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toContainText(words.slice(0, 60))
  }
  return {
    text,
    statements,
    selected,

    /** Selects the statement that has these words. */
    async select(words: string) {
      await statements.filter({ hasText: words }).first().click()
      await expect(selected).toContainText(words)
    },
    selectWords,

    async setSpeaker(name: string, reason: string) {
      await selected.getByRole('button', { name: 'Set speaker…' }).click()
      await dialog.getByRole('combobox', { name: 'Speaker' }).fill(name)
      await page.keyboard.press('Tab') // keeps what was typed and closes the list of known names
      await dialog.getByLabel('Reason').fill(reason)
      await dialog.getByRole('button', { name: 'Set the speaker' }).click()
      await expect(dialog).toBeHidden()
    },
    async confirmUnknown(reason: string) {
      await selected.getByRole('button', { name: 'Set speaker…' }).click()
      await dialog.getByRole('checkbox', { name: 'The text does not settle who speaks' }).press('Space')
      await dialog.getByLabel('Reason').fill(reason)
      await dialog.getByRole('button', { name: 'Confirm as unknown' }).click()
      await expect(dialog).toBeHidden()
    },
    /** Adds a statement from words of the text. */
    async addStatement(parts: { content: string; source?: string; cue?: string }) {
      await selectWords(parts.content)
      await page.keyboard.press('n')
      const editor = page.getByRole('form', { name: 'New statement' })
      for (const [words, name] of [
        [parts.source, 'Who says it'],
        [parts.cue, 'How it is put'],
      ] as const) {
        if (words === undefined) continue
        await selectWords(words)
        await editor.getByRole('button', { name: `${name}: take the selection` }).click()
      }
      await editor.getByRole('button', { name: 'Add the statement' }).click()
      await expect(editor).toBeHidden()
    },
    /** Uses words of the text as evidence for the claim under review. */
    async addEvidence(words: string, stance: 'For' | 'Against' | 'Context', note = '') {
      await selectWords(words)
      await page.getByRole('button', { name: 'Use as evidence…' }).click()
      await dialog.getByRole('radio', { name: stance }).press('Space')
      if (note !== '') await dialog.getByLabel('Note').fill(note)
      await dialog.getByRole('button', { name: 'Add the evidence' }).click()
      await expect(dialog).toBeHidden()
    },
    async makeClaim() {
      await selected.getByRole('button', { name: 'Make it a claim' }).click()
    },
    /** Shows the folded lines that are not the article, and puts the one with these words back. */
    async putBack(words: string) {
      const all = page.getByRole('button', { name: 'Show the whole page' })
      if (await all.isVisible()) await all.click()
      await page.getByRole('button', { name: `Put back: ${words}` }).click()
    },
  }
}
