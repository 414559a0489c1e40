import { useState } from 'react'
import type { AppError } from '../../../electron/contract/errors'
import type { OfferKind, OfferRow } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import type { MessageKey } from '../../i18n/translator'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorState } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { useOnward } from '../../ui/useOnward'
import type { Chosen } from './chosen'

const kinds: readonly (readonly [kind: OfferKind, label: MessageKey])[] = [
  ['trial', 'command.sendTrialInvitation'],
  ['purchase', 'command.createPurchaseOffer'],
  ['delegatedAdministration', 'command.offerDelegatedAdministration']
]

interface Props {
  readonly chosen: Chosen
  readonly onClose: () => void
}

/** One offer to exactly the chosen customers (capabilities 4.6): a new one, which remembers them until its mail merge, or one that is ready. */
export function OfferDialog({ chosen, onClose }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const begin = useOnward()
  const capabilities = useTopic('session', state => state.cloud.capabilities)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const ready = shown(useCall(() => bridge.calls['offers.find']({ state: 'ready', limit: 8 }), 'ready').state)?.rows.filter(({ via }) => via === 'quote') ?? []
  /** Whether the cloud has one link that many customers may follow. */
  const possible = (kind: OfferKind): boolean => capabilities === undefined || (capabilities.quotes && (kind !== 'delegatedAdministration' || capabilities.openInvitation))
  const [only] = chosen
  /** Where an offer is ordered for one customer, the wizard begins with the one that was chosen. */
  const ordered = (kind: OfferKind): kind is 'trial' | 'purchase' => chosen.size === 1 && kind !== 'delegatedAdministration' && capabilities?.quotes === false && capabilities.cart
  const create = async (kind: OfferKind): Promise<void> => {
    const go = begin()
    if (ordered(kind) && only !== undefined) return go(paths.offerTo(kind, only))
    const made = await bridge.calls['offers.create']({ kind, recipients: [...chosen] })
    if (made.ok) go(paths.offer(made.value.id))
    else setError(made.error)
  }
  const merge = async (offerId: OfferRow['id']): Promise<void> => {
    const go = begin()
    const started = await bridge.calls['merge.start']({ offerId, tenantIds: [...chosen] })
    if (started.ok) go(paths.merge(offerId))
    else setError(started.error)
  }
  return (
    <Dialog title={t('customers.offer.title', { count: chosen.size })} onClose={onClose}>
      <p className="muted">{t('customers.offer.text')}</p>
      {error !== undefined && <ErrorState error={error} />}
      <section className="stack" aria-labelledby="offer-new">
        <h3 id="offer-new">{t('customers.offer.new')}</h3>
        {kinds.map(([kind, label]) => (
          <Button key={kind} icon="mail" blocked={possible(kind) || ordered(kind) ? undefined : t('customers.offer.notMany')} onClick={() => { void create(kind) }}>{t(label)}</Button>
        ))}
      </section>
      {ready.length > 0 && (
        <section className="stack" aria-labelledby="offer-ready">
          <h3 id="offer-ready">{t('customers.offer.ready')}</h3>
          {ready.map(({ id, subject, products }) => (
            <Button key={id} onClick={() => { void merge(id) }}>{subject.trim() || products.join(', ') || t('customers.offer.untitled')}</Button>
          ))}
        </section>
      )}
      <div className="dialog-buttons"><Button onClick={onClose}>{t('action.cancel')}</Button></div>
    </Dialog>
  )
}
