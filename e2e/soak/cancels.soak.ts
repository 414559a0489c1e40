import { expect, openSignIn, signIn, test } from '../fixtures/app'
import { sayProgress, soakCount } from './count'

const longestCancelMs = 1000

test('sign-ins that are given up end at once, and the next one works', async ({ desk }) => {
  const cancels = soakCount()
  const { portal } = desk
  for (let done = 1; done <= cancels; done += 1) {
    const page = await openSignIn(desk)
    if (done % 2 === 0) await page.getByRole('textbox', { name: 'User name' }).waitFor()
    const took = await portal.getByRole('button', { name: 'Cancel' }).evaluate(async (button) => {
      const label = button.textContent
      const begun = performance.now()
      ;(button as HTMLElement).click()
      // The page may use the same element for its next button.
      while (button.isConnected && button.textContent === label && performance.now() - begun < 10_000) await new Promise((resolve) => { requestAnimationFrame(resolve) })
      return performance.now() - begun
    })
    expect(took).toBeLessThan(longestCancelMs)
    await expect(portal.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect.poll(() => desk.app.windows().length).toBe(1)
    sayProgress(done, cancels, `cancels, the last took ${took.toFixed(0)} ms`)
  }
  await signIn(desk)
})
