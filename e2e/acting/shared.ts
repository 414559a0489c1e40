import { sharing } from '../fixtures/shared'
import { openCustomer } from './technician'

export { expect, type SharedDesk } from '../fixtures/shared'

/** The application of the worker on Contoso's page, where acting begins. Every test leaves it as it found it. */
export const test = sharing.extend<{ readonly atContoso: void }>({
  atContoso: [
    async ({ shared: { desk } }, use) => {
      if (!(await desk.portal.getByRole('heading', { name: 'Contoso', level: 1 }).isVisible())) await openCustomer(desk, 'contoso.com', 'Contoso')
      await use()
    },
    { auto: true }
  ]
})
