import type { AppError } from '../../../electron/contract/errors'
import { useI18n } from '../../i18n/I18nContext'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'

/** How a change goes or ended. A cancel is what the technician wanted, so it is told and not reported. */
export function ChangeOutcome({ error, cancelling }: { readonly error: AppError | undefined; readonly cancelling: boolean }) {
  const { t, error: words } = useI18n()
  return (
    <>
      {cancelling && <p role="status" className="small muted">{t('team.cancelling')}</p>}
      {error?.kind === 'cancelled' && <Notice severity="info"><p>{words(error)}</p></Notice>}
      {error !== undefined && error.kind !== 'cancelled' && <ErrorState error={error} />}
    </>
  )
}
