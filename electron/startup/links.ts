import type { App } from 'electron'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import { parseDeepLink } from '../domain/deepLink'
import { showOpenArgument } from '../windows/quickList'

/** The scheme of links from tickets (capabilities 6.8). */
export const linkScheme = 'partnerdesk'

/** The portal page's own address that a link leads to; `undefined` for anything that leads nowhere. Pure. */
export function linkPath(link: unknown): string | undefined {
  const parsed = parseDeepLink(link)
  if (parsed.kind === 'customer') return `/customers/${parsed.tenantId}`
  if (parsed.kind === 'customerDomain') return `/lookup/${encodeURIComponent(parsed.domain)}`
  if (parsed.kind === 'quote') return `/offers/quote/${parsed.quoteId}`
  return undefined
}

export interface Links {
  /** From now on links go to `show`. @returns the path of the last one that came before */
  showWith(show: (path: string) => void): string | undefined
  /** From now on entries of the system's list that name an open customer bring its window to the front. @param focus whether it is open */
  switchWith(focus: (tenantId: TenantId) => boolean): void
  /** From now on `told` hears of each link that was dropped; at once, if one was dropped before. */
  tellDrops(told: () => void): void
}

export interface LinkParts {
  readonly app: Pick<App, 'on'>
  /** The arguments of this start. */
  readonly argv: readonly string[]
  /** A link was no link of ours. Never told what it was: anyone can make one. */
  readonly dropped: () => void
  /** The application was started again, with or without a link. */
  readonly again: () => void
}

/**
 * Takes links from all the ways in which systems hand them over: arguments of this start, those of a second start, and the
 * event of macOS. To be called before `ready`, because that event may come before it.
 */
export function listenForLinks({ app, argv, dropped, again }: LinkParts): Links {
  let show: ((path: string) => void) | undefined
  let waiting: string | undefined
  let tell: (() => void) | undefined
  let focus: ((tenantId: TenantId) => boolean) | undefined
  let drops = 0
  const drop = (): void => {
    dropped()
    drops += 1
    tell?.()
  }
  const open = (link: unknown): void => {
    const path = linkPath(link)
    if (path === undefined) drop()
    else if (show === undefined) waiting = path
    else show(path)
  }
  const openFrom = (given: readonly string[]): void => {
    const [link, ...others] = linksOf(given)
    // A system hands over one link at a time; several are somebody's trick, and none of them is taken.
    if (others.length > 0) drop()
    else if (link !== undefined) open(link)
  }
  openFrom(argv)
  app.on('open-url', (event, link) => {
    event.preventDefault()
    again()
    open(link)
  })
  app.on('second-instance', (_event, given) => {
    const tenantId = openCustomerOf(given)
    if (tenantId !== undefined && focus?.(tenantId) === true) return
    again()
    openFrom(given)
  })
  return {
    showWith: (listener) => {
      show = listener
      const first = waiting
      waiting = undefined
      return first
    },
    switchWith: (listener) => {
      focus = listener
    },
    tellDrops: (told) => {
      tell = told
      if (drops > 0) told()
    }
  }
}

const linksOf = (given: readonly string[]): readonly string[] => given.filter((argument) => argument.trimStart().toLowerCase().startsWith(`${linkScheme}:`))

/** The customer whose window is asked for by an entry of the system's list; a link alone never asks for one. */
function openCustomerOf(given: readonly string[]): TenantId | undefined {
  const [link, ...others] = linksOf(given)
  if (others.length > 0 || !given.includes(showOpenArgument)) return undefined
  const parsed = parseDeepLink(link)
  return parsed.kind === 'customer' ? tenantIdSchema.parse(parsed.tenantId) : undefined
}

/**
 * Registers the scheme for the installed application. Not on Linux, where the package's desktop entry does it, and not for a
 * build under development, which would take the links away from the installed one.
 */
export function claimLinks(app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>, platform: NodeJS.Platform): void {
  if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme)
}
