import type { CustomerUser } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ErrorState } from '../../../ui/states'
import { SecretOnce } from '../../secret/SecretOnce'
import type { ResetState } from './useReset'

interface Props {
  readonly state: Extract<ResetState, { step: 'ended' }>
  readonly user: CustomerUser
  readonly again: (how: 'look' | 'send') => void
  /** Another password, another intent. */
  readonly onReopen: () => void
}

/** What became of a reset; with the new password, where there is or may be one. */
export function Outcome({ state: { outcome, password, error }, user, again, onReopen }: Props) {
  const { t } = useI18n()
  const { name } = user
  const secret = <SecretOnce label={t('reset.newOf', { name })} secret={password} />
  return (
    <div className="stack reset-outcome">
      {outcome.result === 'done' && (
        <>
          <Notice severity="success"><p>{t('reset.done', { name })} {outcome.mustChange && t('reset.doneMustChange', { name })}</p></Notice>
          {secret}
        </>
      )}
      {outcome.result === 'failed' && (
        <Notice severity="error">
          <p>{t('reset.failed')} {outcome.detail !== undefined && t('reset.failedDetail', { detail: outcome.detail })}</p>
          <div><Button onClick={onReopen}>{t('reset.anotherPassword')}</Button></div>
        </Notice>
      )}
      {outcome.result === 'unknown' && (
        <>
          <Notice severity="warning">
            <p>{t(`reset.unknown.${outcome.why}`)} {t('reset.unknownKept')}</p>
            <div className="row">
              <Button look="primary" icon="sync" onClick={() => again('look')}>{t('reset.lookAgain')}</Button>
              {outcome.repeatable && <Button onClick={() => again('send')}>{t('reset.repeat')}</Button>}
            </div>
          </Notice>
          {secret}
        </>
      )}
      {error !== undefined && <ErrorState error={error} />}
      {outcome.result !== 'done' && <p className="small muted">{t('error.reference')} <span className="mono">{outcome.correlationId}</span></p>}
    </div>
  )
}
