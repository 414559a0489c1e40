import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link, Route, Switch } from 'wouter'
import type { SessionState } from '../../../electron/contract/session'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { signInWords } from '../../i18n/topics/signIn'
import { paths } from '../../shell/routes'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { PartnerMark } from '../../ui/Mark'
import { ErrorState, Loading } from '../../ui/states'
import { Accounts } from './Accounts'

const OnboardingPages = lazy(async () => ({ default: (await import('../onboarding/OnboardingPages')).OnboardingPages }))

/** What there is for somebody who is not signed in: the sign-in, and the way into one of Microsoft's clouds. */
export function SignInPage() {
  const closed = useTopic('session', state => state.session.step === 'noRole')
  const signIn = <TopicWords words={signInWords}><SignIn /></TopicWords>
  if (closed) return signIn
  return (
    <Switch>
      <Route path={paths.onboarding}><main className="outside-page"><Suspense fallback={<Loading />}><OnboardingPages /></Suspense></main></Route>
      <Route>{signIn}</Route>
    </Switch>
  )
}

/** Sign-in, its waiting, and the end of the way for a technician without a delegated role (capabilities 1.3, 2.4). */
function SignIn() {
  const { t } = useI18n()
  const session = useTopic('session', state => state.session)
  const heading = useRef<HTMLHeadingElement>(null)
  const led = useRef<string | undefined>(undefined)
  const title = t(session.step === 'noRole' ? 'signIn.noRole.title' : 'signIn.title')
  useEffect(() => {
    document.title = `${title} — ${t('app.name')}`
    // Not again when only the words of another topic have come: somebody may be on the way through the page.
    if (led.current !== title) heading.current?.focus()
    led.current = title
  }, [title, t])
  useEffect(() => { performance.mark('signInReady') }, [])
  return (
    <main className="sign-in-page">
      <div className="card-narrow">
        <div className="page-title"><PartnerMark /><h1 ref={heading} tabIndex={-1}>{title}</h1></div>
        <Outcome session={session} />
        <Step session={session} />
      </div>
    </main>
  )
}

/** Ends that the technician wanted. */
const expected: ReadonlySet<string> = new Set(['signedOut', 'switched', 'cancelled'])

/** How the last try ended. */
function Outcome({ session }: { readonly session: SessionState }) {
  const { t } = useI18n()
  const error = useTopic('session', state => state.error)
  if (error !== undefined) return <ErrorState error={error} />
  if (session.step !== 'signedOut') return null
  if (session.error !== undefined) return <ErrorState error={session.error} />
  if (session.reason === undefined) return null
  return <Notice severity={expected.has(session.reason) ? 'info' : 'warning'}><p>{t(`signIn.reason.${session.reason}`)}</p></Notice>
}

function Step({ session }: { readonly session: SessionState }) {
  const { t } = useI18n()
  const { signIn, cancel, signOut } = useTopic('session', state => state)
  const practice = useTopic('session', state => state.cloud.practice)
  if (session.step === 'starting') return <p role="status">{t('signIn.starting')}</p>
  if (session.step === 'signingIn') {
    return (
      <>
        <p role="status">{t(practice ? 'signIn.waitingWindow' : 'signIn.waitingBrowser')}</p>
        {/* At the other end of the line than "Sign in", which stands there when a try ends by itself: a click meant for one never meets the other. */}
        <div className="at-end"><Button onClick={() => { void cancel() }}>{t('action.cancel')}</Button></div>
      </>
    )
  }
  if (session.step === 'noRole') {
    return (
      <>
        <p className="wrap">{t('signIn.noRole.text', { account: session.userPrincipalName })}</p>
        <p>{t('signIn.noRole.next')}</p>
        <div><Button look="primary" onClick={() => { void signOut() }}>{t('accounts.another')}</Button></div>
      </>
    )
  }
  return (
    <>
      <p>{t('signIn.text')}</p>
      <Accounts switched={session.step === 'signedOut' && session.reason === 'switched'} onSignIn={choice => { void signIn(choice) }} />
      <Cloud />
      <Elsewhere practice={practice} />
    </>
  )
}

/** The other place to work: the practice cloud is one press away, Microsoft's needs a registration first. */
function Elsewhere({ practice }: { readonly practice: boolean }) {
  const { t } = useI18n()
  if (!practice) return <div><Link className="button" href={paths.onboarding}>{t('welcome.setUp')}</Link></div>
  return (
    <section className="stack" aria-labelledby="elsewhere-heading">
      <h2 id="elsewhere-heading">{t('welcome.heading')}</h2>
      <p className="muted">{t('welcome.text')}</p>
      <div><Link className="button" href={paths.onboarding}>{t('welcome.use')}</Link></div>
    </section>
  )
}

/** Says which cloud it will be, and for the practice cloud which accounts there are. */
function Cloud() {
  const { t } = useI18n()
  const cloud = useTopic('session', state => state.cloud)
  if (!cloud.practice) return <p className="small muted">{t('signIn.cloud')} {t(`cloud.${cloud.id}`)}</p>
  return (
    <section className="stack" aria-labelledby="practice-heading">
      <h2 id="practice-heading">{t('cloud.practice')}</h2>
      <p className="muted">{t('signIn.practice.text')}</p>
      <ul className="small">
        <li><span className="mono">full@fabrikam.com</span> · {t('role.full')}</li>
        <li><span className="mono">limited@fabrikam.com</span> · {t('role.limited')}</li>
        <li><span className="mono">owner@fabrikam.com</span> · {t('signIn.practice.owner')}</li>
        <li><span className="mono">none@fabrikam.com</span> · {t('role.none')}</li>
      </ul>
      <p className="small muted">{t('signIn.practice.password')} <span className="mono">practice</span></p>
    </section>
  )
}
