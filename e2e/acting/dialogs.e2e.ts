import type { Desk } from '../fixtures/app'
import { answerQuestions } from './questions'
import { watchOpener } from './opener'
import { fillSignIn } from '../fixtures/signIn'
import { startServer } from '../security/servers'
import { Shell } from '../pages/shell'
import { administer, visitAt } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

const word = ({ frame }: Visit, text: string) => frame.getByRole('status').filter({ hasText: text })

test('what a portal asks is asked in the customer’s name or refused in words, and an open question does not hold the session', async ({ shared }) => {
  const { desk } = shared
  const questions = await answerQuestions(desk)
  const visit = await administer(desk, 'Contoso')
  // The driver would answer by itself; here the application does.
  visit.portal.on('dialog', () => undefined)
  await visit.openLab()
  const { host } = new URL(visit.base)

  await test.step('a question and a message', async () => {
    await visit.press('Ask')
    await expect(visit.outcome()).toHaveText('asked false')
    await desk.app.evaluate(() => { Reflect.set(globalThis, 'answer', 0) })
    await visit.press('Ask')
    await expect(visit.outcome()).toHaveText('asked true')
    await visit.press('Tell')
    await expect(visit.outcome()).toHaveText('told')
    expect(await questions()).toEqual([...Array<string>(2).fill(`A page of ${host} in the window of Contoso asks:`), `A page of ${host} in the window of Contoso says:`])
  })
  await test.step('a box to type into is not shown, and nobody is asked thirty times', async () => {
    await visit.press('Ask for typing')
    await expect(visit.outcome()).toHaveText('typed null')
    await expect(word(visit, 'The portal wanted something typed')).toBeVisible()
    await visit.press('Ask again and again')
    await expect(visit.outcome()).toHaveText('nagged')
    await expect(word(visit, 'The portal asks again and again.')).toContainText('(29 times)')
    expect(await questions()).toHaveLength(4)
  })
  for (const [button, outcome, said] of [['Ask where this is', /nowhere/u, 'refused: your location.'], ['Use the camera', /Error/u, 'refused: camera.'], ['Ask for a security key', /Error/u, 'passkey or security key']] as const) {
    await test.step(`${button}: refused, and said`, async () => {
      await visit.press(button)
      await expect(visit.outcome()).toHaveText(outcome)
      await expect(word(visit, said)).toBeVisible()
    })
  }
  await test.step('the end of the session takes an open question back', async () => {
    const taken = await desk.app.evaluateHandle(({ dialog }) => {
      const seen = { open: false, takenBack: false }
      const ask = (...given: readonly unknown[]): Promise<Electron.MessageBoxReturnValue> => new Promise((resolve) => {
        seen.open = true
        ;(given.at(-1) as Electron.MessageBoxOptions).signal?.addEventListener('abort', () => {
          seen.takenBack = true
          resolve({ response: 1, checkboxChecked: false })
        })
      })
      dialog.showMessageBox = ask
      return seen
    })
    await visit.portal.evaluate(() => { setTimeout(() => document.getElementById('ask')?.click()) })
    await expect.poll(() => taken.evaluate(({ open }) => open)).toBe(true)
    await visit.endSession()
    await visit.expectEnded('You ended the session')
    expect(await taken.evaluate(({ takenBack }) => takenBack)).toBe(true)
  })
})

test('a sign-in that wants a device it knows leads to the own browser', async ({ shared }) => {
  const { desk, practice } = shared
  const opened = await watchOpener(desk)
  const tenantId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(desk.portal.url())?.[0] ?? ''
  await practice.control('faults', { match: `/${tenantId}/oauth2/v2.0/authorize`, method: 'GET', times: 1, fault: { deviceRule: 53_003 } })
  await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
  const frameNow = () => desk.app.windows().find((page) => page.url().includes('/frame/'))
  await expect.poll(() => frameNow() !== undefined).toBe(true)
  const frame = frameNow()
  if (frame === undefined) throw new Error('there is no frame')
  await expect(frame.getByRole('status').filter({ hasText: '(AADSTS53003)' })).toBeVisible()
  await frame.locator('#word').getByRole('button', { name: 'Open in my browser' }).click()
  await expect.poll(() => opened()).toEqual([expect.stringContaining(`/portal/${tenantId}`)])
  const notice = desk.portal.getByRole('status').filter({ hasText: 'You are no longer acting as Contoso' })
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice).toHaveCount(0)
})

/** By a form, or by one that the cloud repeats there. */
async function toProvider({ app }: Desk): Promise<void> {
  const formPage = () => app.windows().find((page) => page.url().includes('/oauth2/v2.0/authorize'))
  await expect.poll(async () => formPage()?.getByRole('button', { name: 'Go to your company\'s sign-in' }).isVisible().catch(() => false)).toBe(true)
  await formPage()?.getByRole('button', { name: 'Go to your company\'s sign-in' }).click()
}

test('a sign-in that another provider carries out is asked about once, goes on from there, and the answer can be taken back', async ({ shared }) => {
  const { desk, practice } = shared
  const questions = await answerQuestions(desk)
  await desk.app.evaluate(() => { Reflect.set(globalThis, 'answer', 0) })
  const asked: string[] = []
  const provider = await startServer(async (request, response) => {
    const body = new URLSearchParams(Buffer.concat(await request.toArray() as Buffer[]).toString())
    const back = body.get('back') ?? new URL(request.url ?? '/', 'http://localhost').searchParams.get('back') ?? ''
    asked.push(request.method ?? '')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Sign-in</title><h1>Fabrikam’s own sign-in</h1><a href="${back.replaceAll('&', '&amp;')}">Continue</a>`)
  })
  const { origin } = new URL(provider.url)
  const tenantId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u.exec(desk.portal.url())?.[0] ?? ''
  /** What the technician is asked: in whichever way the sign-in goes there, and once only until the answer is taken back. */
  const question = `The sign-in of Fabrikam goes to ${origin}. Allow it?`
  const takeBack = async (): Promise<void> => {
    await new Shell(desk.portal).go('Settings')
    await desk.portal.getByRole('button', { name: `Take back the answer for ${origin}` }).click()
    await expect(desk.portal.getByText(`The answer for ${origin} was taken back.`)).toBeVisible()
    await desk.portal.goBack()
  }
  const ways = [{ by: 'post', times: 1 }, { times: 1 }, { by: 'repeat', times: 2 }] as const
  for (const { times, ...way } of ways) {
    await practice.control('faults', { match: `/${tenantId}/oauth2/v2.0/authorize`, times, fault: { federate: origin, ...way } })
    await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
    if ('by' in way) await toProvider(desk)
    const signInPage = () => desk.app.windows().find((page) => page.url().startsWith(origin))
    await expect.poll(() => signInPage() !== undefined).toBe(true)
    await signInPage()?.getByRole('link', { name: 'Continue' }).click()
    const visit = await visitAt(desk, 'Contoso')
    await visit.endSession()
    await visit.expectEnded('You ended the session')
    // The plain redirect is not asked about: the form before it was.
    if (!('by' in way)) await takeBack()
  }
  await takeBack()

  // The technician's own sign-in, which the customer's tenant demands anew, leads there too.
  const administrators = desk.portal.getByRole('grid', { name: 'Administrators' })
  await desk.portal.getByRole('button', { name: 'Show all administrators' }).click()
  await expect(administrators).toBeVisible()
  await practice.control('challenges', { domain: 'contoso.com', context: 'c1' })
  await practice.control('faults', { match: `/${tenantId}/oauth2/v2.0/authorize`, method: 'GET', times: 1, fault: { federate: origin } })
  const opened = desk.app.waitForEvent('window')
  await desk.portal.getByRole('button', { name: 'Read again' }).click()
  const signInWindow = await opened
  await signInWindow.getByRole('link', { name: 'Continue' }).click()
  const closed = signInWindow.waitForEvent('close')
  await fillSignIn(signInWindow, 'full@fabrikam.com')
  await closed
  await expect(desk.portal.getByRole('button', { name: 'Read again' })).toBeVisible()
  await expect(administrators).toBeVisible()
  await practice.control('challenges', { domain: 'contoso.com', context: null })
  await desk.portal.goBack()
  await expect(desk.portal.getByRole('heading', { name: 'Contoso', level: 1 })).toBeVisible()
  await provider.close()
  // What a form sent there has arrived as it was sent, though it had to wait for an answer.
  expect(asked).toEqual(['POST', 'GET', 'POST', 'GET'])
  expect(await questions()).toEqual([question, question, question])
  await takeBack()
})
