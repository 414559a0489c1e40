import { showSwitcher } from './switcherView'

/** The page of the switcher, joined with its address. */
function start(page: Window): void {
  const show = (): void => showSwitcher(page.document, page.location.hash)
  page.addEventListener('hashchange', show)
  show()
}

if (document.getElementById('list') !== null) start(window)
