/**
 * What gives way in the bar, in this order, where there is no room for everything: what is told elsewhere too, and words whose sign or
 * figure says enough. The company's name, the way out, the portals and a time that is running out stay (capabilities 6.1).
 */
export const giveWay = ['portalName', 'reason', 'ticket', 'leftWords', 'browserWords', 'domain', 'role', 'portals', 'time', 'actingAs', 'left', 'endWords'] as const

/** A name has room enough at this width, in CSS pixels, also where it is longer; the end of it is in the bar's tooltip. */
export const enoughForName = 260

/** Makes the bar show as much as has room: `data-gives` names what has given way, and the style sheet hides it. */
export function fitBar(bar: HTMLElement, fits: () => boolean): void {
  for (let gone = 0; gone <= giveWay.length; gone += 1) {
    bar.dataset['gives'] = giveWay.slice(0, gone).join(' ')
    if (fits()) return
  }
}

/** Whether nothing sticks out of the bar, and the name is whole or has room enough. */
export function hasRoom(bar: HTMLElement, name: HTMLElement): boolean {
  return bar.scrollWidth <= bar.clientWidth && (name.scrollWidth <= name.clientWidth || name.clientWidth >= enoughForName)
}
