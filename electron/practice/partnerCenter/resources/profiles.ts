import { Hono } from 'hono'
import { z } from 'zod'
import type { PartnerProfile } from '../../world/model'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { requiredEtag } from '../headers'
import { jsonBody } from '../jsonBody'
import { PartnerCenterError, invalid } from '../partnerCenterError'
import { addressSchema } from './addressSchema'

const OBJECT_TYPES: Readonly<Record<PartnerProfile['id'], string>> = {
  organization: 'OrganizationProfile', legalbusiness: 'LegalBusinessProfile', support: 'PartnerSupportProfile', billing: 'PartnerBillingProfile', mpn: 'MpnProfile'
}
/** Two names are in use for the support profile. */
const ALIASES: Readonly<Record<string, PartnerProfile['id']>> = { supportprofile: 'support' }

const text = z.string().max(1_000).nullish()
const changeSchema = z.looseObject({
  companyName: z.string().optional(), defaultAddress: addressSchema.optional(), address: addressSchema.optional(), companyApproverAddress: addressSchema.optional(),
  primaryContact: z.object({ firstName: text, lastName: text, email: text, phoneNumber: text }).optional(),
  email: text, companyApproverEmail: text, telephone: text, website: text, language: text, culture: text, purchaseOrderNumber: text, taxId: text, billingCurrency: text
})

/** The partner's own records. Everyone reads them; a global administrator of the partner changes them. */
export function profileRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/profiles/:id', (context) => context.json(profileWire(requireProfile(world, context))))
  app.put('/profiles/:id', async (context) => {
    const current = requireProfile(world, context)
    if (current.id === 'mpn') throw new PartnerCenterError(405, '3000', 'The profile can only be read.')
    const etag = requiredEtag(context)
    const change = await changeOf(context)
    return context.json(profileWire(await world.partner.saveProfile(current.id, etag, change, context.get('technician'))))
  })
  return app
}

function requireProfile(world: World, context: PartnerCenterContext): PartnerProfile {
  const name = context.req.param('id') ?? ''
  const id = ALIASES[name] ?? name
  if (!isProfileId(id)) throw new PartnerCenterError(404, '1000', 'The profile was not found.')
  const profile = world.partner.profile(id)
  const mpnId = context.req.query('mpnId')
  return id === 'mpn' && mpnId !== undefined ? officeProfile(world, profile, mpnId) : profile
}

function officeProfile(world: World, profile: PartnerProfile, mpnId: string): PartnerProfile {
  const office = world.partner.offices.find((candidate) => candidate.mpnId === mpnId)
  if (!office) throw new PartnerCenterError(404, '800015', 'The MPN id was not found.')
  return { ...profile, content: { ...profile.content, mpnId, partnerName: `Fabrikam ${office.name}` } }
}

function isProfileId(id: string): id is PartnerProfile['id'] {
  return Object.hasOwn(OBJECT_TYPES, id)
}

async function changeOf(context: PartnerCenterContext): Promise<Wire> {
  const parsed = changeSchema.safeParse(await jsonBody(context))
  if (!parsed.success) throw invalid(`The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
  return parsed.data
}

function profileWire(profile: PartnerProfile): Wire {
  return {
    ...profile.content,
    links: { self: { uri: `/profiles/${profile.id}`, method: 'GET', headers: [] } },
    attributes: { etag: `"${profile.etag}"`, objectType: OBJECT_TYPES[profile.id] }
  }
}
