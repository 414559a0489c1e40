import { test as base } from '@playwright/test'
import { Desk } from '../fixtures/desk'
import { makeFolder, removeFolder } from '../fixtures/folders'
import { PracticeCloud } from '../fixtures/practiceCloud'
import { SystemHandlers } from './handlers'
import { signInAndOpen } from './technician'
import { rememberFocus } from './visit'

/** One run of the application for all tests of a worker: signed in, on Contoso's page. Every test leaves it as it found it. */
export interface SharedDesk {
  readonly desk: Desk
  readonly practice: PracticeCloud
  readonly handlers: SystemHandlers
  readonly dataDir: string
}

interface SharedFixtures {
  /** Customers that the practice cloud makes besides the fixed ones. */
  readonly sharedCustomers: number
  readonly shared: SharedDesk
}

/** For many short tests that need the same beginning: a start and a sign-in for each would take longer than what they test. */
export const test = base.extend<object, SharedFixtures>({
  sharedCustomers: [12, { option: true, scope: 'worker' }],
  shared: [
    async ({ sharedCustomers }, use) => {
      const [dataDir, practiceDir, handlers] = await Promise.all([makeFolder('data'), makeFolder('practice'), SystemHandlers.make()])
      const practice = new PracticeCloud({ dataDir: practiceDir, customers: sharedCustomers, seed: 7 })
      // Whatever fails on the way, no process and no folder is left.
      try {
        await practice.start()
        // A camera and a microphone that are there can be refused.
        const desk = await Desk.start({ dataDir, language: 'en-US', practiceUrl: practice.ready.url, env: handlers.env, args: ['--use-fake-device-for-media-stream'] })
        try {
          await signInAndOpen(desk, 'contoso.com', 'Contoso')
          await rememberFocus(desk)
          await use({ desk, practice, handlers, dataDir })
        } finally {
          await desk.quit()
        }
      } finally {
        await practice.stop()
        await Promise.all([removeFolder(dataDir), removeFolder(practiceDir), handlers.remove()])
      }
    },
    { scope: 'worker' }
  ]
})

export { expect } from '@playwright/test'
