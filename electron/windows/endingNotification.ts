import { Notification, type BrowserWindow } from 'electron'
import type { Settings } from '../contract/settings'
import type { Reminder } from '../services/ports'
import type { Translate } from '../startup/texts/translate'
import { bringToFront, tellPortal } from './portalWindow'

export interface EndingNotificationParts {
  readonly portal: BrowserWindow
  readonly text: Translate
  readonly settings: () => Pick<Settings, 'notifyEnding' | 'notifyNames'>
}

/** Tells by the system's own means that relationships end soon: one notification, whatever their number. A click shows them. */
export function createEndingNotification({ portal, text, settings }: EndingNotificationParts): (reminders: readonly Reminder[]) => void {
  return (reminders) => {
    const { notifyEnding: how, notifyNames } = settings()
    const [first] = reminders
    if (how === 'off' || first === undefined || portal.isDestroyed() || !Notification.isSupported()) return
    const { title, body } = wordsFor(reminders, text, notifyNames)
    const notification = new Notification({ title, body, silent: how === 'quiet' })
    const path = reminders.length === 1 ? `/relationships/${encodeURIComponent(first.id)}` : '/relationships/radar'
    notification.on('click', () => {
      bringToFront(portal)
      tellPortal(portal, 'navigate', { path })
    })
    notification.show()
  }
}

/** Exported for its tests. */
export function wordsFor(reminders: readonly Reminder[], text: Translate, notifyNames: boolean): { readonly title: string; readonly body: string } {
  const days = Math.max(...reminders.map(({ window }) => window))
  const values = { count: String(reminders.length), days: String(days) }
  const title = reminders.length === 1 ? text(days === 1 ? 'ending.oneDay' : 'ending.one', values) : text(days === 1 ? 'ending.manyDay' : 'ending.many', values)
  if (!notifyNames) return { title, body: text('ending.unnamed') }
  const names = reminders.slice(0, 3).map(({ customer }) => customer).join(', ')
  return { title, body: reminders.length > 3 ? text('ending.andMore', { names, count: String(reminders.length - 3) }) : names }
}
