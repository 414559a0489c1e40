import { Hono } from 'hono'
import { z } from 'zod'
import type { PartnerProfile } from '../../world/model'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { jsonBody } from '../jsonBody'
import { PartnerCenterError, invalid } from '../partnerCenterError'

const OBJECT_TYPES: Readonly<Record<PartnerProfile['id'], string>> = {
  organization: 'OrganizationProfile', legalbusiness: 'LegalBusinessProfile', support: 'PartnerSupportProfile', billing: 'PartnerBillingProfile', mpn: 'MpnProfile'
}
/** Two names are in use for the support profile. */
const ALIASES: Readonly<Record<string, PartnerProfile['id']>> = { supportprofile: 'support' }

const address = z.object({
  country: z.string().length(2), city: z.string().min(1).max(100), state: z.string().max(100).nullish(), addressLine1: z.string().min(1).max(200), addressLine2: z.string().max(200).nullish(),
  postalCode: z.string().max(20).nullish(), firstName: z.string().max(50).nullish(), lastName: z.string().max(50).nullish(), phoneNumber: z.string().max(50).nullish()
})
const changeSchema = z.looseObject({
  companyName: z.string().min(1).max(200).optional(), defaultAddress: address.optional(), address: address.optional(), email: z.string().max(320).optional(),
  telephone: z.string().max(50).optional(), website: z.string().max(500).optional()
})
const NOT_CONTENT: ReadonlySet<string> = new Set(['links', 'attributes'])

/** The partner's own records. Everyone reads them; a global administrator of the partner changes them. */
export function profileRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/profiles/:id', (context) => context.json(profileWire(requireProfile(world, context))))
  app.put('/profiles/:id', async (context) => {
    const current = requireProfile(world, context)
    if (current.id === 'mpn') throw new PartnerCenterError(405, '3000', 'The profile can only be read.')
    const change = await changeOf(context)
    const saved = await world.partner.saveProfile(current.id, givenEtag(context), contentAfter(current, change), context.get('technician'))
    return context.json(profileWire(saved))
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

/** What identifies the record is not the caller's to change; neither is the country, in which the partner is enrolled. */
function contentAfter(current: PartnerProfile, change: Wire): Wire {
  const fixed = Object.fromEntries(['id', 'tenantId', 'profileType', 'vettingStatus', 'vettingSubStatus', 'billingCurrency'].flatMap((name) => (name in current.content ? [[name, current.content[name]]] : [])))
  const given = Object.fromEntries(Object.entries(change).filter(([name]) => name in current.content && !NOT_CONTENT.has(name)))
  return { ...current.content, ...given, ...fixed }
}

function givenEtag(context: PartnerCenterContext): string {
  const etag = context.req.header('if-match')?.replace(/^W\//, '').replace(/^"|"$/g, '')
  if (etag === undefined || etag === '') throw new PartnerCenterError(412, '2055', 'The If-Match header is required.')
  return etag
}

function profileWire(profile: PartnerProfile): Wire {
  return {
    ...profile.content,
    links: { self: { uri: `/profiles/${profile.id}`, method: 'GET', headers: [] } },
    attributes: { etag: `"${profile.etag}"`, objectType: OBJECT_TYPES[profile.id] }
  }
}
