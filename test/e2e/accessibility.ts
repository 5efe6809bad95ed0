import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** Axe's violations on the page as it stands, in the given colours; each as `rule: element`. */
export async function violations(page: Page, colours: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' })
  const { violations } = await new AxeBuilder({ page: page as never }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
