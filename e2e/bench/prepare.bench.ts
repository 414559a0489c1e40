import { test } from '@playwright/test'
import { Desk, expect, signIn } from '../fixtures/app'
import { benchInput } from './input'
import { customerCount } from './portalCalls'

test('@prepare a technician who has worked before', async () => {
  const { dataDir, practiceUrl, keyStore, customers } = benchInput()
  const desk = await Desk.start({ dataDir, practiceUrl, language: 'en-US', mainScripts: [keyStore] })
  await signIn(desk)
  await expect.poll(() => customerCount(desk.portal), { timeout: 240_000, intervals: [500] }).toBeGreaterThanOrEqual(customers)
  await desk.quit()
})
