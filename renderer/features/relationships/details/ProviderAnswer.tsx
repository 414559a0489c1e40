import { useState } from 'react'
import type { RelationshipDetails } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { RightsLink } from '../../../ui/RightsLink'
import { ErrorState } from '../../../ui/states'
import { useAction } from '../../../ui/useAction'
import { useFull } from '../../../ui/useFull'

interface Props {
  readonly details: RelationshipDetails
  readonly onChanged: (details: RelationshipDetails) => void
}

/** The own company's answer to a relationship that an indirect provider made for it: yes, or no after a question. */
export function ProviderAnswer({ details: { id, name }, onChanged }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const full = useFull()
  const offline = useTopic('session', state => state.connection === 'offline')
  const [asking, setAsking] = useState(false)
  const [agree, setAgree] = useState(true)
  const { run, busy, error } = useAction(() => bridge.calls['relationships.answerProvider']({ id, agree }))
  const answer = async (): Promise<void> => {
    setAsking(false)
    const result = await run()
    if (result?.ok === true) onChanged(result.value)
  }
  const why = full ? offline ? t('relationships.offline') : undefined : t('relationships.why.limited')
  return (
    <section className="stack" aria-label={t('provider.answer')}>
      <div className="row">
        <Button look="primary" icon="check" busy={busy && agree} blocked={why} onClick={() => { setAgree(true); setAsking(true) }}>{t('provider.agree')}</Button>
        <Button icon="prohibited" busy={busy && !agree} blocked={why} onClick={() => { setAgree(false); setAsking(true) }}>{t('provider.reject')}</Button>
      </div>
      {!full && <RightsLink />}
      {error !== undefined && <ErrorState error={error} />}
      {asking && (
        <Dialog title={t(agree ? 'provider.agreeTitle' : 'provider.rejectTitle')} onClose={() => setAsking(false)}>
          <p className="wrap">{t(agree ? 'provider.agreeText' : 'provider.rejectText', { name })}</p>
          <div className="dialog-buttons">
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button look="primary" onClick={() => { void answer() }}>{t(agree ? 'provider.agree' : 'provider.reject')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
