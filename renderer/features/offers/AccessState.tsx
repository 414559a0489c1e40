import type { Offer } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { RightsLink } from '../../ui/RightsLink'
import { ErrorState } from '../../ui/states'
import { useAction } from '../../ui/useAction'
import { useFull } from '../../ui/useFull'

interface Props {
  readonly offer: Offer
  readonly onChanged: (offer: Offer) => void
}

/** After an acceptance: whether the team has its access yet, and the way to try again at once. */
export function AccessState({ offer, onChanged }: Props) {
  const { t, error: words } = useI18n()
  const bridge = useBridge()
  const full = useFull()
  const { busy, error, run } = useAction(() => bridge.calls['offers.setUpAccess']({ offerId: offer.id }))
  const { access } = offer
  if (access === undefined) return null
  const setUp = async (): Promise<void> => {
    const result = await run()
    if (result?.ok === true) onChanged(result.value)
  }
  return (
    <Notice severity={access.state === 'ready' ? 'success' : access.state === 'ended' ? 'warning' : 'info'}>
      <p>{t(`access.${access.state}`)}</p>
      {access.state === 'waiting' && (
        <>
          {access.problem !== undefined && <p>{words(access.problem)}</p>}
          <div><Button icon="sync" busy={busy} blocked={full ? undefined : t('access.needsFull')} onClick={() => { void setUp() }}>{t('access.setUp')}</Button></div>
          {!full && <RightsLink />}
          {error !== undefined && <ErrorState error={error} />}
        </>
      )}
    </Notice>
  )
}
