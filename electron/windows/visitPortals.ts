import type { FrameState, PortalChoice } from '../contract/acting'
import type { CustomerPortal, OutsidePortal, PortalMenu } from '../services/ports'

/** What was chosen in the menu of the frame. */
export type ChosenPortal = { readonly inside: CustomerPortal } | { readonly outside: OutsidePortal }

/** The portals of one visit, and the one that it is in. A newer menu may come while the visit goes on. */
export class VisitPortals {
  #menu: PortalMenu
  #current: CustomerPortal

  constructor(menu: PortalMenu) {
    this.#menu = menu
    this.#current = menu.portals[0]
  }

  get current(): CustomerPortal {
    return this.#current
  }

  /** What the frame shows of them. The portal that the visit is in stays in the menu, whatever a newer list says. */
  get shown(): Pick<FrameState, 'portals' | 'portalId' | 'portalsReadAt'> {
    const { portals, outside, portalsReadAt } = this.#menu
    const inside = portals.some(({ id }) => id === this.#current.id) ? portals : [this.#current, ...portals]
    const choices: readonly PortalChoice[] = [
      ...inside.map(insideChoice),
      ...outside.map(({ id, name, opens }) => ({ id, name, opens }))
    ]
    return { portals: choices, portalId: this.#current.id, ...(portalsReadAt === undefined ? {} : { portalsReadAt }) }
  }

  find(id: string): ChosenPortal | undefined {
    const inside = [this.#current, ...this.#menu.portals].find((portal) => portal.id === id)
    if (inside !== undefined) return { inside }
    const outside = this.#menu.outside.find((portal) => portal.id === id)
    return outside && { outside }
  }

  /** @returns whether the new one has other origins: then Back would lead to what belongs to the visit no more */
  goTo(portal: CustomerPortal): boolean {
    const hasOthers = portal.origins.join(' ') !== this.#current.origins.join(' ')
    this.#current = portal
    return hasOthers
  }

  /** Takes a newer menu; what the visit is in now is changed by the technician alone. */
  renew(menu: PortalMenu): void {
    this.#menu = menu
  }
}

function insideChoice({ id, nameKey, name }: CustomerPortal): PortalChoice {
  return nameKey === undefined ? { id, name, opens: 'inside' } : { id, nameKey, opens: 'inside' }
}
