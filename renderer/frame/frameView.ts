import type { FrameState } from '../../electron/contract/acting'
import type { FrameBridge } from '../../electron/contract/bridge'
import { fitBar, hasRoom } from './barFit'
import { formatDuration } from './duration'
import { letGo } from './letGo'
import { createNewsView } from './newsView'
import { createPortalMenu } from './portalMenu'
import { frameText, type FrameText } from './texts'

/** The page of the frame: whose tenant this is, since when, and the way out. Rebuilt from a state, never from its past. */
export interface FrameView {
  show(state: FrameState): void
  /** Shows the state that was asked for, unless a newer one was told meanwhile: answers and events may overtake each other. */
  begin(state: FrameState): void
  tick(now: number): void
}

export function createFrameView(page: Document, bridge: FrameBridge): FrameView {
  const part = (id: string): HTMLElement => {
    const found = page.getElementById(id)
    if (found === null) throw new Error(`the frame page has no ${id}`)
    return found
  }
  const text = (key: FrameText, values?: Readonly<Record<string, string>>): string => frameText(bridge.language, key, values)
  const news = createNewsView(page, bridge)
  let current: FrameState | undefined

  page.documentElement.lang = bridge.language
  part('end').replaceChildren(words(page, text('end')))
  part('browser').replaceChildren(words(page, text('browser')))
  part('again').textContent = text('again')
  part('extend').replaceChildren(words(page, text('extend')))
  for (const id of ['end', 'browser', 'extend'] as const) part(id).title = text(id)
  part('extend').addEventListener('click', () => void bridge.calls['frame.extend']())
  const portals = createPortalMenu(part('portals') as HTMLSelectElement, bridge)
  part('time').setAttribute('aria-label', text('time'))
  part('end').addEventListener('click', () => void bridge.calls['frame.end']())
  part('browser').addEventListener('click', () => void bridge.calls['frame.openInBrowser']())
  part('again').addEventListener('click', () => void bridge.calls['frame.reload']())
  const parts = { bar: part('bar'), name: part('who'), purpose: part('purpose'), last: part('end') }
  const fit = (): void => fitBar(part('bar'), () => hasRoom(parts))
  page.defaultView?.addEventListener('resize', fit)

  const tick = (now: number): void => {
    if (current === undefined) return
    part('time').textContent = formatDuration(now - Date.parse(current.startedAt))
    const length = part('left').textContent.length
    if (current.limit !== undefined) showLeft(page, part('left'), text('left'), formatDuration(Date.parse(current.limit.endsAt) - now))
    // From an hour to minutes: the bar has more room.
    if (part('left').textContent.length !== length) fit()
  }
  const show = (state: FrameState): void => {
    current = state
    showIdentity(page, part, state, text)
    showCover(part, state, text)
    portals.show(state)
    showLimit(part, state, text)
    news.show(state)
    tick(Date.now())
    fit()
  }
  const begin = (state: FrameState): void => {
    if (current === undefined) show(state)
  }
  return { show, begin, tick }
}

type Part = (id: string) => HTMLElement
type Text = (key: FrameText, values?: Readonly<Record<string, string>>) => string

function showIdentity(page: Document, part: Part, state: FrameState, text: Text): void {
  page.documentElement.style.setProperty('--tenant', state.mark.colour)
  page.title = `${text('actingAs')} ${state.company} — Partner Desk`
  part('bar').className = `bar pattern-${state.mark.pattern}`
  showPurpose(page, part('purpose'), state)
  part('mark').textContent = state.mark.initials
  const name = page.createElement('strong')
  name.textContent = state.company
  part('who').replaceChildren(words(page, `${text('actingAs')} `), name)
  part('domain').textContent = state.defaultDomain
  part('role').textContent = text(`role_${state.role}`)
  // All that may have given way can be read here.
  part('bar').title = [`${text('actingAs')} ${state.company}`, state.defaultDomain, text(`role_${state.role}`), state.ticket, state.reason].filter((said) => said !== undefined).join(' · ')
}

function showPurpose(page: Document, purpose: HTMLElement, { ticket = '', reason = '' }: FrameState): void {
  const why = page.createElement('span')
  why.className = 'reason'
  why.textContent = ticket === '' || reason === '' ? reason : ` · ${reason}`
  purpose.replaceChildren(ticket, why)
}

function showLeft(page: Document, left: HTMLElement, sentence: string, time: string): void {
  const [before = '', after = ''] = sentence.split('{time}')
  left.replaceChildren(words(page, before), time, words(page, after))
}

/** Words that may give way to a sign or a figure; they stay for those who listen. */
function words(page: Document, said: string): HTMLElement {
  const made = page.createElement('span')
  made.className = 'words'
  made.textContent = said
  return made
}

/** Written once for each warning, so that it is announced once. */
function showLimit(part: Part, { limit, portal, company }: FrameState, text: Text): void {
  const warning = limit === undefined || portal === 'ending' ? 'none' : limit.warning
  part('left').hidden = limit === undefined
  part('extend').hidden = warning === 'none'
  part('bar').classList.toggle('soon', warning !== 'none')
  const said = warning === 'none' ? '' : text(warning, { company })
  if (part('warning').textContent !== said) part('warning').textContent = said
}

function showCover(part: Part, state: FrameState, text: Text): void {
  const { portal, company } = state
  const ending = portal === 'ending'
  for (const id of ['end', 'browser']) part(id).toggleAttribute('disabled', ending)
  if (portal !== 'failed') letGo(part('again'))
  part('again').hidden = portal !== 'failed'
  part('cover').hidden = portal === 'shown'
  if (portal === 'shown') return
  part('heading').textContent = text(portal, { company })
  part('explanation').textContent = text(`${portal}Text`, { company })
  part('message').setAttribute('role', portal === 'blocked' ? 'alert' : 'status')
}
