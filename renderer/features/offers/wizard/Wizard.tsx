import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { OfferKind } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import type { DraftStore } from '../../../stores/draft'
import { chosenOf } from '../../../stores/draftChoices'
import { useStores, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { ErrorState } from '../../../ui/states'
import { Changes } from '../Changes'
import { Composer } from '../Composer'
import { Discard } from '../Discard'
import { isOrdered, kindTitles, limitsOf, refusalOf } from '../kinds'
import { useOnward } from '../../../ui/useOnward'
import { OfficeStep } from './OfficeStep'
import { Stepper } from './Stepper'
import { pageOf, pagesOf, problemsOn, titleOf, type WizardPage } from './steps'
import { SubscriptionsStep } from './SubscriptionsStep'

/** Office and location, subscriptions, message (capabilities 4.1 to 4.3). Walking back and forth loses nothing. */
export function Wizard({ draft }: { readonly draft: StoreApi<DraftStore> }) {
  const state = useStore(draft)
  const { offer, choices, choose, flush, unqueue } = state
  const chosen = chosenOf(offer, choices)
  const draftOpen = offer.state === 'draft'
  /** An offer with a link is only looked at: its steps are not kept any more. */
  const [looking, setLooking] = useState<WizardPage>('message')
  const page = draftOpen ? pageOf(offer, chosen) : looking
  const pages = pagesOf(offer.kind)
  const goTo = async (to: WizardPage): Promise<void> => {
    setLooking(to)
    if (!draftOpen) return
    if (offer.waiting !== undefined && !await unqueue()) return
    choose({ step: to })
    await flush()
  }
  const at = pages.indexOf(page)
  const before = pages[at - 1]
  const after = pages[at + 1]
  const back = before === undefined ? undefined : () => { void goTo(before) }
  if (page === 'message') return <Composer draft={draft} {...(back !== undefined && { onBack: back })} stepper={<Steps kind={offer.kind} page={page} />} onSubscriptions={() => { void goTo(pages.includes('subscriptions') ? 'subscriptions' : 'office') }} />
  return <Choosing key={page} state={state} page={page} onBack={back} onNext={after === undefined ? undefined : () => { void goTo(after) }} />
}

function Steps({ kind, page }: { readonly kind: OfferKind; readonly page: WizardPage }) {
  const { t } = useI18n()
  const pages = pagesOf(kind)
  return <Stepper steps={pages.map(one => t(titleOf(one, kind)))} at={pages.indexOf(page)} />
}

interface ChoosingProps {
  readonly state: DraftStore
  readonly page: WizardPage
  readonly onBack: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

function Choosing({ state, page, onBack, onNext }: ChoosingProps) {
  const { t } = useI18n()
  const { offer, choices, flush, saved } = state
  const chosen = chosenOf(offer, choices)
  /** How often Next was pressed. */
  const [asks, setAsks] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const problems = problemsOn(page, offer, chosen)
  const next = (): void => {
    void flush()
    setAsks(asks + 1)
    if (problems.length === 0) onNext?.()
  }
  // The first field that is in the way takes the focus, so that its explanation is read out.
  useEffect(() => {
    if (asks > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not([role="radiogroup"]), [aria-invalid="true"] input')?.focus()
  }, [asks])
  const open = offer.state === 'draft'
  const Step = page === 'office' ? OfficeStep : SubscriptionsStep
  return (
    <Page title={t(kindTitles[offer.kind])} help="wizard.help">
      <Steps kind={offer.kind} page={page} />
      {page === 'office' && <Limits state={state} />}
      {!open && <Issued state={state} />}
      <Changes state={state} />
      {state.error !== undefined && <ErrorState error={state.error} onRetry={() => { void flush() }} />}
      <form ref={form} className="stack-large" noValidate aria-label={t(titleOf(page, offer.kind))} onSubmit={event => { event.preventDefault(); next() }}>
        <fieldset className="plain stack-large" disabled={!open}>
          <Step state={state} chosen={chosen} problems={problems} asked={asks > 0} />
        </fieldset>
        <div className="row">
          {onBack !== undefined && <Button onClick={onBack}>{t('action.back')}</Button>}
          <Button look="primary" type="submit">{t('action.next')}</Button>
          {open && <span className="small muted" role="status">{t(saved ? 'composer.saved' : 'composer.saving')}</span>}
        </div>
        {open && <Discard state={state} />}
      </form>
    </Page>
  )
}

/** What this cloud cannot do, before any work is put into the offer. */
function Limits({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const cloud = useTopic('session', one => one.cloud)
  const offline = useTopic('session', one => one.connection === 'offline')
  const { kind } = state.offer
  const limits = limitsOf(kind, cloud.capabilities)
  const refused = isOrdered(kind, cloud.capabilities) ? 'wizard.refused.cart' : refusalOf(kind, cloud.capabilities)
  return (
    <>
      {refused !== undefined && (
        <Notice severity="warning">
          <p>{t(refused)}</p>
          {refused === 'wizard.refused.cart' && <div><Link className="button" href={kind === 'trial' ? paths.trial : paths.purchase}>{t('orders.open')}</Link></div>}
        </Notice>
      )}
      {limits.length > 0 && <Notice severity="warning" announce={false}>{limits.map(limit => <p key={limit}>{t(limit)}</p>)}</Notice>}
      {offline && <Notice severity="info"><p>{t('wizard.offline')}</p></Notice>}
    </>
  )
}

/** The cloud has issued this offer as it is; a change is another offer. */
function Issued({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const begin = useOnward()
  const offers = useStores().offers
  const duplicate = async (): Promise<void> => {
    const go = begin()
    const copy = await offers.getState().duplicate(state.offer.id)
    if (copy !== undefined) go(paths.offer(copy.id))
  }
  return (
    <Notice severity="info" announce={false}>
      <p>{t('wizard.issued')}</p>
      <div><Button icon="copy" onClick={() => { void duplicate() }}>{t('quotes.duplicate')}</Button></div>
    </Notice>
  )
}
