interface Entry {
  readonly name: string
  readonly digit?: number
  /** A `data:` address. */
  readonly picture?: string
  readonly mark?: { readonly initials: string; readonly colour: string; readonly pattern: string }
}

interface Shown {
  readonly selected: number
  readonly entries: readonly Entry[]
}

const windowAttribute = 'data-window'

/** Shows the windows that the page's address names; one that is not ours to read shows none. */
export function showSwitcher(page: Document, hash: string): void {
  const shown = read(hash)
  if (shown === undefined) return
  const list = page.getElementById('list')
  if (list === null) return
  // The same windows with newer pictures: a row that is just being clicked stays, or the click would be lost.
  if (!holds(list, shown.entries)) list.replaceChildren(...shown.entries.map((entry, index) => row(page, entry, index)))
  for (const [index, entry] of shown.entries.entries()) renew(page, list.children[index], entry, index === shown.selected)
  list.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
}

function holds(list: HTMLElement, entries: readonly Entry[]): boolean {
  return list.children.length === entries.length && entries.every((entry, index) => list.children[index]?.getAttribute(windowAttribute) === windowOf(entry))
}

function renew(page: Document, item: Element | undefined, { picture }: Entry, isSelected: boolean): void {
  item?.setAttribute('aria-selected', String(isSelected))
  const frame = item?.querySelector('.picture')
  if (picture?.startsWith('data:image/jpeg;base64,') !== true) frame?.replaceChildren()
  else if (frame?.querySelector('img')?.src !== picture) frame?.replaceChildren(imageOf(page, picture))
}

function imageOf(page: Document, picture: string): HTMLImageElement {
  const image = page.createElement('img')
  image.src = picture
  image.alt = ''
  return image
}

/** Everything that is seen of a window but its picture. */
function windowOf({ name, mark, digit }: Entry): string {
  return JSON.stringify([name, mark, digit])
}

function row(page: Document, entry: Entry, index: number): HTMLElement {
  const { name, mark, digit } = entry
  const item = page.createElement('li')
  item.setAttribute('role', 'option')
  item.setAttribute(windowAttribute, windowOf(entry))
  const link = page.createElement('a')
  link.href = `#pick-${index}`
  const sign = signOf(page, mark)
  // The colour of the tenant stands around its picture, and mark and name below it: a picture alone says nothing of whose it is.
  const shown = part(page, 'picture', '')
  if (mark !== undefined) shown.style.borderColor = mark.colour
  const label = part(page, 'label', '')
  label.append(sign, part(page, 'name', name), part(page, 'digit', digit === undefined ? '' : String(digit)))
  link.append(shown, label)
  item.append(link)
  return item
}

/** Colour, pattern and initials, as everywhere; the application's own window has none of the first two. */
function signOf(page: Document, mark: Entry['mark']): HTMLElement {
  const sign = part(page, mark === undefined ? 'mark own' : 'mark', '')
  sign.append(part(page, 'initials', mark?.initials ?? 'PD'))
  sign.setAttribute('aria-hidden', 'true')
  if (mark === undefined) return sign
  sign.style.setProperty('--tenant', mark.colour)
  sign.dataset['pattern'] = mark.pattern
  return sign
}

function part(page: Document, kind: string, text: string): HTMLElement {
  const made = page.createElement('span')
  made.className = kind
  made.textContent = text
  return made
}

function read(hash: string): Shown | undefined {
  try {
    // Written by the application itself; a click puts something else there, which is no list.
    const shown = JSON.parse(decodeURIComponent(hash.slice(1))) as Partial<Shown>
    return Array.isArray(shown.entries) ? { selected: Number(shown.selected), entries: shown.entries } : undefined
  } catch {
    return undefined
  }
}
