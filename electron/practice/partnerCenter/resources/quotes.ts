import { Hono } from 'hono'
import { z } from 'zod'
import { TRIAL_LICENCES } from '../../world/catalogue/catalogue'
import { QUOTE_STATES, stateOf, type NewQuote, type Quote, type QuoteState } from '../../world/quotes/quote'
import { quoteLink } from '../../world/quotes/quoteLink'
import type { World } from '../../world/world'
import { answerCollection, listSource, type Source, type Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { requiredEtag, requiredRequestId } from '../headers'
import { jsonBody } from '../jsonBody'
import { PartnerCenterError, invalid } from '../partnerCenterError'

const newQuoteSchema = z.object({
  kind: z.enum(['trial', 'purchase', 'delegatedAdministration']),
  country: z.string().nullish(),
  partnerId: z.string(),
  items: z.array(z.object({ offerId: z.string(), quantity: z.number().optional() })).default([]),
  delegatedAdministrationPartnerRequested: z.boolean().default(false)
})
const changeSchema = z.object({ state: z.literal('withdrawn') })

/** `/quotes`: the partner's offers. The practice cloud's own interface: Microsoft has none that is public. */
export function quoteRoutes(world: World, portal: string): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  const wire = (quote: Quote): Wire => quoteWire(quote, stateOf(quote, world.now()), portal)
  app.post('/quotes', async (context) => {
    const requestId = requiredRequestId(context)
    const made = await world.quotes.create(newQuoteOf(await jsonBody(context)), requestId, context.get('technician'))
    context.header('Location', `/quotes/${made.id}`)
    return context.json(wire(made), 201)
  })
  app.get('/quotes', (context) => answerList(world, context, wire))
  app.get('/quotes/:id', (context) => context.json(wire(world.quotes.require(context.req.param('id')))))
  app.patch('/quotes/:id', async (context) => {
    const { id } = world.quotes.require(context.req.param('id'))
    if (!changeSchema.safeParse(await jsonBody(context)).success) throw invalid("The only change is { state: 'withdrawn' }.")
    return context.json(wire(await world.quotes.withdraw(id, requiredEtag(context))))
  })
  return app
}

function answerList(world: World, context: PartnerCenterContext, wire: (quote: Quote) => Wire): Response {
  const requestId = context.req.query('requestId')
  if (requestId !== undefined) {
    const found = world.quotes.byRequest(requestId)
    return answerCollection(context, listSource(found ? [wire(found)] : []), found ? 1 : 0)
  }
  const state = stateFilter(context)
  return answerCollection(context, quoteSource(world, state, wire), state === undefined ? world.quotes.count : undefined)
}

/** Positions are sequence numbers counted down from the newest, so that a new quote moves nothing on later pages. */
function quoteSource(world: World, state: QuoteState | undefined, wire: (quote: Quote) => Wire): Source {
  return function* (position) {
    for (const quote of world.quotes.newestFirst(position === 0 ? undefined : position)) {
      if (state === undefined || stateOf(quote, world.now()) === state) yield [wire(quote), quote.sequence]
    }
  }
}

function stateFilter(context: PartnerCenterContext): QuoteState | undefined {
  const text = context.req.query('state')
  const found = QUOTE_STATES.find((state) => state === text)
  if (text !== undefined && text !== '' && !found) throw invalid(`The state '${text}' is not one of ${QUOTE_STATES.join(', ')}.`)
  return found
}

function newQuoteOf(body: unknown): NewQuote {
  if (typeof body === 'object' && body !== null && !('partnerId' in body)) throw new PartnerCenterError(400, '900125', 'Advisor partner information not found in the request context.')
  const parsed = newQuoteSchema.safeParse(body)
  if (!parsed.success) throw invalid(`The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
  const { country, items, ...rest } = parsed.data
  const counted = items.map(({ offerId, quantity }) => ({ offerId, quantity: quantity ?? usualQuantity(rest.kind) }))
  return { ...rest, items: counted, ...(typeof country === 'string' ? { country } : {}) }
}

/** A trial has a fixed number of licences, which need not be said. */
function usualQuantity(kind: NewQuote['kind']): number {
  if (kind !== 'trial') throw invalid("The property 'items.quantity' is required.")
  return TRIAL_LICENCES
}

function quoteWire(quote: Quote, state: QuoteState, portal: string): Wire {
  return {
    id: quote.id, kind: quote.kind, state, link: quoteLink(quote, portal), country: quote.country ?? null, partnerId: quote.partnerId, items: quote.items,
    delegatedAdministrationPartnerRequested: quote.delegatedAdministrationPartnerRequested, createdDate: quote.createdDate, createdBy: quote.createdBy,
    lastModifiedDate: quote.lastModifiedDate, expirationDate: quote.expirationDate, withdrawnDate: quote.withdrawnDate ?? null,
    acceptances: quote.acceptances, declines: quote.declines,
    links: { self: { uri: `/quotes/${quote.id}`, method: 'GET', headers: [] } }, attributes: { etag: `"${quote.etag}"`, objectType: 'Quote' }
  }
}
