import type { CloudRecord } from '../cloud'
import { practiceRecord } from '../records/practice'

/** The practice cloud's record, with every address on one stub. */
export const stubRecord = (url: string, partnerTenantId: string): CloudRecord =>
  practiceRecord({
    ready: true,
    url,
    authority: url,
    graph: `${url}/v1.0`,
    partnerCenter: `${url}/v1`,
    portal: `${url}/portal`,
    clientId: '33333333-3333-4333-8333-333333333333',
    partnerTenantId,
    accounts: []
  })
