import type { Desk } from '../fixtures/app'
import { recorded } from './recorded'
import { administer, visitAt } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

/** Moves the clock of the main process, then lets the computer wake up: the product looks at its clock. */
async function atMinute(desk: Desk, minutes: number): Promise<void> {
  await desk.app.evaluate(({ powerMonitor }, ahead) => {
    const real = (Reflect.get(globalThis, 'realNow') ?? Date.now) as () => number
    Reflect.set(globalThis, 'realNow', real)
    Date.now = () => real() + ahead * 60_000
    powerMonitor.emit('resume')
  }, minutes)
}

async function signal(desk: Desk, event: 'lock-screen' | 'suspend'): Promise<void> {
  await desk.app.evaluate(({ powerMonitor }, name) => { powerMonitor.emit(name) }, event)
}

/** The technician's own way to a setting. */
async function setReason(desk: Desk, label: string): Promise<void> {
  await desk.portal.getByRole('link', { name: 'Settings' }).click()
  const asked = desk.portal.getByRole('combobox', { name: 'Ask for a reason and a ticket before a session' })
  await asked.selectOption(label)
  await expect(asked.locator('option:checked')).toHaveText(label)
  await desk.portal.goBack()
  await expect(desk.portal.getByRole('heading', { name: 'Contoso', level: 1 })).toBeVisible()
}

const bar = ({ frame }: Visit) => frame.getByRole('banner')

test('a session warns, can be extended, and ends at its limit', async ({ shared }) => {
  const { desk, dataDir } = shared
  const visit = await administer(desk, 'Contoso')
  const extend = bar(visit).getByRole('button', { name: 'Extend' })
  try {
    await expect(bar(visit)).toContainText(/ends in (?:1:00:00|59:\d\d)/u)
    await expect(extend).toBeHidden()
    await atMinute(desk, 56)
    await expect(bar(visit).getByRole('alert')).toHaveText('The session for Contoso ends in five minutes. Extend it to go on.')
    await extend.click()
    await expect(extend).toBeHidden()
    await expect(bar(visit).getByRole('alert')).toBeEmpty()
    await atMinute(desk, 115.5)
    await expect(bar(visit).getByRole('alert')).toContainText('ends in one minute')
    await visit.expectGoesOn()
    await atMinute(desk, 117)
    await visit.expectEnded('The time limit of the session was reached')
    await expect.poll(() => recorded(dataDir)).toContain('actingAs.extend')
  } finally {
    await atMinute(desk, 0)
  }
})

for (const [event, cause] of [['lock-screen', 'The screen was locked'], ['suspend', 'The computer was suspended']] as const) {
  test(`${event} ends the session`, async ({ shared }) => {
    const visit = await administer(shared.desk, 'Contoso')
    await signal(shared.desk, event)
    await visit.expectEnded(cause)
  })
}

test('a computer that nobody uses ends the session', async ({ shared }) => {
  const { desk } = shared
  const visit = await administer(desk, 'Contoso')
  try {
    await desk.app.evaluate(({ powerMonitor }) => {
      Reflect.set(globalThis, 'realIdle', powerMonitor.getSystemIdleTime)
      powerMonitor.getSystemIdleTime = () => 31 * 60
    })
    await visit.expectGoesOn()
    await atMinute(desk, 31)
    await visit.expectEnded('The computer was not used')
  } finally {
    await desk.app.evaluate(({ powerMonitor }) => { powerMonitor.getSystemIdleTime = Reflect.get(globalThis, 'realIdle') })
    await atMinute(desk, 0)
  }
})

test('a reason and a ticket are asked for, shown and recorded', async ({ shared }) => {
  const { desk, dataDir } = shared
  await setReason(desk, 'A reason is required')
  await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
  const dialog = desk.portal.getByRole('dialog', { name: 'Administer Contoso' })
  await dialog.getByRole('button', { name: 'Open portal' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Enter why you act')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Mailbox of the reception is full')
  await dialog.getByRole('textbox', { name: 'Ticket number' }).fill('T-4711')
  await dialog.getByRole('button', { name: 'Open portal' }).click()
  const visit = await visitAt(desk, 'Contoso')
  await expect(bar(visit)).toContainText('T-4711 · Mailbox of the reception is full')
  await visit.endSession()
  await visit.expectEnded('You ended the session')
  await expect.poll(() => recorded(dataDir)).toContain('T-4711')
  await setReason(desk, 'Do not ask')
})
