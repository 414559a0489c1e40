import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { PortalCommand } from '../../electron/contract/events'
import { useI18n } from '../i18n/I18nContext'
import { useBridge, useStores, useTopic } from '../stores/StoresContext'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { Loading } from '../ui/states'
import { ActingEndedNotice } from './ActingEndedNotice'
import { runCommand } from './commands'
import { Header } from './Header'
import { Navigation } from './Navigation'
import { Pages } from './Pages'
import { SessionNotices } from './SessionNotices'
import { StandingNotices } from './StandingNotices'
import { Toasts } from './Toasts'
import { useEarlyKeys } from './useEarlyKeys'
import { isDialogOpen, useKeyboard } from './useKeyboard'

const Palette = lazy(async () => ({ default: (await import('../features/palette/Palette')).Palette }))
const SignInAskedLine = lazy(async () => ({ default: (await import('../features/signInAsked/SignInAskedLine')).SignInAskedLine }))
const Shortcuts = lazy(async () => ({ default: (await import('../features/palette/Shortcuts')).Shortcuts }))

/** The window of a signed-in technician: navigation at the left, quick find on top, the page in the middle. */
export function Shell() {
  const { t } = useI18n()
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  const [shortcuts, setShortcuts] = useState(false)
  const run = useCommands(useCallback(() => setShortcuts(true), []))
  const collapsed = useTopic('settings', state => state.settings.navigationCollapsed)
  const asked = useTopic('session', state => state.asked !== undefined)
  const paletteOpen = useTopic('palette', state => state.open)
  return (
    <div className="shell" data-collapsed={collapsed}>
      <a className="skip" href="#main" onClick={event => { event.preventDefault(); main.current?.focus() }}>{t('shell.skip')}</a>
      <Navigation path={path} />
      <Header run={run} />
      <main className="main" id="main" ref={main} tabIndex={-1} data-region="main">
        <div className="stack">
          <ActingEndedNotice />
          {asked && <Suspense fallback={null}><SignInAskedLine /></Suspense>}
          <SessionNotices />
          <StandingNotices />
        </div>
        <ErrorBoundary page={path}><Suspense fallback={<Loading />}><Pages /></Suspense></ErrorBoundary>
      </main>
      <Toasts />
      <Suspense fallback={null}>
        {paletteOpen && <Palette run={run} />}
        {shortcuts && <Shortcuts onClose={() => setShortcuts(false)} />}
      </Suspense>
    </div>
  )
}

/** One way for commands from the menu, the palette and the keyboard, and for links from outside. */
function useCommands(showShortcuts: () => void): (command: PortalCommand) => void {
  const bridge = useBridge()
  const stores = useStores()
  const [, go] = useLocation()
  const mac = useTopic('session', state => state.platform === 'darwin')
  const run = useCallback((command: PortalCommand) => runCommand(command, { go, showShortcuts, stores }), [go, showShortcuts, stores])
  const runFromOutside = useCallback((command: PortalCommand) => {
    // The palette counts from its key on, not only once its chunk has been read.
    if (!stores.palette.getState().open && !isDialogOpen()) run(command)
  }, [run, stores])
  useEffect(() => bridge.on('menu.command', runFromOutside), [bridge, runFromOutside])
  useEffect(() => bridge.on('navigate', ({ path }) => go(path)), [bridge, go])
  useKeyboard(runFromOutside, mac)
  useEarlyKeys(stores.palette)
  return run
}
