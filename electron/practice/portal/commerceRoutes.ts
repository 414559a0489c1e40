import { Hono } from 'hono'

import { QUOTE_STATES, stateOf } from '../world/quotes/quote'
import type { Quote, QuoteState } from '../world/quotes/quote'
import type { World } from '../world/world'
import { productName } from './offerView'
import { commercePage, quotePage } from './pages/commerce'
import { missingPage } from './pages/records'
import { requireRight } from './requireRight'
import { sendPortal } from './responses'
import type { PortalEnvironment } from './visit'

const shownAtMost = 50

const textOf = (world: World, quote: Quote): string => [
  quote.id, quote.partnerId, quote.createdBy, ...quote.items.map((item) => productName(world, item.offerId)),
  ...quote.acceptances.flatMap((one) => [one.companyName, one.acceptedBy]), ...quote.declines.map((one) => one.companyName)
].join('\n').toLowerCase()

/** The newest quotes that fit, one more than are shown so that the page knows whether there are others. */
const found = (world: World, search: string, state: QuoteState | undefined): readonly Quote[] => {
  const fitting: Quote[] = []
  const wanted = search.trim().toLowerCase()
  for (const quote of world.quotes.newestFirst()) {
    if (fitting.length > shownAtMost) break
    if ((state === undefined || stateOf(quote, world.now()) === state) && textOf(world, quote).includes(wanted)) fitting.push(quote)
  }
  return fitting
}

/** The partner's own page on which its offers are tracked by Quote ID. */
export const commerceRoutes = (): Hono<PortalEnvironment> => {
  const app = new Hono<PortalEnvironment>()
  app.use(requireRight('commerce', 'the commerce dashboard'))
  app.get('/', (context) => {
    const visit = context.get('visit')
    const search = (context.req.query('search') ?? '').slice(0, 200)
    const state = QUOTE_STATES.find((one) => one === context.req.query('state'))
    const quotes = found(visit.world, search, state)
    return sendPortal(context, commercePage(visit, { search, state, quotes: quotes.slice(0, shownAtMost), more: quotes.length > shownAtMost }))
  })
  app.get('/:quoteId', (context) => {
    const visit = context.get('visit')
    const quote = visit.world.quotes.get(context.req.param('quoteId'))
    return quote ? sendPortal(context, quotePage(visit, quote)) : sendPortal(context, missingPage(visit), 404)
  })
  return app
}
