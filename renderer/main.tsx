import { createRoot } from 'react-dom/client'
import { App } from './App'
import { openBridge } from './bridge'
import { loadCatalogue } from './i18n/catalogues'
import { createTranslator } from './i18n/translator'
import { createAppStores } from './stores/appStores'
import { subscribe } from './stores/subscriptions'
import { CannotStart } from './shell/CannotStart'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/shell.css'

/** Composition root of the portal page: one round trip for everything the first page needs, then the first paint. */
async function start(): Promise<void> {
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no #root')
  const root = createRoot(element)
  const bridge = openBridge()
  const state = await bridge.calls['app.getState']()
  if (!state.ok) {
    root.render(<CannotStart error={state.error} />)
    return
  }
  // Before anything else is waited for: what changes while a catalogue is read would be missed for good.
  const stores = createAppStores(bridge, state.value)
  const stop = subscribe(bridge, stores)
  window.addEventListener('pagehide', stop, { once: true })
  const { language } = state.value
  const translator = createTranslator(language, await loadCatalogue(language), navigator.languages)
  root.render(<App bridge={bridge} stores={stores} translator={translator} />)
}

// Not awaited at the top level: the pages' chunks share code with this one and would wait for each other.
void start()
