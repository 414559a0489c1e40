interface Entry {
  readonly name: string
  readonly digit?: number
  readonly mark?: { readonly initials: string; readonly colour: string }
}

interface Shown {
  readonly selected: number
  readonly entries: readonly Entry[]
}

/** Shows the windows that the page's address names; one that is not ours to read shows none. */
export function showSwitcher(page: Document, hash: string): void {
  const shown = read(hash)
  if (shown === undefined) return
  page.getElementById('list')?.replaceChildren(...shown.entries.map((entry, index) => row(page, entry, index, index === shown.selected)))
}

function row(page: Document, { name, mark, digit }: Entry, index: number, isSelected: boolean): HTMLElement {
  const item = page.createElement('li')
  item.setAttribute('role', 'option')
  item.setAttribute('aria-selected', String(isSelected))
  const link = page.createElement('a')
  link.href = `#pick-${index}`
  const sign = part(page, mark === undefined ? 'mark own' : 'mark', mark?.initials ?? 'PD')
  if (mark !== undefined) sign.style.backgroundColor = mark.colour
  sign.setAttribute('aria-hidden', 'true')
  link.append(sign, part(page, 'name', name), part(page, 'digit', digit === undefined ? '' : String(digit)))
  item.append(link)
  return item
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
