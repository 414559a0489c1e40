import type { PracticeReady } from '../../contract/practice'
import { desktopClientId } from '../identity/clients'
import { practiceAccounts, practicePassword } from '../identity/practiceAccounts'
import type { World } from '../world/world'
import type { Addresses } from './addresses'

/** What the ready line says; @param secrets also the passwords, which the web address does not tell */
export const readyMessage = (at: Addresses, world: World, secrets: boolean): PracticeReady => ({
  ready: true,
  url: at.url,
  authority: at.authority,
  graph: at.graph,
  partnerCenter: at.partnerCenter,
  portal: at.portal,
  clientId: desktopClientId,
  partnerTenantId: world.registeredAt,
  accounts: practiceAccounts.map(({ userPrincipalName, about }) => (secrets ? { userPrincipalName, password: practicePassword, about } : { userPrincipalName, about }))
})
