import { leaveMarks } from '../acting/marks'
import { recorded } from '../acting/recorded'
import { administer, signInAndOpen } from '../acting/technician'
import { onlyThePortal, pagesNow } from '../acting/visit'
import { expect, test } from '../fixtures/app'
import { crashFrame, framesShown, markedFiles, processOf, titleOf } from './actingCrash'

test('crashes around a customer’s page: it is never without its frame, and nothing of it stays', async ({ desk, dataDir }) => {
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const visit = await administer(desk, 'Contoso')
  await visit.openLab()
  await leaveMarks(visit)
  const needles = await markedFiles(visit)

  await test.step('of the graphics process: everything goes on', async () => {
    const before = await processOf(desk, 'GPU')
    process.kill(before ?? 0, 'SIGKILL')
    await expect.poll(async () => {
      const now = await processOf(desk, 'GPU')
      return now !== undefined && now !== before
    }).toBe(true)
    await visit.expectGoesOn()
    expect(await visit.portal.evaluate(() => localStorage.getItem('lab'))).not.toBeNull()
  })

  await test.step('of the process of our own pages: the customer’s page is out of sight until its frame is back, and has lost nothing', async () => {
    expect(await crashFrame(desk), 'the customer’s page is taken out at once').toBe(0)
    await expect.poll(() => framesShown(desk)).toBe(1)
    await expect.poll(() => titleOf(desk, '/frame/')).toBe('Acting as Contoso — Partner Desk')
    // At the customer whose page was open, and not only loaded.
    await expect.poll(() => titleOf(desk, '/index.html')).toBe('Contoso — Partner Desk')
    expect(await visit.portal.evaluate(() => window.name), 'the same page as before').not.toBe('')
  })

  await test.step('of the same process at once again: the session ends', async () => {
    expect(await crashFrame(desk)).toBe(0)
    await expect.poll(async () => (await pagesNow(desk)).pages, { timeout: 15_000 }).toEqual(onlyThePortal.pages)
    expect(await visit.session.evaluate((session) => session.cookies.get({}))).toEqual([])
    await expect.poll(() => recorded(dataDir)).toContain('"cause":"portalCrashed"')
  })
  expect(await needles.found(dataDir)).toEqual([])
})
