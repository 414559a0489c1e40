import type { FrameState, PortalChoice } from '../../electron/contract/acting'
import type { FrameBridge } from '../../electron/contract/bridge'
import { frameText, portalName } from './texts'

export interface PortalMenuView {
  show(state: Pick<FrameState, 'portals' | 'portalId' | 'portalsReadAt' | 'portal'>): void
}

/**
 * The customer's portals as a menu of the system's own, because nothing of this page lies above the customer's. What is administered
 * elsewhere stands in a group of its own: choosing it changes nothing here.
 */
export function createPortalMenu(menu: HTMLSelectElement, { language, calls }: Pick<FrameBridge, 'language' | 'calls'>): PortalMenuView {
  let chosen = ''
  let readAt: string | undefined
  menu.setAttribute('aria-label', frameText(language, 'portals'))
  menu.addEventListener('change', () => {
    const portalId = menu.value
    const elsewhere = menu.selectedOptions[0]?.parentElement !== menu
    if (elsewhere) menu.value = chosen
    void calls['frame.openPortal']({ portalId })
  })
  menu.addEventListener('keydown', openInsteadOfChanging)
  const tellAge = (): void => {
    const words = readAt === undefined ? '' : frameText(language, 'portalsRead', { ago: ago(language, Date.now() - Date.parse(readAt)) })
    menu.title = words
    menu.setAttribute('aria-description', words)
  }
  for (const event of ['focus', 'pointerenter']) menu.addEventListener(event, tellAge)
  return {
    show: ({ portals = [], portalId, portalsReadAt, portal }) => {
      readAt = portalsReadAt
      fill(menu, portals, language)
      menu.hidden = portals.length < 2
      menu.disabled = portal === 'ending' || portal === 'blocked'
      if (portalId !== undefined) chosen = portalId
      menu.value = chosen
      tellAge()
    }
  }
}

/**
 * A closed menu changes with each arrow or letter, where it does not open as on macOS: whoever only wants to see what there is would be
 * led away from the page (WCAG 3.2.2). So these keys open it, and Enter chooses.
 */
function openInsteadOfChanging(event: KeyboardEvent): void {
  const menu = event.currentTarget
  const changes = /^(?:Arrow\w+|Home|End|Page\w+|[^\s])$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
  if (!changes || !(menu instanceof HTMLSelectElement) || typeof menu.showPicker !== 'function') return
  event.preventDefault()
  menu.showPicker()
}

/** Changes only what differs: a menu that is open keeps its place. */
function fill(menu: HTMLSelectElement, portals: readonly PortalChoice[], language: FrameBridge['language']): void {
  const wanted = new Set(portals.map(({ id }) => id))
  for (const option of menu.options) if (!wanted.has(option.value)) option.remove()
  for (const choice of portals) {
    const option = [...menu.options].find(({ value }) => value === choice.id) ?? menu.ownerDocument.createElement('option')
    option.value = choice.id
    option.textContent = nameOf(choice, language)
    if (!option.isConnected) placeFor(menu, choice, language).append(option)
  }
  const elsewhere = menu.querySelector('optgroup')
  if (elsewhere === null) return
  if (elsewhere.childElementCount === 0) elsewhere.remove()
  else if (elsewhere !== menu.lastElementChild) menu.append(elsewhere)
}

const nameOf = ({ nameKey, name = '' }: PortalChoice, language: FrameBridge['language']): string => (nameKey === undefined ? name : portalName(language, nameKey))

function placeFor(menu: HTMLSelectElement, { opens }: PortalChoice, language: FrameBridge['language']): HTMLElement {
  if (opens === 'inside') return menu
  const made = menu.querySelector('optgroup') ?? menu.ownerDocument.createElement('optgroup')
  made.label = frameText(language, 'portalsElsewhere')
  menu.append(made)
  return made
}

const minuteMs = 60_000

function ago(language: FrameBridge['language'], ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (minutes < 60) return words.format(-minutes, 'minute')
  return minutes < 1_440 ? words.format(-Math.floor(minutes / 60), 'hour') : words.format(-Math.floor(minutes / 1_440), 'day')
}
