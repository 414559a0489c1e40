/**
 * What gives way in the bar, in this order, where there is no room for everything: what is told elsewhere too, and words whose sign or
 * figure says enough. The company's name, the way out and a time that is running out stay (capabilities 6.1).
 */
export const giveWay = [
  'portalName', 'reason', 'leftWords', 'browserWords', 'ticket', 'domain', 'role', 'portals', 'time', 'actingAs', 'left', 'endWords', 'browser', 'extendWords', 'portalMenu'
] as const

/** A name has room enough at this width, in CSS pixels, also where it is longer; the end of it is in the bar's tooltip. */
export const enoughForName = 360
/** Where only buttons could still give way, it must do with this: what can be done here counts more than the end of a name. */
export const leastForName = 140

/** Makes the bar show as much as has room: `data-gives` names what has given way, and the style sheet hides it. */
export function fitBar(bar: HTMLElement, fits: () => boolean): void {
  for (let gone = 0; gone <= giveWay.length; gone += 1) {
    bar.dataset['gives'] = giveWay.slice(0, gone).join(' ')
    if (fits()) return
  }
}

/** Less of the reason and the ticket than this is no use to anybody. */
const leastForPurpose = 96

export interface BarParts {
  readonly bar: HTMLElement
  readonly name: HTMLElement
  /** Is shortened before anything gives way. */
  readonly purpose: HTMLElement
  /** The outermost one. */
  readonly last: HTMLElement
}

/** Whether the last part does not stick out of the bar, and what is shortened says enough: the name is whole or has room enough. */
export function hasRoom({ bar, name, purpose, last }: BarParts): boolean {
  const gives = bar.dataset['gives'] ?? ''
  const enough = gives.includes('endWords') ? leastForName : enoughForName
  const saysEnough = gives.includes('ticket') || purpose.clientWidth >= Math.min(purpose.scrollWidth, leastForPurpose)
  // Not by the bar's own overflow: its pattern reaches over the border of the window.
  return last.offsetLeft + last.offsetWidth <= bar.clientWidth && saysEnough && (name.scrollWidth <= name.clientWidth || name.clientWidth >= enough)
}
