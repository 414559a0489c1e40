import { lazy, Suspense, useEffect } from 'react'
import { Router } from 'wouter'
import type { Bridge } from './bridge'
import { I18nProvider } from './i18n/I18nContext'
import type { Translator } from './i18n/translator'
import { useAddress } from './shell/address'
import { Shell } from './shell/Shell'
import type { AppStores } from './stores/appStores'
import { AppProvider, useTopic } from './stores/StoresContext'
import { ErrorBoundary } from './ui/ErrorBoundary'
import { useKeptFocus } from './ui/useKeptFocus'

// Most starts find a technician signed in, so this page is no part of the first chunk.
const SignInPage = lazy(async () => ({ default: (await import('./features/signIn/SignInPage')).SignInPage }))

const hashRouting = { hook: useAddress } as const

interface Props {
  readonly bridge: Bridge
  readonly stores: AppStores
  readonly translator: Translator
}

export function App({ bridge, stores, translator }: Props) {
  return (
    <AppProvider value={{ bridge, stores }}>
      <Localised translator={translator} />
    </AppProvider>
  )
}

function Localised({ translator }: Pick<Props, 'translator'>) {
  const language = useTopic('settings', state => state.language)
  useAppearance()
  useKeptFocus()
  return (
    <I18nProvider language={language} first={translator}>
      <Router {...hashRouting}>
        <ErrorBoundary page="application"><Gate /></ErrorBoundary>
      </Router>
    </I18nProvider>
  )
}

/** A technician without a delegated role does not get into the partner pages at all (capabilities 2.4). */
function Gate() {
  const signedIn = useTopic('session', state => state.session.step === 'signedIn')
  return signedIn ? <Shell /> : <Suspense fallback={null}><SignInPage /></Suspense>
}

/** The system decides between light and dark unless the technician chose. */
function useAppearance(): void {
  const appearance = useTopic('settings', state => state.settings.appearance)
  useEffect(() => {
    const { dataset } = document.documentElement
    if (appearance === 'system') delete dataset['theme']
    else dataset['theme'] = appearance
  }, [appearance])
}
