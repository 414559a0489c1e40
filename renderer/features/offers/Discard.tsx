import { useState } from 'react'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import type { DraftStore } from '../../stores/draft'
import { useStores } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { useOnward } from '../../ui/useOnward'
import { DiscardDialog } from './DiscardDialog'

/** Throws a draft away, after asking. */
export function Discard({ state }: { readonly state: DraftStore }) {
  const { t } = useI18n()
  const [asking, setAsking] = useState(false)
  const begin = useOnward()
  const offers = useStores().offers
  const discard = async (): Promise<void> => {
    const go = begin()
    setAsking(false)
    if (await offers.getState().discard(state.offer.id)) go(paths.offers, { replace: true })
  }
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('composer.discard')}</Button>
      {asking && <DiscardDialog subject={state.text.subject} onCancel={() => setAsking(false)} onDiscard={() => { void discard() }} />}
    </div>
  )
}
