import { useState } from 'react'
import type { Offer } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'

interface Props {
  readonly offer: Offer
  readonly onChanged: (offer: Offer) => void
}

/** After an acceptance: whether the team has its access yet, and the way to try again at once. */
export function AccessState({ offer, onChanged }: Props) {
  const { t, error: words } = useI18n()
  const bridge = useBridge()
  const [busy, setBusy] = useState(false)
  const { access } = offer
  if (access === undefined) return null
  const setUp = async (): Promise<void> => {
    setBusy(true)
    const result = await bridge.calls['offers.setUpAccess']({ offerId: offer.id })
    setBusy(false)
    if (result.ok) onChanged(result.value)
  }
  return (
    <Notice severity={access.state === 'ready' ? 'success' : access.state === 'ended' ? 'warning' : 'info'}>
      <p>{t(`access.${access.state}`)}</p>
      {access.state === 'waiting' && (
        <>
          {access.problem !== undefined && <p>{words(access.problem)}</p>}
          <div><Button icon="sync" busy={busy} onClick={() => { void setUp() }}>{t('access.setUp')}</Button></div>
        </>
      )}
    </Notice>
  )
}
