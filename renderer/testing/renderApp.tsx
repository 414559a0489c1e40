import { configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { AppState } from '../../electron/contract/app'
import { english } from '../i18n/catalogues'
import german from '../i18n/de.json'
import { I18nProvider } from '../i18n/I18nContext'
import { createTranslator, type Language, type TopicTexts } from '../i18n/translator'
import { createAppStores } from '../stores/appStores'
import { subscribe } from '../stores/subscriptions'
import { AppProvider } from '../stores/StoresContext'
import { useKeptFocus } from '../ui/useKeptFocus'
import type { FakeBridge } from './fakeBridge'
import { appState } from './samples'
import { topicTexts } from './topicTexts'

const first = { en: english, de: german }
/** The words of all topics at once: a part is shown without the page around it. */
const words = { en: topicTexts('en'), de: topicTexts('de') }

// A page is a chunk of its own, and a busy machine needs its time to read it. Nothing is waited for longer than it takes.
configure({ asyncUtilTimeout: 15_000 })

interface Options {
  readonly bridge: FakeBridge
  readonly state?: AppState
  readonly path?: string
  readonly language?: Language
}

/** Shows a part of the application on a fake bridge, in English unless told, at an address of its own. */
export function renderApp(part: ReactNode, { bridge, state = appState(), path = '/', language = 'en' }: Options) {
  const stores = createAppStores(bridge, state)
  const stop = subscribe(bridge, stores)
  const { hook, history } = memoryLocation({ path, record: true })
  const view = render(
    <AppProvider value={{ bridge, stores }}>
      <I18nProvider language={language} first={translatorOfAll(language)}>
        <Router hook={hook}><Around>{part}</Around></Router>
      </I18nProvider>
    </AppProvider>
  )
  return { ...view, stores, history, stop }
}

const translatorOfAll = (language: Language) => createTranslator(language, first[language]).with(Object.assign({}, ...words[language].values()) as TopicTexts)

/** What the application does around every page. */
function Around({ children }: { readonly children: ReactNode }) {
  useKeptFocus()
  return children
}
