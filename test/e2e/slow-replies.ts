import type { Page } from 'playwright/test'
import type { MethodName } from '../../electron/contract'

/**
 * Lets the replies to one method wait in the browser shell, until they are let through: what a loaded machine does by
 * chance. The desktop's replies come over no network and can not be held; say so in a skip.
 */
export async function holdReplies(page: Page, method: MethodName): Promise<{ letThrough(): void }> {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/call', async (route) => {
    const { method: asked } = route.request().postDataJSON() as { method: string }
    if (asked === method) await held
    await route.fallback()
  })
  return { letThrough: () => letThrough() }
}

/** Delays every reply in the browser shell by up to so many milliseconds, each by another time that only the seed chooses. */
export async function delayReplies(page: Page, longest: number, seed: number): Promise<void> {
  let state = seed
  await page.route('**/call', async (route) => {
    // A linear congruential generator (Numerical Recipes).
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    await new Promise((resolve) => setTimeout(resolve, (state / 2 ** 32) * longest))
    await route.fallback()
  })
}
