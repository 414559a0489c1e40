import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useI18n } from '../../i18n/I18nContext'
import type { DraftStore } from '../../stores/draft'
import { isOpen } from '../../stores/draftText'
import { CustomerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { Aside } from './Aside'
import { HandOverButtons } from './HandOverButtons'
import { LinkState } from './LinkState'
import { MessageFields } from './MessageFields'

/** Writes the message and hands it over (capabilities 4.3 to 4.5). */
export function Composer({ draft }: { readonly draft: StoreApi<DraftStore> }) {
  const { t } = useI18n()
  const state = useStore(draft)
  const { offer } = state
  const title = offer.customerName === undefined ? t('composer.title') : t('composer.titleFor', { company: offer.customerName })
  const mark = offer.tenantId === undefined ? undefined : <CustomerMark tenantId={offer.tenantId} name={offer.customerName ?? ''} size="large" />
  return (
    <Page title={title} mark={mark} help="composer.help">
      <LinkState state={state} />
      <div className="composer">
        <div className="stack">
          <MessageFields state={state} readOnly={!isOpen(offer.state)} />
          {isOpen(offer.state) && <HandOverButtons state={state} />}
        </div>
        <Aside state={state} />
      </div>
    </Page>
  )
}
