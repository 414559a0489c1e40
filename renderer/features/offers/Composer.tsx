import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import type { DraftStore } from '../../stores/draft'
import { isOpen } from '../../stores/draftText'
import { Button } from '../../ui/Button'
import { CustomerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { AccessState } from './AccessState'
import { Aside } from './Aside'
import { Changes } from './Changes'
import { HandOverButtons } from './HandOverButtons'
import { kindTitles } from './kinds'
import { LinkState } from './LinkState'
import { MessageFields } from './MessageFields'
import { MessageLanguage } from './MessageLanguage'
import { Preview } from './Preview'
import { Terms } from './Terms'
import { useArrival } from './useArrival'

interface Props {
  readonly draft: StoreApi<DraftStore>
  /** Where the message is a step of the wizard. */
  readonly stepper?: ReactNode
  readonly onBack?: () => void
  readonly onSubscriptions?: () => void
}

/** Writes the message and hands it over (capabilities 4.3 to 4.5). */
export function Composer({ draft, stepper, onBack, onSubscriptions }: Props) {
  const { t } = useI18n()
  const state = useStore(draft)
  useArrival(draft)
  const { offer, issue } = state
  const title = offer.kind === 'delegatedAdministration' && offer.customerName !== undefined ? t('composer.titleFor', { company: offer.customerName }) : t(kindTitles[offer.kind])
  const mark = offer.tenantId === undefined ? undefined : <CustomerMark tenantId={offer.tenantId} name={offer.customerName ?? ''} size="large" />
  const open = isOpen(offer.state)
  return (
    <Page title={title} mark={mark} help={offer.kind === 'delegatedAdministration' ? 'composer.help' : 'composer.helpProducts'}>
      {stepper}
      <Changes state={state} onAccepted={() => { void issue() }} {...(onSubscriptions !== undefined && { onChoose: onSubscriptions })} />
      <LinkState state={state} />
      <AccessState offer={offer} onChanged={state.receive} />
      <div className="composer">
        <div className="stack">
          {offer.via === 'relationship' && <Terms state={state} />}
          {open && <MessageLanguage state={state} />}
          <MessageFields state={state} readOnly={!open} />
          {open && <HandOverButtons state={state} />}
          <div className="row">
            {onBack !== undefined && <Button onClick={onBack}>{t('action.back')}</Button>}
            {offer.via === 'quote' && offer.link !== undefined && open && <Link className="button" href={paths.merge(offer.id)}>{t('merge.title')}</Link>}
            {offer.recipients !== undefined && open && <span className="small muted">{t('merge.recipients', { count: offer.recipients.length })}</span>}
            <Link className="button" data-look="quiet" href={paths.offerDetails(offer.id)}>{t('quotes.details')}</Link>
          </div>
          <Preview text={state.text} />
        </div>
        <Aside state={state} />
      </div>
    </Page>
  )
}
