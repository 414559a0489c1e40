import { Hono } from 'hono'
import { brokenProperty, stateByPostalCode } from '../../world/countries/addressRules'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import type { PartnerCenterEnv } from '../guard'
import { jsonBody } from '../jsonBody'
import { invalid } from '../partnerCenterError'
import { addressSchema } from './addressSchema'

/**
 * `POST /validations/address`: whether there is such an address, as far as its postal code tells, and what it may have meant.
 * `status` is `VerifiedShippable`, `InteractionRequired` (with a suggestion) or `None`.
 */
export function validationRoutes(_world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.post('/validations/address', async (context) => {
    const parsed = addressSchema.safeParse(await jsonBody(context))
    if (!parsed.success) throw invalid(`The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
    const broken = brokenProperty(parsed.data)
    if (broken !== undefined) return context.json(answer(parsed.data, 'None', `The property '${broken}' does not fit the country.`))
    const state = stateByPostalCode(parsed.data)
    if (state === undefined) return context.json(answer(parsed.data, 'VerifiedShippable', null))
    return context.json(answer(parsed.data, 'InteractionRequired', `The postal code lies in the state ${state}.`, [{ ...parsed.data, state }]))
  })
  return app
}

function answer(originalAddress: Wire, status: string, validationMessage: string | null, suggestedAddresses: readonly Wire[] = []): Wire {
  return { originalAddress, suggestedAddresses, status, validationMessage }
}
