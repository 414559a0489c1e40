import { z } from 'zod'

/**
 * The one line of JSON that the practice cloud prints when it is ready, and answers at `GET /.well-known/practice-cloud`
 * (there without passwords). Part of the outer surface: see the README before changing it.
 */
export const practiceReadySchema = z.object({
  ready: z.literal(true),
  /** Base of everything, for example `http://127.0.0.1:41000` */
  url: z.url(),
  /** Identity provider: `http://localhost:41000`; a tenant's authority is `<authority>/<tenantId>`. Another host than the portals', so cookies stay apart. */
  authority: z.url(),
  /** Ends in `/v1.0` */
  graph: z.url(),
  /** Ends in `/v1` */
  partnerCenter: z.url(),
  /** Base of the customers' portals, one origin for all tenants: a customer's portal is `<portal>/<tenantId>/` */
  portal: z.url(),
  clientId: z.guid(),
  partnerTenantId: z.guid(),
  accounts: z.array(z.object({ userPrincipalName: z.string(), password: z.string().optional(), about: z.string() }))
})
export type PracticeReady = z.infer<typeof practiceReadySchema>
